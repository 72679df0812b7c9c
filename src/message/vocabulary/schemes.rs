//! URI schemes.

use super::words;

words! {
    /// Schemes seen in SIP.
    pub(crate) SCHEMES
    "sip", 3261, "19.1", "A SIP address.";
    "sips", 3261, "19.1", "A SIP address that must be reached over TLS on every hop (RFC 5630).";
    "tel", 3966, "3", "A telephone number.";
    "urn", 8141, "2",
        "A name that stays the same wherever the thing is, such as `urn:service:sos` for an emergency call.";
    "pres", 3859, "1", "An address for presence.";
    "im", 3860, "1", "An address for instant messages.";
    "mailto", 6068, "2", "An e-mail address.";
    "http", 9110, "4.2.1", "A web address.";
    "https", 9110, "4.2.2", "A web address over TLS.";
    "cid", 2392, "2", "Points at a part of this message's body by its Content-ID.";
    "data", 2397, "2", "Carries its content in itself.";
    "xmpp", 5122, "2", "An XMPP (Jabber) address.";
}
