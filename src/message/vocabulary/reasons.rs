//! Reason: its protocols, and the causes of Q.850 (RFC 3326).

use super::words;

words! {
    /// The protocols that causes are numbered by.
    pub(crate) PROTOCOLS
    "SIP", 3326, "2", "The cause is a SIP status code.";
    "Q.850", 3326, "2", "The cause is that of the telephone network (ITU-T Q.850).";
    "Preemption", 4411, "5", "The call gave way to one of higher precedence.";
    "DIAMETER", 3326, "2", "No IETF standard defines it: 3GPP's causes from Diameter, the protocol behind the SIP servers.";
    "IKEV2", 3326, "2", "No IETF standard defines it: 3GPP's causes from the tunnel to the network (IKEv2).";
    "RELEASE_CAUSE", 3326, "2", "No IETF standard defines it: 3GPP's causes for a device that ended the call.";
    "FAILURE_CAUSE", 3326, "2", "No IETF standard defines it: 3GPP's causes for a failure in the device.";
    "EMM", 3326, "2", "No IETF standard defines it: 3GPP's causes from LTE's mobility management.";
    "ESM", 3326, "2", "No IETF standard defines it: 3GPP's causes from LTE's session management.";
    "S1AP-RNL", 3326, "2", "No IETF standard defines it: 3GPP's causes from LTE's radio network.";
    "STIR", 9410, "1", "The cause says why the caller's identity could not be verified.";
}

words! {
    /// Causes of ITU-T Q.850 as Reason carries them. The names are the telephone network's.
    pub(crate) Q850
    "1", 3326, "2", "Unallocated number: nobody has it.";
    "2", 3326, "2", "No route to the transit network.";
    "3", 3326, "2", "No route to the destination.";
    "5", 3326, "2", "Misdialled trunk prefix.";
    "6", 3326, "2", "Channel unacceptable.";
    "8", 3326, "2", "Preemption: a call of higher precedence took its place.";
    "16", 3326, "2", "Normal call clearing: somebody hung up.";
    "17", 3326, "2", "User busy.";
    "18", 3326, "2", "No user responding: the device did not react.";
    "19", 3326, "2", "No answer: it rang, and nobody picked up.";
    "20", 3326, "2", "Subscriber absent: switched off or out of reach.";
    "21", 3326, "2", "Call rejected.";
    "22", 3326, "2", "Number changed.";
    "23", 3326, "2", "Redirection to a new destination.";
    "25", 3326, "2", "Exchange routing error.";
    "26", 3326, "2", "Non-selected user clearing: somebody else answered.";
    "27", 3326, "2", "Destination out of order.";
    "28", 3326, "2", "Invalid number format: too short, or not complete.";
    "29", 3326, "2", "Facility rejected.";
    "30", 3326, "2", "Response to a status enquiry.";
    "31", 3326, "2", "Normal, unspecified.";
    "34", 3326, "2", "No circuit or channel free.";
    "38", 3326, "2", "Network out of order.";
    "41", 3326, "2", "Temporary failure.";
    "42", 3326, "2", "Switching equipment congestion.";
    "43", 3326, "2", "Access information discarded.";
    "44", 3326, "2", "The circuit or channel asked for is not free.";
    "47", 3326, "2", "Resource unavailable, unspecified.";
    "49", 3326, "2", "Quality of service not available.";
    "50", 3326, "2", "Facility asked for is not subscribed.";
    "55", 3326, "2", "Incoming calls barred within the closed user group.";
    "57", 3326, "2", "Bearer capability not authorised.";
    "58", 3326, "2", "Bearer capability not available now.";
    "63", 3326, "2", "Service or option not available, unspecified.";
    "65", 3326, "2", "Bearer capability not implemented: often no common codec.";
    "69", 3326, "2", "Facility asked for is not implemented.";
    "79", 3326, "2", "Service or option not implemented, unspecified.";
    "81", 3326, "2", "Invalid call reference.";
    "87", 3326, "2", "User not a member of the closed user group.";
    "88", 3326, "2", "Incompatible destination.";
    "91", 3326, "2", "Invalid transit network.";
    "95", 3326, "2", "Invalid message, unspecified.";
    "96", 3326, "2", "Mandatory information element missing.";
    "97", 3326, "2", "Message type not there, or not implemented.";
    "98", 3326, "2", "Message does not fit the call's state.";
    "99", 3326, "2", "Information element not there, or not implemented.";
    "100", 3326, "2", "Invalid contents of an information element.";
    "101", 3326, "2", "Message does not fit the call's state.";
    "102", 3326, "2", "Recovery on expiry of a timer: an answer came too late.";
    "103", 3326, "2", "A parameter is not there, or not implemented, and was passed on.";
    "110", 3326, "2", "A message with a parameter not recognised was discarded.";
    "111", 3326, "2", "Protocol error, unspecified.";
    "127", 3326, "2", "Interworking, unspecified: the other network gave no cause.";
}

words! {
    /// Causes of preemption.
    pub(crate) PREEMPTION
    "1", 4411, "5.1", "A device gave this call up for one of higher precedence.";
    "2", 4411, "5.2", "The network took the resources reserved for the call.";
    "3", 4411, "5.3", "Preempted; what exactly took place is not told further.";
    "4", 4411, "5.4", "Preempted in a network behind a gateway, outside IP.";
}
