//! Codes of Warning (RFC 3261 §20.43, RFC 5630 §9): what in the session could not be had.

use super::words;

words! {
    /// By number.
    pub(crate) CODES
    "300", 3261, "20.43", "One or more of the network protocols of the session are not available.";
    "301", 3261, "20.43", "One or more of the network addresses of the session have a format that is not available.";
    "302", 3261, "20.43", "One or more of the transport protocols of the session are not available.";
    "303", 3261, "20.43", "One or more of the bandwidth units of the session are not understood.";
    "304", 3261, "20.43", "One or more of the media types of the session are not available.";
    "305", 3261, "20.43", "One or more of the media formats of the session are not available: often no common codec.";
    "306", 3261, "20.43", "One or more of the attributes of the session are not supported.";
    "307", 3261, "20.43", "A parameter of the session description other than those is not understood.";
    "330", 3261, "20.43", "The user's site does not support multicast.";
    "331", 3261, "20.43", "The user's site does not support unicast, mostly because of a firewall.";
    "370", 3261, "20.43", "The bandwidth of the session is more than what is known to be available.";
    "380", 5630, "9", "The request was refused because it used a SIPS URI.";
    "381", 5630, "9", "The request was refused because it did not use a SIPS URI.";
    "399", 3261, "20.43", "Anything else: the text says what, for a person.";
}
