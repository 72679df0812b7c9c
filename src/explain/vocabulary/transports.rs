//! Transports, as Via and the `transport` URI parameter name them.

use super::{Table, entry};

/// Transports by name; capitals do not count.
pub(in crate::explain) const TRANSPORTS: Table = &[
    entry(
        "UDP",
        3261,
        "18.1.1",
        "Over UDP: datagrams; SIP itself repeats what is lost.",
    ),
    entry("TCP", 3261, "18.1.1", "Over TCP: a reliable stream."),
    entry(
        "TLS",
        3261,
        "26.2.1",
        "Over TLS on TCP: encrypted up to the next hop.",
    ),
    entry(
        "SCTP",
        4168,
        "4",
        "Over SCTP: reliable, and messages stay apart.",
    ),
    entry(
        "TLS-SCTP",
        4168,
        "4",
        "Over TLS on SCTP: encrypted up to the next hop.",
    ),
    entry("WS", 7118, "5.1", "Over WebSocket, as browsers speak it."),
    entry(
        "WSS",
        7118,
        "5.1",
        "Over WebSocket on TLS: encrypted, as browsers speak it.",
    ),
];
