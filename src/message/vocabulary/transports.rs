//! Transports, as Via and the `transport` URI parameter name them.

use super::words;

words! {
    /// Transports by name; capitals do not count.
    pub(crate) TRANSPORTS
    "UDP", 3261, "18.1.1", "Over UDP: datagrams; SIP itself repeats what is lost.";
    "TCP", 3261, "18.1.1", "Over TCP: a reliable stream.";
    "TLS", 3261, "26.2.1", "Over TLS on TCP: encrypted up to the next hop.";
    "SCTP", 4168, "4", "Over SCTP: reliable, and messages stay apart.";
    "TLS-SCTP", 4168, "4", "Over TLS on SCTP: encrypted up to the next hop.";
    "WS", 7118, "5.1", "Over WebSocket, as browsers speak it.";
    "WSS", 7118, "5.1", "Over WebSocket on TLS: encrypted, as browsers speak it.";
}
