//! URI schemes.

use super::{Table, entry};

/// Schemes seen in SIP.
pub(in crate::explain) const SCHEMES: Table = &[
    entry("sip", 3261, "19.1", "A SIP address."),
    entry(
        "sips",
        3261,
        "19.1",
        "A SIP address that must be reached over TLS on every hop (RFC 5630).",
    ),
    entry("tel", 3966, "3", "A telephone number."),
    entry(
        "urn",
        8141,
        "2",
        "A name that stays the same wherever the thing is, such as `urn:service:sos` for an emergency call.",
    ),
    entry("pres", 3859, "3", "An address for presence."),
    entry("im", 3860, "3", "An address for instant messages."),
    entry("mailto", 6068, "2", "An e-mail address."),
    entry("http", 9110, "4.2.1", "A web address."),
    entry("https", 9110, "4.2.2", "A web address over TLS."),
    entry(
        "cid",
        2392,
        "2",
        "Points at a part of this message's body by its Content-ID.",
    ),
    entry("data", 2397, "2", "Carries its content in itself."),
    entry("xmpp", 5122, "2", "An XMPP (Jabber) address."),
];
