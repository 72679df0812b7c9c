//! Parameters of URIs and some of their values.

use super::{Table, entry};
use crate::explain::PartKind::{Host, Identifier, Method, Number, Token};

/// Parameters of SIP and SIPS URIs that standards define.
pub(in crate::explain) const PARAMS: Table = &[
    entry(
        "transport",
        3261,
        "19.1.1",
        "The transport to reach the address by.",
    )
    .holds(Token),
    entry(
        "lr",
        3261,
        "16.12",
        "Loose routing: this proxy leaves the Request-URI alone and goes by Route.",
    ),
    entry(
        "ob",
        5626,
        "2.1",
        "Outbound: requests of this dialog go back over the connection this one came on.",
    ),
    entry("user", 3261, "19.1.1", "How to read the user part.").holds(Token),
    entry(
        "method",
        3261,
        "19.1.1",
        "The method of the request made from this URI.",
    )
    .holds(Method),
    entry(
        "maddr",
        3261,
        "19.1.1",
        "The server to send to, instead of the host.",
    )
    .holds(Host),
    entry(
        "ttl",
        3261,
        "19.1.1",
        "How many networks a multicast packet may cross.",
    )
    .holds(Number),
    entry(
        "gr",
        5627,
        "3.1",
        "A GRUU: reaches exactly one device of the user, from anywhere.",
    )
    .holds(Identifier),
    entry(
        "comp",
        3486,
        "4.1",
        "Requests may be sent there compressed in this way.",
    )
    .holds(Token),
    entry(
        "sigcomp-id",
        5049,
        "9.1",
        "Names the element for compression.",
    )
    .holds(Identifier),
    entry(
        "target",
        4458,
        "2.1",
        "The mailbox, or the service's user, the call was meant for.",
    ),
    entry("cause", 4458, "2.2", "Why the call was redirected.").holds(Number),
    entry(
        "bnc",
        6140,
        "5.1",
        "Registers all numbers of a PBX at once.",
    ),
    entry(
        "sg",
        6140,
        "7.1.1",
        "Names the PBX device behind a number registered in bulk.",
    )
    .holds(Identifier),
    entry(
        "pn-provider",
        8599,
        "4.1",
        "The push service that wakes the device.",
    )
    .holds(Token),
    entry(
        "pn-prid",
        8599,
        "4.1",
        "The device's address at the push service.",
    )
    .holds(Identifier),
    entry(
        "pn-param",
        8599,
        "4.1",
        "What the push service needs besides: the app, mostly.",
    ),
    entry(
        "pn-purr",
        8599,
        "6.1.1",
        "Names the binding to wake for a call that runs.",
    )
    .holds(Identifier),
    entry(
        "play",
        4240,
        "3",
        "What to play to the caller: the address of an announcement.",
    ),
    entry("repeat", 4240, "3", "How often the announcement is played."),
    entry(
        "delay",
        4240,
        "3",
        "The pause between two plays, in milliseconds.",
    )
    .holds(Number),
    entry(
        "duration",
        4240,
        "3",
        "The longest time the announcement plays, in milliseconds.",
    )
    .holds(Number),
    entry("locale", 4240, "3", "The language of the announcement."),
    entry("content-type", 4240, "3", "The announcement's media type."),
    entry(
        "voicexml",
        5552,
        "2.1",
        "The address of the VoiceXML dialog to start.",
    ),
    entry(
        "iotl",
        7549,
        "5.1",
        "3GPP: the part of the network the route leads through.",
    )
    .holds(Token),
    entry(
        "phone-context",
        3966,
        "5.1.5",
        "Where a local number is valid.",
    )
    .holds(Host),
    entry("isub", 3966, "5.2", "An ISDN subaddress.").holds(Number),
    entry("ext", 3966, "5.3", "An extension behind the number.").holds(Number),
    entry("cic", 4694, "4", "The carrier that is to take the call.").holds(Number),
    entry(
        "rn",
        4694,
        "4",
        "The number to route by, where the number itself was ported.",
    )
    .holds(Number),
    entry(
        "npdi",
        4694,
        "4",
        "The number was looked up for porting already.",
    ),
];

/// Parameters that no standard defines, and whose they are. RFC 3261 lets URIs carry any.
pub(in crate::explain) const IN_THE_FIELD: Table = &[
    entry("rinstance", 3261, "19.1.1", "No standard defines it: phones tell their own registrations apart by it.").holds(Identifier),
    entry("line", 3261, "19.1.1", "No standard defines it: a phone's own note of the line that is meant.").holds(Identifier),
    entry("ftag", 3261, "19.1.1", "No standard defines it: Kamailio and OpenSIPS keep the From tag to tell the caller's requests from the callee's.").holds(Identifier),
    entry("r2", 3261, "19.1.1", "No standard defines it: Kamailio and OpenSIPS mark the two Record-Routes they add when a call changes interface or transport."),
    entry("did", 3261, "19.1.1", "No standard defines it: Kamailio and OpenSIPS name the dialog they keep for the call.").holds(Identifier),
    entry("vsf", 3261, "19.1.1", "No standard defines it: Kamailio keeps the From URI it replaced.").holds(Identifier),
    entry("vst", 3261, "19.1.1", "No standard defines it: Kamailio keeps the To URI it replaced.").holds(Identifier),
    entry("nat", 3261, "19.1.1", "No standard defines it: a proxy notes that this side is behind NAT."),
    entry("alias", 3261, "19.1.1", "No standard defines it: Kamailio notes the address, port and transport that a client behind NAT was seen at.").holds(Host),
    entry("fs_path", 3261, "19.1.1", "No standard defines it: FreeSWITCH notes the proxy the registration came through."),
    entry("fs_nat", 3261, "19.1.1", "No standard defines it: FreeSWITCH notes that the client is behind NAT."),
    entry("x-ast-orig-host", 3261, "19.1.1", "No standard defines it: Asterisk keeps the host a contact gave before it was replaced.").holds(Host),
    entry("x-ast-txp", 3261, "19.1.1", "No standard defines it: Asterisk notes the transport.").holds(Token),
    entry("otg", 3261, "19.1.1", "No standard defines it: the trunk group the call came in on.").holds(Identifier),
    entry("dtg", 3261, "19.1.1", "No standard defines it: the trunk group the call is to go out on.").holds(Identifier),
    entry("tgrp", 4904, "4", "The trunk group.").holds(Identifier),
    entry("trunk-context", 4904, "4", "Where the trunk group's name is valid.").holds(Host),
    entry("ch", 3261, "19.1.1", "No standard defines it: a note of the phone or server for itself."),
];

/// Parameters of `tel:` URIs.
pub(in crate::explain) const TEL: Table = &[
    entry(
        "phone-context",
        3966,
        "5.1.5",
        "Where a local number is valid.",
    )
    .holds(Host),
    entry("isub", 3966, "5.2", "An ISDN subaddress.").holds(Number),
    entry("ext", 3966, "5.3", "An extension behind the number.").holds(Number),
    entry("cic", 4694, "4", "The carrier that is to take the call.").holds(Number),
    entry(
        "rn",
        4694,
        "4",
        "The number to route by, where the number itself was ported.",
    )
    .holds(Number),
    entry(
        "npdi",
        4694,
        "4",
        "The number was looked up for porting already.",
    ),
    entry("tgrp", 4904, "4", "The trunk group.").holds(Identifier),
    entry(
        "trunk-context",
        4904,
        "4",
        "Where the trunk group's name is valid.",
    )
    .holds(Host),
    entry(
        "enumdi",
        4759,
        "4",
        "The number was looked up in ENUM already.",
    ),
];

/// Values of `user`.
pub(in crate::explain) const USERS: Table = &[
    entry(
        "phone",
        3261,
        "19.1.1",
        "The user part is a telephone number.",
    ),
    entry(
        "ip",
        3261,
        "19.1.1",
        "The user part is a name, even where it looks like a number.",
    ),
    entry(
        "dialstring",
        4967,
        "4",
        "The user part is what somebody dialled, to be read by the rules of their network.",
    ),
];

/// Values of `cause`.
pub(in crate::explain) const CAUSES: Table = &[
    entry("302", 4458, "2.2", "Redirected in every case."),
    entry("404", 4458, "2.2", "Why is not known."),
    entry("408", 4458, "2.2", "Redirected because nobody answered."),
    entry(
        "480",
        4458,
        "2.2",
        "Redirected by the callee before it rang.",
    ),
    entry("486", 4458, "2.2", "Redirected because the user was busy."),
    entry(
        "487",
        4458,
        "2.2",
        "Redirected by the callee while it rang.",
    ),
    entry(
        "503",
        4458,
        "2.2",
        "Redirected because the mobile phone could not be reached.",
    ),
];
