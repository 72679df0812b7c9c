//! Parameters of the other fields: which tables are looked up for which field.

use super::{Table, contact_params, via_params, words};

/// The parameters of the field called `name`.
pub(crate) fn of(name: &str) -> &'static [Table] {
    match name {
        "Via" => &[via_params::PARAMS],
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
        "Geolocation-Error" | "AlertMsg-Error" => &[LOCATION_ERROR],
        "P-DCS-Trace-Party-ID" | "P-DCS-Billing-Info" | "P-DCS-LAES" | "P-DCS-Redirect" => {
            &[PACKET_CABLE]
        }
        "Trigger-Consent" => &[CONSENT],
        "P-Served-User" => &[SERVED_USER],
        "Refer-To" | "Referred-By" => &[REFERRED_BY],
        _ => &[],
    }
}

words! {
    FROM_TO
    "tag", 3261, "19.3", Identifier, "This side's half of the dialog's name.";
}

words! {
    SESSION_TIMER
    "refresher", 4028, "4", Token, "Who refreshes the session.";
}

words! {
    EVENT
    "id", 6665, "8.2.1", Identifier, "Tells several subscriptions to the same package apart.";
    "call-id", 4235, "3.2", Identifier, "Only the dialog with this Call-ID.";
    "to-tag", 4235, "3.2", Identifier, "Only the dialog with this To tag.";
    "from-tag", 4235, "3.2", Identifier, "Only the dialog with this From tag.";
    "include-session-description", 4235, "3.2", "Tell the sessions' descriptions too.";
    "profile-type", 6080, "6.2", Token, "Which of the device's profiles.";
    "vendor", 6080, "6.2", Text, "Who made the device.";
    "model", 6080, "6.2", Text, "The device's model.";
    "version", 6080, "6.2", Text, "The device's software version.";
    "body", 5989, "7.3", "Whether notifications carry the resource itself.";
    "sla", 6665, "7.1", "No standard defines it: the subscription is for a shared line.";
    "ma", 6665, "7.1", "No standard defines it: part of a draft on shared lines.";
    "ca", 6665, "7.1", "No standard defines it.";
}

words! {
    SUBSCRIPTION
    "expires", 6665, "4.1.3", Number, "For how many seconds the subscription still holds.";
    "reason", 6665, "4.1.3", Token, "Why it ended.";
    "retry-after", 6665, "4.1.3", Number, "How many seconds to wait before subscribing again.";
}

words! {
    REASON
    "cause", 3326, "2", Number, "The cause by number.";
    "text", 3326, "2", Text, "The cause in words.";
    "location", 8606, "4", Token, "Where in the telephone network the cause came from.";
    "ppi", 9410, "1", Identifier, "The caller's token that failed.";
}

words! {
    MEDIA_TYPE
    "boundary", 2046, "5.1.1", Identifier, "The line that parts the body's sections.";
    "charset", 2046, "4.1.2", Token, "How the text is written as bytes.";
    "version", 3420, "5", Number, "The version of SIP the fragment is of.";
    "q", 3261, "20.1", Number, "How much it is preferred, from 0 to 1.";
    "level", 3204, "3.1", Number, "The version of ISUP or QSIG.";
    "base", 3204, "3.1", Token, "The variant of ISUP it builds on.";
    "method", 3515, "2.1", Method, "The method.";
    "type", 2387, "3.1", Token, "The media type of the root part.";
    "start", 2387, "3.2", Identifier, "The Content-ID of the root part.";
    "msgr", 3261, "20.1", "No standard defines it: a feature of Microsoft's clients.";
}

words! {
    DISPOSITION
    "handling", 3261, "20.11", Token, "What a receiver does that does not understand the body.";
    "filename", 2183, "2.3", Text, "The name to save it by.";
}

words! {
    RETRY
    "duration", 3261, "20.33", Number, "For how many seconds the callee can then be reached.";
}

words! {
    DIALOG
    "to-tag", 3891, "6.1", Identifier, "The dialog's To tag, as the receiver knows it: its own.";
    "from-tag", 3891, "6.1", Identifier,
        "The dialog's From tag, as the receiver knows it: the other side's.";
    "early-only", 3891, "6.1", "Only while the call is not answered: directed pick-up.";
    "local-tag", 4538, "7", Identifier, "The tag of the side that sends this request.";
    "remote-tag", 4538, "7", Identifier, "The tag of the side that receives this request.";
}

words! {
    DIVERSION
    "reason", 5806, "4", Token, "Why the call was diverted.";
    "counter", 5806, "4", Number, "How often it was diverted.";
    "limit", 5806, "4", Number, "How often it may be diverted.";
    "privacy", 5806, "4", Token, "What of the address is to be hidden.";
    "screen", 5806, "4", Token, "Whether the address was checked.";
    "party", 3325, "1", Token,
        "No standard defines it: whose address it is, caller or called. P-Asserted-Identity (RFC 3325) replaces the field.";
    "id-type", 3325, "1", Token, "No standard defines it: what kind of identity it is.";
}

words! {
    HISTORY
    "index", 7044, "5", Number, "Its place in the tree of forwards: each dot is one hop further.";
}

words! {
    SECURITY
    "q", 3329, "2.2", Number, "How much it is preferred, from 0 to 1.";
    "d-alg", 3329, "2.2", Token, "The digest's algorithm.";
    "d-qop", 3329, "2.2", Token, "What the digest protects.";
    "d-ver", 3329, "2.2", Secret, "The digest over the list of mechanisms.";
    "alg", 3329, "A", Token, "3GPP IPsec: how integrity is protected.";
    "ealg", 3329, "A", Token, "3GPP IPsec: how the content is encrypted.";
    "prot", 3329, "A", Token, "3GPP IPsec: ESP or AH.";
    "mod", 3329, "A", Token, "3GPP IPsec: transport or tunnel mode.";
    "spi-c", 3329, "A", Number, "3GPP IPsec: the security association of the client's port.";
    "spi-s", 3329, "A", Number, "3GPP IPsec: the security association of the server's port.";
    "port-c", 3329, "A", Number, "3GPP IPsec: the protected client port.";
    "port-s", 3329, "A", Number, "3GPP IPsec: the protected server port.";
}

words! {
    CALL_INFO
    "purpose", 3261, "20.9", Token, "What the address leads to.";
    "m", 6910, "12.5", Token, "Call completion: when, on busy or no answer.";
    "appearance", 7463, "5.1", Number, "The number of the line on a shared-line phone.";
    "answer-after", 3261, "20.9", Number,
        "No standard defines it: the phone answers by itself after so many seconds.";
    "appearance-index", 3261, "20.9", Number,
        "No standard defines it: BroadSoft's shared lines, which line.";
    "appearance-state", 3261, "20.9", Token,
        "No standard defines it: BroadSoft's shared lines, what the line does.";
    "info", 3261, "20.4", Token, "No standard defines it: which ring tone to use.";
}

words! {
    SESSION_ID
    "remote", 7989, "5", Identifier,
        "The other side's half of the session's name; all zeros while it is not known.";
}

words! {
    USER_TO_USER
    "encoding", 7433, "4.1", Token, "How the data is written.";
    "purpose", 7433, "4.1", Token, "What the data is for.";
    "content", 7433, "4.1", Token, "What the data is.";
}

words! {
    CHARGING
    "icid-value", 7315, "5.6", Identifier, "Names the session for billing.";
    "icid-generated-at", 7315, "5.6", Host, "Who made the identifier.";
    "orig-ioi", 7315, "5.6", Host, "The caller's operator.";
    "term-ioi", 7315, "5.6", Host, "The callee's operator.";
    "transit-ioi", 7315, "5.6", Host, "An operator between.";
    "related-icid", 7315, "5.6", Identifier, "The identifier of a session this one belongs to.";
}

words! {
    ACCESS
    "utran-cell-id-3gpp", 7315, "5.4", Identifier, "The mobile cell.";
    "cgi-3gpp", 7315, "5.4", Identifier, "The GSM cell.";
    "dsl-location", 7315, "5.4", Identifier, "The DSL line.";
    "i-wlan-node-id", 7315, "5.4", Identifier, "The wireless access point.";
    "eth-location", 7315, "5.4", Identifier, "The Ethernet port.";
    "network-provided", 7315, "5.4", "The network said so, not the phone.";
}

words! {
    IDENTITY
    "info", 8224, "4", Text, "Where the signer's certificate is.";
    "alg", 8224, "4", Token, "The signature's algorithm.";
    "ppt", 8224, "4", Token, "The kind of token: `shaken`, `div` and others.";
}

words! {
    GEOLOCATION
    "loc-src", 8787, "3", Host, "Who added the location.";
}

words! {
    LOCATION_ERROR
    "code", 6442, "4.4", Text, "The same in words.";
}

words! {
    PACKET_CABLE
    "timestamp", 5503, "5.1", Number, "When the call to be traced arrived.";
    "rksgroup", 5503, "7.1", Identifier, "Who keeps the records of the call.";
    "charge", 5503, "7.1", User, "Who pays.";
    "calling", 5503, "7.1", User, "Who calls.";
    "called", 5503, "7.1", User, "Who is called.";
    "routing", 5503, "7.1", User, "The address the call was routed by.";
    "locroute", 5503, "7.1", User, "The location the call was routed by.";
    "jip", 5503, "7.1", Identifier, "The exchange of the caller.";
    "content", 5503, "8.1", Host, "Where the copy of the call goes.";
    "bcid", 5503, "8.1", Identifier, "Ties the events of one call together.";
    "cccid", 5503, "8.1", Identifier, "Names the copy.";
    "redirector-uri", 5503, "8.1", User, "Who redirected the call.";
    "count", 5503, "8.1", Number, "How often the call was redirected.";
}

words! {
    CONSENT
    "target-uri", 5360, "5.11.2", "The relay's address that consent is to be asked for.";
}

words! {
    SERVED_USER
    "sescase", 5502, "6", Token, "Whether the user is served as caller (`orig`) or callee (`term`).";
    "regstate", 5502, "6", Token, "Whether the user is registered (`reg`) or not (`unreg`).";
}

words! {
    REFERRED_BY
    "cid", 3892, "3", Identifier, "Points at the part of the body that proves it.";
}
