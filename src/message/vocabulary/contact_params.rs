//! Parameters of Contact, and the capabilities that stand there (RFC 3840).

use super::words;

words! {
    /// By name.
    pub(crate) PARAMS
    "expires", 3261, "10.2.1.1", Number, "For how many seconds this binding holds, or is to hold.";
    "q", 3261, "20.10", Number,
        "How much this address is preferred, from 0 to 1; the highest is tried first.";
    "+sip.instance", 5626, "4.1", Identifier,
        "Names the device, the same after every restart and on every network.";
    "reg-id", 5626, "4.2", Number, "Tells several connections of one device apart.";
    "pub-gruu", 5627, "4.2", Identifier,
        "An address of exactly this device that shows whose it is.";
    "temp-gruu", 5627, "4.2", Identifier,
        "An address of exactly this device that hides whose it is.";
    "temp-gruu-cookie", 6140, "7.1.2.1", Identifier, "Lets a PBX make such addresses by itself.";
    "mp", 7044, "5", Number, "This target is of another user: the index of the entry it came from.";
    "rc", 7044, "5", Number,
        "The user is the same, the address another: the index of the entry it came from.";
    "np", 7044, "5", Number, "The target did not change: the index of the entry it came from.";
}

words! {
    /// Capabilities, in Contact, Accept-Contact and Reject-Contact.
    pub(crate) CAPABILITIES
    "audio", 3840, "10.1", "It can send and receive sound.";
    "application", 3840, "10.2", "It can use application media, such as a whiteboard.";
    "data", 3840, "10.3", "It can use data media.";
    "control", 3840, "10.4", "It can use control media.";
    "video", 3840, "10.5", "It can send and receive video.";
    "text", 3840, "10.6", "It can use text as media.";
    "automata", 3840, "10.7", "A machine answers, not a person.";
    "class", 3840, "10.8", Token, "Whether it is for business or personal use.";
    "duplex", 3840, "10.9", Token, "Whether both sides can talk at a time.";
    "mobility", 3840, "10.10", Token, "Whether it is fixed or mobile.";
    "description", 3840, "10.11", "What it is, in words.";
    "events", 3840, "10.12", Token, "The event packages it supports.";
    "priority", 3840, "10.13", Token, "The priorities it takes calls of.";
    "methods", 3840, "10.14", Token, "The methods it supports.";
    "extensions", 3840, "10.15", Token, "The extensions it supports, by option tag.";
    "schemes", 3840, "10.16", Token, "The URI schemes it supports.";
    "actor", 3840, "10.17", Token,
        "Whether it stands for a person, a message taker, an attendant or information.";
    "isfocus", 3840, "10.18", "It is a conference server's focus: a conference, not one person.";
    "language", 3840, "9", Token, "The languages it, or whoever answers, speaks.";
    "+sip.byeless", 4235, "5.1", "It can end a session without a BYE.";
    "+sip.rendering", 4235, "5.2", Token,
        "Whether it plays the media it receives: `no` means on hold.";
    "+sip.ice", 5768, "1", "It supports ICE: it finds a way for media through NAT.";
    "+sip.trickle-ice", 8840, "10.6", "It supports trickle ICE: candidates may follow one by one.";
    "+sip.pnsreg", 8599, "14.4.1", Number,
        "It can refresh its registration without being woken by a push notification.";
    "+g.3gpp.icsi-ref", 3840, "9", Token,
        "No IETF standard defines it: 3GPP's services that it supports, such as voice calls (MMTel).";
    "+g.3gpp.iari-ref", 3840, "9", Token,
        "No IETF standard defines it: 3GPP's applications that it supports.";
    "+g.3gpp.smsip", 3840, "9", "No IETF standard defines it: it takes SMS over SIP.";
    "+g.3gpp.accesstype", 3840, "9", Token,
        "No IETF standard defines it: the mobile access it registers over.";
    "+g.3gpp.mid-call", 3840, "9",
        "No IETF standard defines it: calls on hold survive a move to the circuit-switched network.";
    "+g.3gpp.srvcc-alerting", 3840, "9",
        "No IETF standard defines it: ringing calls survive a move to the circuit-switched network.";
    "+g.3gpp.nw-init-ussi", 3840, "9", "No IETF standard defines it: the network may send it USSD.";
    "+g.oma.sip-im", 3840, "9", "No IETF standard defines it: OMA's instant messages.";
    "require", 3841, "5.2", "A contact that does not match is left out.";
    "explicit", 3841, "5.2", "A contact that says nothing of the feature does not match.";
}
