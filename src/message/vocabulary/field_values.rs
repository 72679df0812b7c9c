//! Words that stand as the value of a field, or of one of its parameters.

use std::collections::BTreeSet;

use super::{Entry, Table, event_packages, option_tags, reasons, words};
use crate::message::near::nearest;

/// The words of the field called `name`.
pub(crate) fn of(name: &str) -> Table {
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
        "Geolocation-Routing" => LOCATION_ROUTING,
        "Geolocation-Error" => LOCATION_ERRORS,
        "Recv-Info" | "Info-Package" => INFO_PACKAGES,
        _ => &[],
    }
}

words! {
    SUBSCRIPTION_STATES
    "active", 6665, "4.1.3", "The subscription is accepted and runs.";
    "pending", 6665, "4.1.3", "Whether the subscription is allowed is not decided yet.";
    "terminated", 6665, "4.1.3", "The subscription is over.";
}

words! {
    /// Why a subscription ended.
    pub(crate) SUBSCRIPTION_REASONS
    "deactivated", 6665, "4.1.3", "Subscribe again at once: it moves to another node, perhaps.";
    "probation", 6665, "4.1.3", "Subscribe again later.";
    "rejected", 6665, "4.1.3", "It is no longer allowed: do not subscribe again.";
    "timeout", 6665, "4.1.3", "It was not refreshed in time; subscribing again is fine.";
    "giveup", 6665, "4.1.3", "Nobody gave permission in time; subscribing again is fine.";
    "noresource", 6665, "4.1.3", "What was watched no longer exists: do not subscribe again.";
    "invariant", 6665, "4.1.3", "The state will not change for a long time.";
}

words! {
    DISPOSITIONS
    "session", 3261, "20.11", "The body describes a session.";
    "render", 3261, "20.11", "The body is to be shown to the user.";
    "icon", 3261, "20.11", "The body is a picture of the caller or callee.";
    "alert", 3261, "20.11", "The body is a ring tone or the like.";
    "early-session", 3959, "4", "The body describes a session for early media.";
    "by-reference", 5621, "9.4", "The body is used where something refers to it.";
    "recipient-list", 5363, "1", "The body lists who is to get the request.";
    "recipient-list-history", 5365, "4", "The body lists who else got the request.";
    "info-package", 6086, "7.1", "The body belongs to the Info-Package.";
    "aib", 3893, "3", "The body is the sender's signed identity.";
    "recording-session", 7866, "6.1.1", "The body describes a recording.";
    "attachment", 2183, "2.2", "The body is to be saved or opened, not shown at once.";
}

words! {
    /// Values of `handling`.
    pub(crate) HANDLING
    "required", 3261, "20.11", "It refuses the request (415).";
    "optional", 3261, "20.11", "It ignores the body.";
}

words! {
    ENCODINGS
    "gzip", 3261, "20.12", "Compressed with gzip.";
    "deflate", 9110, "8.4.1.2", "Compressed with zlib.";
    "compress", 9110, "8.4.1.1", "Compressed with the Unix program `compress`.";
    "identity", 3261, "20.2", "As it is, not compressed.";
}

words! {
    PRIORITIES
    "emergency", 3261, "20.26", "Life, limb or property are in danger.";
    "urgent", 3261, "20.26", "Urgent.";
    "normal", 3261, "20.26", "Normal, as without the field.";
    "non-urgent", 3261, "20.26", "Can wait.";
}

words! {
    PRIVACY
    "header", 3323, "4.2", "Hide the header fields that tell who is calling, and the way back.";
    "session", 3323, "4.2", "Hide the media addresses.";
    "user", 3323, "4.2", "Hide the caller's name and address.";
    "none", 3323, "4.2", "Hide nothing, whatever is usual.";
    "critical", 3323, "4.2", "Rather no call than one without this privacy.";
    "id", 3325, "9.3", "Hide the asserted identity beyond the trusted network.";
    "history", 7044, "10.1", "Hide the history of redirections.";
}

words! {
    SECURITY
    "digest", 3329, "2.2", "HTTP Digest.";
    "tls", 3329, "2.2", "TLS.";
    "ipsec-ike", 3329, "2.2", "IPsec, keys by IKE.";
    "ipsec-man", 3329, "2.2", "IPsec, keys by hand.";
    "ipsec-3gpp", 3329, "A", "IPsec as mobile networks (IMS) use it.";
    "sdes-srtp", 3329, "2.2", "No IETF standard defines it: 3GPP's SRTP with keys in SDP.";
    "msrp-tls", 3329, "2.2", "No IETF standard defines it: 3GPP's messages over TLS.";
}

words! {
    REQUEST_DISPOSITIONS
    "proxy", 3841, "9.1", "Proxies forward the request.";
    "redirect", 3841, "9.1", "Proxies answer where to go instead of forwarding.";
    "cancel", 3841, "9.1", "Branches still ringing are cancelled once one answers.";
    "no-cancel", 3841, "9.1", "Branches still ringing are left alone.";
    "fork", 3841, "9.1", "Several contacts may be tried.";
    "no-fork", 3841, "9.1", "Only one contact may be tried.";
    "recurse", 3841, "9.1", "Proxies follow redirections.";
    "no-recurse", 3841, "9.1", "Redirections come back to the caller.";
    "parallel", 3841, "9.1", "Contacts are tried at once.";
    "sequential", 3841, "9.1", "Contacts are tried one after another.";
    "queue", 3841, "9.1", "A busy callee's call waits.";
    "no-queue", 3841, "9.1", "A busy callee's call ends.";
}

words! {
    ANSWER_MODES
    "Manual", 5373, "2", "Somebody answers.";
    "Auto", 5373, "2", "The phone answers by itself.";
}

words! {
    REFER_SUB
    "true", 4488, "4", "With a subscription that reports on the REFER.";
    "false", 4488, "4", "Without a subscription.";
}

words! {
    EARLY_MEDIA
    "supported", 5009, "8", "The sender knows this field.";
    "sendrecv", 5009, "8", "Early media may flow both ways.";
    "sendonly", 5009, "8", "Early media flows to the caller only.";
    "recvonly", 5009, "8", "Early media flows from the caller only.";
    "inactive", 5009, "8", "No early media.";
    "gated", 5009, "8", "Early media is held back for now.";
}

words! {
    /// Media types that SIP carries.
    pub(crate) MEDIA_TYPES
    "application/sdp", 8866, "8.1", "A session description: which media, where to, how encoded.";
    "multipart/mixed", 2046, "5.1.3", "Several parts, each with a type of its own.";
    "multipart/alternative", 2046, "5.1.4",
        "The same content in several forms: the last one understood counts.";
    "multipart/related", 2387, "3", "Parts that belong together.";
    "multipart/signed", 1847, "2.1", "Content and its signature.";
    "message/sip", 3261, "27.5", "A SIP message inside this one.";
    "message/sipfrag", 3420, "2", "Part of a SIP message: how a transferred call goes on, mostly.";
    "message/cpim", 3862, "1", "An instant message with header fields of its own.";
    "message/external-body", 4483, "5.1", "Says where the content is to be fetched.";
    "text/plain", 2046, "4.1.3", "Plain text.";
    "text/html", 2854, "2", "A web page.";
    "application/simple-message-summary", 3842, "5.2", "How many messages wait in a mailbox.";
    "application/pidf+xml", 3863, "4", "Somebody's presence.";
    "application/xpidf+xml", 3856, "1",
        "No standard defines it: presence in the form of a draft before RFC 3863.";
    "application/dialog-info+xml", 4235, "4", "The calls of somebody.";
    "application/conference-info+xml", 4575, "3.4", "Who is in a conference.";
    "application/reginfo+xml", 3680, "4.5", "Somebody's registrations.";
    "application/watcherinfo+xml", 3858, "1", "Who watches.";
    "application/resource-lists+xml", 4826, "1", "A list of addresses.";
    "application/rlmi+xml", 4662, "5", "The state of a list of resources.";
    "application/kpml-request+xml", 4730, "4.3", "Which keys to report.";
    "application/kpml-response+xml", 4730, "4.5", "Which keys were pressed.";
    "application/vq-rtcpxr", 6035, "5.2", "A report on voice quality.";
    "application/im-iscomposing+xml", 3994, "1", "Somebody is typing.";
    "application/dtmf-relay", 6086, "1",
        "No standard defines it: a key, sent the way Cisco began it.";
    "application/dtmf", 6086, "1", "No standard defines it: a key, and nothing else.";
    "application/media_control+xml", 5168, "1", "Asks for a fresh video picture.";
    "application/isup", 3204, "3.1", "A message of the telephone network (ISUP).";
    "application/qsig", 3204, "3.2", "A message between telephone exchanges (QSIG).";
    "application/rs-metadata+xml", 7866, "9", "Who is on a recording.";
    "application/trickle-ice-sdpfrag", 8840, "9", "More ICE candidates.";
    "application/pkcs7-mime", 3261, "23.4.3", "Encrypted or signed with S/MIME.";
    "application/pkcs7-signature", 3261, "23.4.2", "A signature of S/MIME.";
}

/// The media type that one is a slip of: its kind or its subtype or both.
pub(crate) fn media_type_meant(written: &str) -> Option<&'static str> {
    let known = || MEDIA_TYPES.iter().filter_map(|e| e.name.split_once('/'));
    let written = written.to_ascii_lowercase();
    let (kind, subtype) = written.split_once('/')?;
    if subtype.starts_with("x-") || known().any(|k| k == (kind, subtype)) {
        return None;
    }
    let kinds: BTreeSet<_> = known().map(|(kind, _)| kind).collect();
    let kind = match kinds.get(kind) {
        Some(kind) => kind,
        None => nearest(kind, kinds.iter().copied())?,
    };
    let subtypes = known().filter(|(k, _)| *k == kind).map(|(_, s)| s);
    let subtypes: Vec<_> = subtypes.collect();
    let meant = match subtypes.iter().find(|s| **s == subtype) {
        Some(same) => same,
        None => nearest(subtype, subtypes)?,
    };
    let is_it = |e: &&Entry| e.name.split_once('/') == Some((kind, meant));
    MEDIA_TYPES.iter().find(is_it).map(|e| e.name)
}

words! {
    INFO_PACKAGES
    "trickle-ice", 8840, "10.4", "ICE candidates that follow one by one.";
    "dtmf", 6086, "4", "No standard defines it: keys pressed.";
}

words! {
    LOCATION_ROUTING
    "yes", 6442, "4.2", "Proxies may use the location to route the request.";
    "no", 6442, "4.2", "Proxies must not use the location to route the request.";
}

words! {
    LOCATION_ERRORS
    "100", 6442, "4.4", "The location cannot be processed.";
    "200", 6442, "4.4", "Permission to use the location is lacking.";
    "201", 6442, "4.4", "The location may not be passed on to others, and it would have to be.";
    "202", 6442, "4.4", "The location may not be used for routing, and it would have to be.";
    "300", 6442, "4.4", "The location could not be fetched from where it was said to be.";
}

words! {
    /// Values of `refresher`.
    pub(crate) REFRESHERS
    "uac", 4028, "4", "The side that sent the request refreshes.";
    "uas", 4028, "4", "The side that answered the request refreshes.";
}

words! {
    /// Values of Diversion's `reason`, and of the same in Remote-Party-ID's time.
    pub(crate) DIVERSION_REASONS
    "unknown", 5806, "4", "Why is not known.";
    "user-busy", 5806, "4", "The user was busy.";
    "no-answer", 5806, "4", "Nobody answered.";
    "unavailable", 5806, "4", "The user could not be reached.";
    "unconditional", 5806, "4", "In every case.";
    "time-of-day", 5806, "4", "Because of the time of day.";
    "do-not-disturb", 5806, "4", "The user does not want to be disturbed.";
    "deflection", 5806, "4", "The user sent the call on.";
    "follow-me", 5806, "4", "The user's calls follow them.";
    "out-of-service", 5806, "4", "The device is out of service.";
    "away", 5806, "4", "The user is away.";
}

words! {
    /// Values of Diversion's `privacy`.
    pub(crate) DIVERSION_PRIVACY
    "full", 5806, "4", "Neither name nor address are to be shown.";
    "name", 5806, "4", "The name is not to be shown.";
    "uri", 5806, "4", "The address is not to be shown.";
    "off", 5806, "4", "Both may be shown.";
}

words! {
    /// Values of Diversion's `screen`.
    pub(crate) DIVERSION_SCREEN
    "yes", 5806, "4", "A network made sure that the address is the diverting user's.";
    "no", 5806, "4", "Nobody made sure that the address is the diverting user's.";
}

words! {
    /// Values of Call-Info's `purpose`.
    pub(crate) PURPOSES
    "icon", 3261, "20.9", "A picture of the caller or callee.";
    "info", 3261, "20.9", "A web page about the caller or callee.";
    "card", 3261, "20.9", "A business card.";
    "call-completion", 6910, "12", "Where to ask to be called back.";
}
