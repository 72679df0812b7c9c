//! Parameters of URIs and some of their values.

use super::words;

words! {
    /// Parameters of SIP and SIPS URIs that standards define.
    pub(crate) PARAMS
    "transport", 3261, "19.1.1", Token, "The transport to reach the address by.";
    "lr", 3261, "16.12",
        "Loose routing: this proxy leaves the Request-URI alone and goes by Route.";
    "ob", 5626, "2.1",
        "Outbound: requests of this dialog go back over the connection this one came on.";
    "user", 3261, "19.1.1", Token, "How to read the user part.";
    "method", 3261, "19.1.1", Method, "The method of the request made from this URI.";
    "maddr", 3261, "19.1.1", Host, "The server to send to, instead of the host.";
    "ttl", 3261, "19.1.1", Number, "How many networks a multicast packet may cross.";
    "gr", 5627, "3.1", Identifier, "A GRUU: reaches exactly one device of the user, from anywhere.";
    "comp", 3486, "4.1", Token, "Requests may be sent there compressed in this way.";
    "sigcomp-id", 5049, "9.1", Identifier, "Names the element for compression.";
    "target", 4458, "2.1", "The mailbox, or the service's user, the call was meant for.";
    "cause", 4458, "2.2", Number, "Why the call was redirected.";
    "bnc", 6140, "5.1", "Registers all numbers of a PBX at once.";
    "sg", 6140, "7.1.1", Identifier, "Names the PBX device behind a number registered in bulk.";
    "pn-provider", 8599, "4.1", Token, "The push service that wakes the device.";
    "pn-prid", 8599, "4.1", Identifier, "The device's address at the push service.";
    "pn-param", 8599, "4.1", "What the push service needs besides: the app, mostly.";
    "pn-purr", 8599, "6.1.1", Identifier, "Names the binding to wake for a call that runs.";
    "play", 4240, "3", "What to play to the caller: the address of an announcement.";
    "repeat", 4240, "3", "How often the announcement is played.";
    "delay", 4240, "3", Number, "The pause between two plays, in milliseconds.";
    "duration", 4240, "3", Number, "The longest time the announcement plays, in milliseconds.";
    "locale", 4240, "3", "The language of the announcement.";
    "content-type", 4240, "3", "The announcement's media type.";
    "voicexml", 5552, "2.1", "The address of the VoiceXML dialog to start.";
    "iotl", 7549, "5.1", Token, "3GPP: the part of the network the route leads through.";
    "phone-context", 3966, "5.1.5", Host, "Where a local number is valid.";
    "isub", 3966, "5.2", Number, "An ISDN subaddress.";
    "ext", 3966, "5.3", Number, "An extension behind the number.";
    "cic", 4694, "1", Number, "The carrier that is to take the call.";
    "rn", 4694, "1", Number, "The number to route by, where the number itself was ported.";
    "npdi", 4694, "1", "The number was looked up for porting already.";
}

words! {
    /// Parameters that no standard defines, and whose they are. RFC 3261 lets URIs carry any.
    pub(crate) IN_THE_FIELD
    "rinstance", 3261, "19.1.1", Identifier,
        "No standard defines it: phones tell their own registrations apart by it.";
    "line", 3261, "19.1.1", Identifier,
        "No standard defines it: a phone's own note of the line that is meant.";
    "ftag", 3261, "19.1.1", Identifier,
        "No standard defines it: Kamailio and OpenSIPS keep the From tag to tell the caller's requests from the callee's.";
    "r2", 3261, "19.1.1",
        "No standard defines it: Kamailio and OpenSIPS mark the two Record-Routes they add when a call changes interface or transport.";
    "did", 3261, "19.1.1", Identifier,
        "No standard defines it: Kamailio and OpenSIPS name the dialog they keep for the call.";
    "vsf", 3261, "19.1.1", Identifier,
        "No standard defines it: Kamailio keeps the From URI it replaced.";
    "vst", 3261, "19.1.1", Identifier,
        "No standard defines it: Kamailio keeps the To URI it replaced.";
    "nat", 3261, "19.1.1", "No standard defines it: a proxy notes that this side is behind NAT.";
    "alias", 3261, "19.1.1", Host,
        "No standard defines it: Kamailio notes the address, port and transport that a client behind NAT was seen at.";
    "fs_path", 3261, "19.1.1",
        "No standard defines it: FreeSWITCH notes the proxy the registration came through.";
    "fs_nat", 3261, "19.1.1",
        "No standard defines it: FreeSWITCH notes that the client is behind NAT.";
    "x-ast-orig-host", 3261, "19.1.1", Host,
        "No standard defines it: Asterisk keeps the host a contact gave before it was replaced.";
    "x-ast-txp", 3261, "19.1.1", Token, "No standard defines it: Asterisk notes the transport.";
    "otg", 3261, "19.1.1", Identifier,
        "No standard defines it: the trunk group the call came in on.";
    "dtg", 3261, "19.1.1", Identifier,
        "No standard defines it: the trunk group the call is to go out on.";
    "tgrp", 4904, "1", Identifier, "The trunk group.";
    "trunk-context", 4904, "1", Host, "Where the trunk group's name is valid.";
    "ch", 3261, "19.1.1", "No standard defines it: a note of the phone or server for itself.";
}

words! {
    /// Parameters of `tel:` URIs.
    pub(crate) TEL
    "phone-context", 3966, "5.1.5", Host, "Where a local number is valid.";
    "isub", 3966, "5.2", Number, "An ISDN subaddress.";
    "ext", 3966, "5.3", Number, "An extension behind the number.";
    "cic", 4694, "1", Number, "The carrier that is to take the call.";
    "rn", 4694, "1", Number, "The number to route by, where the number itself was ported.";
    "npdi", 4694, "1", "The number was looked up for porting already.";
    "tgrp", 4904, "1", Identifier, "The trunk group.";
    "trunk-context", 4904, "1", Host, "Where the trunk group's name is valid.";
    "enumdi", 4759, "1", "The number was looked up in ENUM already.";
}

words! {
    /// Values of `user`.
    pub(crate) USERS
    "phone", 3261, "19.1.1", "The user part is a telephone number.";
    "ip", 3261, "19.1.1", "The user part is a name, even where it looks like a number.";
    "dialstring", 4967, "4",
        "The user part is what somebody dialled, to be read by the rules of their network.";
}

words! {
    /// Values of `cause`.
    pub(crate) CAUSES
    "302", 4458, "2.2", "Redirected in every case.";
    "404", 4458, "2.2", "Why is not known.";
    "408", 4458, "2.2", "Redirected because nobody answered.";
    "480", 4458, "2.2", "Redirected by the callee before it rang.";
    "486", 4458, "2.2", "Redirected because the user was busy.";
    "487", 4458, "2.2", "Redirected by the callee while it rang.";
    "503", 4458, "2.2", "Redirected because the mobile phone could not be reached.";
}
