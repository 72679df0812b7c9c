//! Parameters of the other fields: which tables are looked up for which field.

use super::{Table, contact_params, entry};
use crate::explain::PartKind::{Host, Identifier, Method, Number, Secret, Text, Token};

/// The parameters of the field called `name`.
pub(in crate::explain) fn of(name: &str) -> &'static [Table] {
    match name {
        "From" | "To" => &[FROM_TO],
        "Contact" => &[contact_params::PARAMS, contact_params::CAPABILITIES],
        "Accept-Contact" | "Reject-Contact" => &[contact_params::CAPABILITIES],
        "Session-Expires" | "Min-SE" => &[SESSION_TIMER],
        "Event" => &[EVENT],
        "Subscription-State" => &[SUBSCRIPTION],
        "Reason" => &[REASON],
        "Content-Type" | "Accept" | "Accept-Encoding" | "Accept-Language" => &[MEDIA_TYPE],
        "Content-Disposition" => &[DISPOSITION],
        "Retry-After" => &[RETRY],
        "Replaces" | "Join" | "Target-Dialog" | "In-Reply-To" => &[DIALOG],
        "Diversion" | "Remote-Party-ID" => &[DIVERSION],
        "History-Info" => &[HISTORY, contact_params::PARAMS],
        "Security-Client" | "Security-Server" | "Security-Verify" => &[SECURITY],
        "Call-Info" | "Alert-Info" | "Error-Info" => &[CALL_INFO],
        "Session-ID" => &[SESSION_ID],
        "User-to-User" => &[USER_TO_USER],
        "P-Charging-Vector" => &[CHARGING],
        "P-Access-Network-Info" => &[ACCESS],
        "Identity" => &[IDENTITY],
        "Geolocation" => &[GEOLOCATION],
        _ => &[],
    }
}

const FROM_TO: Table = &[entry(
    "tag",
    3261,
    "19.3",
    "This side's half of the dialog's name.",
)
.holds(Identifier)];

const SESSION_TIMER: Table =
    &[entry("refresher", 4028, "4", "Who refreshes the session.").holds(Token)];

const EVENT: Table = &[
    entry(
        "id",
        6665,
        "8.2.1",
        "Tells several subscriptions to the same package apart.",
    )
    .holds(Identifier),
    entry("call-id", 4235, "3.2", "Only the dialog with this Call-ID.").holds(Identifier),
    entry("to-tag", 4235, "3.2", "Only the dialog with this To tag.").holds(Identifier),
    entry(
        "from-tag",
        4235,
        "3.2",
        "Only the dialog with this From tag.",
    )
    .holds(Identifier),
    entry(
        "include-session-description",
        4235,
        "3.2",
        "Tell the sessions' descriptions too.",
    ),
    entry(
        "profile-type",
        6080,
        "6.2",
        "Which of the device's profiles.",
    )
    .holds(Token),
    entry("vendor", 6080, "6.2", "Who made the device.").holds(Text),
    entry("model", 6080, "6.2", "The device's model.").holds(Text),
    entry("version", 6080, "6.2", "The device's software version.").holds(Text),
    entry(
        "body",
        5989,
        "7.3",
        "Whether notifications carry the resource itself.",
    ),
    entry(
        "sla",
        6665,
        "7.1",
        "No standard defines it: the subscription is for a shared line.",
    ),
    entry(
        "ma",
        6665,
        "7.1",
        "No standard defines it: part of a draft on shared lines.",
    ),
    entry("ca", 6665, "7.1", "No standard defines it."),
];

const SUBSCRIPTION: Table = &[
    entry(
        "expires",
        6665,
        "4.1.3",
        "For how many seconds the subscription still holds.",
    )
    .holds(Number),
    entry("reason", 6665, "4.1.3", "Why it ended.").holds(Token),
    entry(
        "retry-after",
        6665,
        "4.1.3",
        "How many seconds to wait before subscribing again.",
    )
    .holds(Number),
];

const REASON: Table = &[
    entry("cause", 3326, "2", "The cause by number.").holds(Number),
    entry("text", 3326, "2", "The cause in words.").holds(Text),
    entry(
        "location",
        8606,
        "4",
        "Where in the telephone network the cause came from.",
    )
    .holds(Token),
    entry("ppi", 9410, "3", "The caller's token that failed.").holds(Identifier),
];

const MEDIA_TYPE: Table = &[
    entry(
        "boundary",
        2046,
        "5.1.1",
        "The line that parts the body's sections.",
    )
    .holds(Identifier),
    entry(
        "charset",
        2046,
        "4.1.2",
        "How the text is written as bytes.",
    )
    .holds(Token),
    entry(
        "version",
        3420,
        "5",
        "The version of SIP the fragment is of.",
    )
    .holds(Number),
    entry("q", 3261, "20.1", "How much it is preferred, from 0 to 1.").holds(Number),
    entry("level", 3204, "3.1", "The version of ISUP or QSIG.").holds(Number),
    entry("base", 3204, "3.1", "The variant of ISUP it builds on.").holds(Token),
    entry("method", 3515, "2.1", "The method.").holds(Method),
    entry("type", 2387, "3.1", "The media type of the root part.").holds(Token),
    entry("start", 2387, "3.2", "The Content-ID of the root part.").holds(Identifier),
    entry(
        "msgr",
        3261,
        "20.1",
        "No standard defines it: a feature of Microsoft's clients.",
    ),
];

const DISPOSITION: Table = &[
    entry(
        "handling",
        3261,
        "20.11",
        "What a receiver does that does not understand the body.",
    )
    .holds(Token),
    entry("filename", 2183, "2.3", "The name to save it by.").holds(Text),
];

const RETRY: Table = &[entry(
    "duration",
    3261,
    "20.33",
    "For how many seconds the callee can then be reached.",
)
.holds(Number)];

const DIALOG: Table = &[
    entry(
        "to-tag",
        3891,
        "6.1",
        "The dialog's To tag, as the receiver knows it: its own.",
    )
    .holds(Identifier),
    entry(
        "from-tag",
        3891,
        "6.1",
        "The dialog's From tag, as the receiver knows it: the other side's.",
    )
    .holds(Identifier),
    entry(
        "early-only",
        3891,
        "6.1",
        "Only while the call is not answered: directed pick-up.",
    ),
    entry(
        "local-tag",
        4538,
        "7",
        "The tag of the side that sends this request.",
    )
    .holds(Identifier),
    entry(
        "remote-tag",
        4538,
        "7",
        "The tag of the side that receives this request.",
    )
    .holds(Identifier),
];

const DIVERSION: Table = &[
    entry("reason", 5806, "4", "Why the call was diverted.").holds(Token),
    entry("counter", 5806, "4", "How often it was diverted.").holds(Number),
    entry("limit", 5806, "4", "How often it may be diverted.").holds(Number),
    entry("privacy", 5806, "4", "What of the address is to be hidden.").holds(Token),
    entry("screen", 5806, "4", "Whether the address was checked.").holds(Token),
    entry("party", 3325, "1", "No standard defines it: whose address it is, caller or called. P-Asserted-Identity (RFC 3325) replaces the field.").holds(Token),
    entry("id-type", 3325, "1", "No standard defines it: what kind of identity it is.").holds(Token),
];

const HISTORY: Table = &[entry(
    "index",
    7044,
    "5",
    "Its place in the tree of forwards: each dot is one hop further.",
)
.holds(Number)];

const SECURITY: Table = &[
    entry("q", 3329, "2.2", "How much it is preferred, from 0 to 1.").holds(Number),
    entry("d-alg", 3329, "2.2", "The digest's algorithm.").holds(Token),
    entry("d-qop", 3329, "2.2", "What the digest protects.").holds(Token),
    entry(
        "d-ver",
        3329,
        "2.2",
        "The digest over the list of mechanisms.",
    )
    .holds(Secret),
    entry("alg", 3329, "A", "3GPP IPsec: how integrity is protected.").holds(Token),
    entry(
        "ealg",
        3329,
        "A",
        "3GPP IPsec: how the content is encrypted.",
    )
    .holds(Token),
    entry("prot", 3329, "A", "3GPP IPsec: ESP or AH.").holds(Token),
    entry("mod", 3329, "A", "3GPP IPsec: transport or tunnel mode.").holds(Token),
    entry(
        "spi-c",
        3329,
        "A",
        "3GPP IPsec: the security association of the client's port.",
    )
    .holds(Number),
    entry(
        "spi-s",
        3329,
        "A",
        "3GPP IPsec: the security association of the server's port.",
    )
    .holds(Number),
    entry(
        "port-c",
        3329,
        "A",
        "3GPP IPsec: the protected client port.",
    )
    .holds(Number),
    entry(
        "port-s",
        3329,
        "A",
        "3GPP IPsec: the protected server port.",
    )
    .holds(Number),
];

const CALL_INFO: Table = &[
    entry("purpose", 3261, "20.9", "What the address leads to.").holds(Token),
    entry(
        "m",
        6910,
        "12.5",
        "Call completion: when, on busy or no answer.",
    )
    .holds(Token),
    entry(
        "appearance",
        7463,
        "5.1",
        "The number of the line on a shared-line phone.",
    )
    .holds(Number),
    entry(
        "answer-after",
        3261,
        "20.9",
        "No standard defines it: the phone answers by itself after so many seconds.",
    )
    .holds(Number),
    entry(
        "appearance-index",
        3261,
        "20.9",
        "No standard defines it: BroadSoft's shared lines, which line.",
    )
    .holds(Number),
    entry(
        "appearance-state",
        3261,
        "20.9",
        "No standard defines it: BroadSoft's shared lines, what the line does.",
    )
    .holds(Token),
    entry(
        "info",
        3261,
        "20.4",
        "No standard defines it: which ring tone to use.",
    )
    .holds(Token),
];

const SESSION_ID: Table = &[entry(
    "remote",
    7989,
    "5",
    "The other side's half of the session's name; all zeros while it is not known.",
)
.holds(Identifier)];

const USER_TO_USER: Table = &[
    entry("encoding", 7433, "4.1", "How the data is written.").holds(Token),
    entry("purpose", 7433, "4.1", "What the data is for.").holds(Token),
    entry("content", 7433, "4.1", "What the data is.").holds(Token),
];

const CHARGING: Table = &[
    entry("icid-value", 7315, "5.6", "Names the session for billing.").holds(Identifier),
    entry("icid-generated-at", 7315, "5.6", "Who made the identifier.").holds(Host),
    entry("orig-ioi", 7315, "5.6", "The caller's operator.").holds(Host),
    entry("term-ioi", 7315, "5.6", "The callee's operator.").holds(Host),
    entry("transit-ioi", 7315, "5.6", "An operator between.").holds(Host),
    entry(
        "related-icid",
        7315,
        "5.6",
        "The identifier of a session this one belongs to.",
    )
    .holds(Identifier),
];

const ACCESS: Table = &[
    entry("utran-cell-id-3gpp", 7315, "5.4", "The mobile cell.").holds(Identifier),
    entry("cgi-3gpp", 7315, "5.4", "The GSM cell.").holds(Identifier),
    entry("dsl-location", 7315, "5.4", "The DSL line.").holds(Identifier),
    entry("i-wlan-node-id", 7315, "5.4", "The wireless access point.").holds(Identifier),
    entry("eth-location", 7315, "5.4", "The Ethernet port.").holds(Identifier),
    entry(
        "network-provided",
        7315,
        "5.4",
        "The network said so, not the phone.",
    ),
];

const IDENTITY: Table = &[
    entry("info", 8224, "4", "Where the signer's certificate is.").holds(Text),
    entry("alg", 8224, "4", "The signature's algorithm.").holds(Token),
    entry("ppt", 8224, "4", "The kind of token: `shaken`, `div` …").holds(Token),
];

const GEOLOCATION: Table = &[entry("loc-src", 8787, "3", "Who added the location.").holds(Host)];
