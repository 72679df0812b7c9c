//! Reason: its protocols, and the causes of Q.850 (RFC 3326).

use super::{Table, entry};

/// The protocols that causes are numbered by.
pub(in crate::explain) const PROTOCOLS: Table = &[
    entry("SIP", 3326, "2", "The cause is a SIP status code."),
    entry(
        "Q.850",
        3326,
        "2",
        "The cause is that of the telephone network (ITU-T Q.850).",
    ),
    entry(
        "Preemption",
        4411,
        "5",
        "The call gave way to one of higher precedence.",
    ),
    entry(
        "STIR",
        9410,
        "3",
        "The cause says why the caller's identity could not be verified.",
    ),
];

/// Causes of ITU-T Q.850 as Reason carries them. The names are the telephone network's.
pub(in crate::explain) const Q850: Table = &[
    entry("1", 3326, "2", "Unallocated number: nobody has it."),
    entry("2", 3326, "2", "No route to the transit network."),
    entry("3", 3326, "2", "No route to the destination."),
    entry("5", 3326, "2", "Misdialled trunk prefix."),
    entry("6", 3326, "2", "Channel unacceptable."),
    entry(
        "8",
        3326,
        "2",
        "Preemption: a call of higher precedence took its place.",
    ),
    entry("16", 3326, "2", "Normal call clearing: somebody hung up."),
    entry("17", 3326, "2", "User busy."),
    entry(
        "18",
        3326,
        "2",
        "No user responding: the device did not react.",
    ),
    entry("19", 3326, "2", "No answer: it rang, and nobody picked up."),
    entry(
        "20",
        3326,
        "2",
        "Subscriber absent: switched off or out of reach.",
    ),
    entry("21", 3326, "2", "Call rejected."),
    entry("22", 3326, "2", "Number changed."),
    entry("23", 3326, "2", "Redirection to a new destination."),
    entry("25", 3326, "2", "Exchange routing error."),
    entry(
        "26",
        3326,
        "2",
        "Non-selected user clearing: somebody else answered.",
    ),
    entry("27", 3326, "2", "Destination out of order."),
    entry(
        "28",
        3326,
        "2",
        "Invalid number format: too short, or not complete.",
    ),
    entry("29", 3326, "2", "Facility rejected."),
    entry("30", 3326, "2", "Response to a status enquiry."),
    entry("31", 3326, "2", "Normal, unspecified."),
    entry("34", 3326, "2", "No circuit or channel free."),
    entry("38", 3326, "2", "Network out of order."),
    entry("41", 3326, "2", "Temporary failure."),
    entry("42", 3326, "2", "Switching equipment congestion."),
    entry("43", 3326, "2", "Access information discarded."),
    entry(
        "44",
        3326,
        "2",
        "The circuit or channel asked for is not free.",
    ),
    entry("47", 3326, "2", "Resource unavailable, unspecified."),
    entry("49", 3326, "2", "Quality of service not available."),
    entry("50", 3326, "2", "Facility asked for is not subscribed."),
    entry(
        "55",
        3326,
        "2",
        "Incoming calls barred within the closed user group.",
    ),
    entry("57", 3326, "2", "Bearer capability not authorised."),
    entry("58", 3326, "2", "Bearer capability not available now."),
    entry(
        "63",
        3326,
        "2",
        "Service or option not available, unspecified.",
    ),
    entry(
        "65",
        3326,
        "2",
        "Bearer capability not implemented: often no common codec.",
    ),
    entry("69", 3326, "2", "Facility asked for is not implemented."),
    entry(
        "79",
        3326,
        "2",
        "Service or option not implemented, unspecified.",
    ),
    entry("81", 3326, "2", "Invalid call reference."),
    entry(
        "87",
        3326,
        "2",
        "User not a member of the closed user group.",
    ),
    entry("88", 3326, "2", "Incompatible destination."),
    entry("91", 3326, "2", "Invalid transit network."),
    entry("95", 3326, "2", "Invalid message, unspecified."),
    entry("96", 3326, "2", "Mandatory information element missing."),
    entry(
        "97",
        3326,
        "2",
        "Message type not there, or not implemented.",
    ),
    entry("98", 3326, "2", "Message does not fit the call's state."),
    entry(
        "99",
        3326,
        "2",
        "Information element not there, or not implemented.",
    ),
    entry(
        "100",
        3326,
        "2",
        "Invalid contents of an information element.",
    ),
    entry("101", 3326, "2", "Message does not fit the call's state."),
    entry(
        "102",
        3326,
        "2",
        "Recovery on expiry of a timer: an answer came too late.",
    ),
    entry(
        "103",
        3326,
        "2",
        "A parameter is not there, or not implemented, and was passed on.",
    ),
    entry(
        "110",
        3326,
        "2",
        "A message with a parameter not recognised was discarded.",
    ),
    entry("111", 3326, "2", "Protocol error, unspecified."),
    entry(
        "127",
        3326,
        "2",
        "Interworking, unspecified: the other network gave no cause.",
    ),
];

/// Causes of preemption.
pub(in crate::explain) const PREEMPTION: Table = &[
    entry(
        "1",
        4411,
        "5.1",
        "A device gave this call up for one of higher precedence.",
    ),
    entry(
        "2",
        4411,
        "5.2",
        "The network took the resources reserved for the call.",
    ),
    entry(
        "3",
        4411,
        "5.3",
        "Preempted; what exactly took place is not told further.",
    ),
    entry(
        "4",
        4411,
        "5.4",
        "Preempted in a network behind a gateway, outside IP.",
    ),
];
