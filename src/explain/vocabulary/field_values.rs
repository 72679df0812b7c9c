//! Words that stand as the value of a field, or of one of its parameters.

use super::{Table, entry, event_packages, option_tags, reasons};

/// The words of the field called `name`.
pub(in crate::explain) fn of(name: &str) -> Table {
    match name {
        "Supported" | "Require" | "Proxy-Require" | "Unsupported" => option_tags::TAGS,
        "Event" | "Allow-Events" => event_packages::PACKAGES,
        "Reason" => reasons::PROTOCOLS,
        "Subscription-State" => SUBSCRIPTION_STATES,
        "Content-Disposition" => DISPOSITIONS,
        "Content-Encoding" | "Accept-Encoding" => ENCODINGS,
        "Priority" => PRIORITIES,
        "Privacy" => PRIVACY,
        "Security-Client" | "Security-Server" | "Security-Verify" => SECURITY,
        "Request-Disposition" => REQUEST_DISPOSITIONS,
        "Answer-Mode" | "Priv-Answer-Mode" => ANSWER_MODES,
        "Refer-Sub" => REFER_SUB,
        "P-Early-Media" => EARLY_MEDIA,
        "Content-Type" | "Accept" => MEDIA_TYPES,
        "Recv-Info" | "Info-Package" => INFO_PACKAGES,
        _ => &[],
    }
}

const SUBSCRIPTION_STATES: Table = &[
    entry(
        "active",
        6665,
        "4.1.3",
        "The subscription is accepted and runs.",
    ),
    entry(
        "pending",
        6665,
        "4.1.3",
        "Whether the subscription is allowed is not decided yet.",
    ),
    entry("terminated", 6665, "4.1.3", "The subscription is over."),
];

/// Why a subscription ended.
pub(in crate::explain) const SUBSCRIPTION_REASONS: Table = &[
    entry(
        "deactivated",
        6665,
        "4.1.3",
        "Subscribe again at once: it moves to another node, perhaps.",
    ),
    entry("probation", 6665, "4.1.3", "Subscribe again later."),
    entry(
        "rejected",
        6665,
        "4.1.3",
        "It is no longer allowed: do not subscribe again.",
    ),
    entry(
        "timeout",
        6665,
        "4.1.3",
        "It was not refreshed in time; subscribing again is fine.",
    ),
    entry(
        "giveup",
        6665,
        "4.1.3",
        "Nobody gave permission in time; subscribing again is fine.",
    ),
    entry(
        "noresource",
        6665,
        "4.1.3",
        "What was watched no longer exists: do not subscribe again.",
    ),
    entry(
        "invariant",
        6665,
        "4.1.3",
        "The state will not change for a long time.",
    ),
];

const DISPOSITIONS: Table = &[
    entry("session", 3261, "20.11", "The body describes a session."),
    entry(
        "render",
        3261,
        "20.11",
        "The body is to be shown to the user.",
    ),
    entry(
        "icon",
        3261,
        "20.11",
        "The body is a picture of the caller or callee.",
    ),
    entry(
        "alert",
        3261,
        "20.11",
        "The body is a ring tone or the like.",
    ),
    entry(
        "early-session",
        3959,
        "4",
        "The body describes a session for early media.",
    ),
    entry(
        "by-reference",
        5621,
        "9.4",
        "The body is used where something refers to it.",
    ),
    entry(
        "recipient-list",
        5363,
        "4",
        "The body lists who is to get the request.",
    ),
    entry(
        "recipient-list-history",
        5365,
        "4",
        "The body lists who else got the request.",
    ),
    entry(
        "info-package",
        6086,
        "7.1",
        "The body belongs to the Info-Package.",
    ),
    entry(
        "aib",
        3893,
        "3",
        "The body is the sender's signed identity.",
    ),
    entry(
        "recording-session",
        7866,
        "6.1.1",
        "The body describes a recording.",
    ),
    entry(
        "attachment",
        2183,
        "2.2",
        "The body is to be saved or opened, not shown at once.",
    ),
];

/// Values of `handling`.
pub(in crate::explain) const HANDLING: Table = &[
    entry("required", 3261, "20.11", "It refuses the request (415)."),
    entry("optional", 3261, "20.11", "It ignores the body."),
];

const ENCODINGS: Table = &[
    entry("gzip", 3261, "20.12", "Compressed with gzip."),
    entry("deflate", 9110, "8.4.1.2", "Compressed with zlib."),
    entry(
        "compress",
        9110,
        "8.4.1.1",
        "Compressed with the Unix program `compress`.",
    ),
    entry("identity", 3261, "20.2", "As it is, not compressed."),
];

const PRIORITIES: Table = &[
    entry(
        "emergency",
        3261,
        "20.26",
        "Life, limb or property are in danger.",
    ),
    entry("urgent", 3261, "20.26", "Urgent."),
    entry("normal", 3261, "20.26", "Normal, as without the field."),
    entry("non-urgent", 3261, "20.26", "Can wait."),
];

const PRIVACY: Table = &[
    entry(
        "header",
        3323,
        "4.2",
        "Hide the header fields that tell who is calling, and the way back.",
    ),
    entry("session", 3323, "4.2", "Hide the media addresses."),
    entry("user", 3323, "4.2", "Hide the caller's name and address."),
    entry("none", 3323, "4.2", "Hide nothing, whatever is usual."),
    entry(
        "critical",
        3323,
        "4.2",
        "Rather no call than one without this privacy.",
    ),
    entry(
        "id",
        3325,
        "9.3",
        "Hide the asserted identity beyond the trusted network.",
    ),
    entry("history", 7044, "10.1", "Hide the history of redirections."),
];

const SECURITY: Table = &[
    entry("digest", 3329, "2.2", "HTTP Digest."),
    entry("tls", 3329, "2.2", "TLS."),
    entry("ipsec-ike", 3329, "2.2", "IPsec, keys by IKE."),
    entry("ipsec-man", 3329, "2.2", "IPsec, keys by hand."),
    entry(
        "ipsec-3gpp",
        3329,
        "A",
        "IPsec as mobile networks (IMS) use it.",
    ),
];

const REQUEST_DISPOSITIONS: Table = &[
    entry("proxy", 3841, "9.1", "Proxies forward the request."),
    entry(
        "redirect",
        3841,
        "9.1",
        "Proxies answer where to go instead of forwarding.",
    ),
    entry(
        "cancel",
        3841,
        "9.1",
        "Branches still ringing are cancelled once one answers.",
    ),
    entry(
        "no-cancel",
        3841,
        "9.1",
        "Branches still ringing are left alone.",
    ),
    entry("fork", 3841, "9.1", "Several contacts may be tried."),
    entry("no-fork", 3841, "9.1", "Only one contact may be tried."),
    entry("recurse", 3841, "9.1", "Proxies follow redirections."),
    entry(
        "no-recurse",
        3841,
        "9.1",
        "Redirections come back to the caller.",
    ),
    entry("parallel", 3841, "9.1", "Contacts are tried at once."),
    entry(
        "sequential",
        3841,
        "9.1",
        "Contacts are tried one after another.",
    ),
    entry("queue", 3841, "9.1", "A busy callee's call waits."),
    entry("no-queue", 3841, "9.1", "A busy callee's call ends."),
];

const ANSWER_MODES: Table = &[
    entry("Manual", 5373, "2", "Somebody answers."),
    entry("Auto", 5373, "2", "The phone answers by itself."),
];

const REFER_SUB: Table = &[
    entry(
        "true",
        4488,
        "4",
        "With a subscription that reports on the REFER.",
    ),
    entry("false", 4488, "4", "Without a subscription."),
];

const EARLY_MEDIA: Table = &[
    entry("supported", 5009, "8", "The sender knows this field."),
    entry("sendrecv", 5009, "8", "Early media may flow both ways."),
    entry(
        "sendonly",
        5009,
        "8",
        "Early media flows to the caller only.",
    ),
    entry(
        "recvonly",
        5009,
        "8",
        "Early media flows from the caller only.",
    ),
    entry("inactive", 5009, "8", "No early media."),
    entry("gated", 5009, "8", "Early media is held back for now."),
];

/// Media types that SIP carries.
pub(in crate::explain) const MEDIA_TYPES: Table = &[
    entry(
        "application/sdp",
        8866,
        "8.1",
        "A session description: which media, where to, how encoded.",
    ),
    entry(
        "multipart/mixed",
        2046,
        "5.1.3",
        "Several parts, each with a type of its own.",
    ),
    entry(
        "multipart/alternative",
        2046,
        "5.1.4",
        "The same content in several forms: the last one understood counts.",
    ),
    entry(
        "multipart/related",
        2387,
        "3",
        "Parts that belong together.",
    ),
    entry(
        "multipart/signed",
        1847,
        "2.1",
        "Content and its signature.",
    ),
    entry(
        "message/sip",
        3261,
        "27.5",
        "A SIP message inside this one.",
    ),
    entry(
        "message/sipfrag",
        3420,
        "2",
        "Part of a SIP message: how a transferred call goes on, mostly.",
    ),
    entry(
        "message/cpim",
        3862,
        "2",
        "An instant message with header fields of its own.",
    ),
    entry(
        "message/external-body",
        4483,
        "5.1",
        "Says where the content is to be fetched.",
    ),
    entry("text/plain", 2046, "4.1.3", "Plain text."),
    entry("text/html", 2854, "2", "A web page."),
    entry(
        "application/simple-message-summary",
        3842,
        "5.2",
        "How many messages wait in a mailbox.",
    ),
    entry("application/pidf+xml", 3863, "4", "Somebody's presence."),
    entry(
        "application/xpidf+xml",
        3856,
        "1",
        "No standard defines it: presence in the form of a draft before RFC 3863.",
    ),
    entry(
        "application/dialog-info+xml",
        4235,
        "4",
        "The calls of somebody.",
    ),
    entry(
        "application/conference-info+xml",
        4575,
        "3.4",
        "Who is in a conference.",
    ),
    entry(
        "application/reginfo+xml",
        3680,
        "4.5",
        "Somebody's registrations.",
    ),
    entry("application/watcherinfo+xml", 3858, "3", "Who watches."),
    entry(
        "application/resource-lists+xml",
        4826,
        "3",
        "A list of addresses.",
    ),
    entry(
        "application/rlmi+xml",
        4662,
        "5",
        "The state of a list of resources.",
    ),
    entry(
        "application/kpml-request+xml",
        4730,
        "4.3",
        "Which keys to report.",
    ),
    entry(
        "application/kpml-response+xml",
        4730,
        "4.5",
        "Which keys were pressed.",
    ),
    entry(
        "application/vq-rtcpxr",
        6035,
        "5.2",
        "A report on voice quality.",
    ),
    entry(
        "application/im-iscomposing+xml",
        3994,
        "4",
        "Somebody is typing.",
    ),
    entry(
        "application/dtmf-relay",
        6086,
        "1",
        "No standard defines it: a key, sent the way Cisco began it.",
    ),
    entry(
        "application/dtmf",
        6086,
        "1",
        "No standard defines it: a key, and nothing else.",
    ),
    entry(
        "application/media_control+xml",
        5168,
        "4",
        "Asks for a fresh video picture.",
    ),
    entry(
        "application/isup",
        3204,
        "3.1",
        "A message of the telephone network (ISUP).",
    ),
    entry(
        "application/qsig",
        3204,
        "3.2",
        "A message between telephone exchanges (QSIG).",
    ),
    entry(
        "application/rs-metadata+xml",
        7866,
        "6.1.1",
        "Who is on a recording.",
    ),
    entry(
        "application/trickle-ice-sdpfrag",
        8840,
        "9",
        "More ICE candidates.",
    ),
    entry(
        "application/pkcs7-mime",
        3261,
        "23.4.3",
        "Encrypted or signed with S/MIME.",
    ),
    entry(
        "application/pkcs7-signature",
        3261,
        "23.4.2",
        "A signature of S/MIME.",
    ),
];

const INFO_PACKAGES: Table = &[
    entry(
        "trickle-ice",
        8840,
        "10.4",
        "ICE candidates that follow one by one.",
    ),
    entry("dtmf", 6086, "4", "No standard defines it: keys pressed."),
];

/// Values of `refresher`.
pub(in crate::explain) const REFRESHERS: Table = &[
    entry(
        "uac",
        4028,
        "4",
        "The side that sent this request refreshes.",
    ),
    entry(
        "uas",
        4028,
        "4",
        "The side that answers this request refreshes.",
    ),
];

/// Values of Diversion's `reason`, and of the same in Remote-Party-ID's time.
pub(in crate::explain) const DIVERSION_REASONS: Table = &[
    entry("unknown", 5806, "4", "Why is not known."),
    entry("user-busy", 5806, "4", "The user was busy."),
    entry("no-answer", 5806, "4", "Nobody answered."),
    entry("unavailable", 5806, "4", "The user could not be reached."),
    entry("unconditional", 5806, "4", "In every case."),
    entry("time-of-day", 5806, "4", "Because of the time of day."),
    entry(
        "do-not-disturb",
        5806,
        "4",
        "The user does not want to be disturbed.",
    ),
    entry("deflection", 5806, "4", "The user sent the call on."),
    entry("follow-me", 5806, "4", "The user's calls follow them."),
    entry("out-of-service", 5806, "4", "The device is out of service."),
    entry("away", 5806, "4", "The user is away."),
];

/// Values of Call-Info's `purpose`.
pub(in crate::explain) const PURPOSES: Table = &[
    entry("icon", 3261, "20.9", "A picture of the caller or callee."),
    entry(
        "info",
        3261,
        "20.9",
        "A web page about the caller or callee.",
    ),
    entry("card", 3261, "20.9", "A business card."),
    entry(
        "call-completion",
        6910,
        "12",
        "Where to ask to be called back.",
    ),
];
