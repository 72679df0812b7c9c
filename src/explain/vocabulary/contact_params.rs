//! Parameters of Contact, and the capabilities that stand there (RFC 3840).

use super::{Table, entry};
use crate::explain::PartKind::{Identifier, Number, Token};

/// By name.
pub(in crate::explain) const PARAMS: Table = &[
    entry(
        "expires",
        3261,
        "10.2.1.1",
        "For how many seconds this binding holds, or is to hold.",
    )
    .holds(Number),
    entry(
        "q",
        3261,
        "20.10",
        "How much this address is preferred, from 0 to 1; the highest is tried first.",
    )
    .holds(Number),
    entry(
        "+sip.instance",
        5626,
        "4.1",
        "Names the device, the same after every restart and on every network.",
    )
    .holds(Identifier),
    entry(
        "reg-id",
        5626,
        "4.2",
        "Tells several connections of one device apart.",
    )
    .holds(Number),
    entry(
        "pub-gruu",
        5627,
        "4.2",
        "An address of exactly this device that shows whose it is.",
    )
    .holds(Identifier),
    entry(
        "temp-gruu",
        5627,
        "4.2",
        "An address of exactly this device that hides whose it is.",
    )
    .holds(Identifier),
    entry(
        "temp-gruu-cookie",
        6140,
        "7.1.2.1",
        "Lets a PBX make such addresses by itself.",
    )
    .holds(Identifier),
    entry(
        "mp",
        7044,
        "5",
        "This target is of another user: the index of the entry it came from.",
    )
    .holds(Number),
    entry(
        "rc",
        7044,
        "5",
        "The user is the same, the address another: the index of the entry it came from.",
    )
    .holds(Number),
    entry(
        "np",
        7044,
        "5",
        "The target did not change: the index of the entry it came from.",
    )
    .holds(Number),
];

/// Capabilities, in Contact, Accept-Contact and Reject-Contact.
pub(in crate::explain) const CAPABILITIES: Table = &[
    entry("audio", 3840, "10.1", "It can send and receive sound."),
    entry(
        "application",
        3840,
        "10.2",
        "It can use application media, such as a whiteboard.",
    ),
    entry("data", 3840, "10.3", "It can use data media."),
    entry("control", 3840, "10.4", "It can use control media."),
    entry("video", 3840, "10.5", "It can send and receive video."),
    entry("text", 3840, "10.6", "It can use text as media."),
    entry("automata", 3840, "10.7", "A machine answers, not a person."),
    entry(
        "class",
        3840,
        "10.8",
        "Whether it is for business or personal use.",
    )
    .holds(Token),
    entry(
        "duplex",
        3840,
        "10.9",
        "Whether both sides can talk at a time.",
    )
    .holds(Token),
    entry("mobility", 3840, "10.10", "Whether it is fixed or mobile.").holds(Token),
    entry("description", 3840, "10.11", "What it is, in words."),
    entry("events", 3840, "10.12", "The event packages it supports.").holds(Token),
    entry(
        "priority",
        3840,
        "10.13",
        "The priorities it takes calls of.",
    )
    .holds(Token),
    entry("methods", 3840, "10.14", "The methods it supports.").holds(Token),
    entry(
        "extensions",
        3840,
        "10.15",
        "The extensions it supports, by option tag.",
    )
    .holds(Token),
    entry("schemes", 3840, "10.16", "The URI schemes it supports.").holds(Token),
    entry(
        "actor",
        3840,
        "10.17",
        "Whether it stands for a person, a message taker, an attendant or information.",
    )
    .holds(Token),
    entry(
        "isfocus",
        3840,
        "10.18",
        "It is a conference server's focus: a conference, not one person.",
    ),
    entry(
        "language",
        3840,
        "9",
        "The languages it, or whoever answers, speaks.",
    )
    .holds(Token),
    entry(
        "+sip.byeless",
        4235,
        "5.1",
        "It can end a session without a BYE.",
    ),
    entry(
        "+sip.rendering",
        4235,
        "5.2",
        "Whether it plays the media it receives: `no` means on hold.",
    )
    .holds(Token),
    entry(
        "+sip.ice",
        5768,
        "5",
        "It supports ICE: it finds a way for media through NAT.",
    ),
    entry(
        "+sip.trickle-ice",
        8840,
        "10.6",
        "It supports trickle ICE: candidates may follow one by one.",
    ),
    entry(
        "+sip.pnsreg",
        8599,
        "14.4.1",
        "It can refresh its registration without being woken by a push notification.",
    )
    .holds(Number),
    entry(
        "require",
        3841,
        "5.2",
        "A contact that does not match is left out.",
    ),
    entry(
        "explicit",
        3841,
        "5.2",
        "A contact that says nothing of the feature does not match.",
    ),
];
