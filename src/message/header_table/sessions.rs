//! Fields of the extensions that start, watch, move and describe sessions and subscriptions.

use super::header_rows;

header_rows! {
    AllowEvents, Some("u"), (6665, "8.2.2"), List, Items, Standard,
        [Codes(489, 489) => ".............."],
        "The event packages the sender understands.";
    Event, Some("o"), (6665, "8.2.1"), One, Item, Standard,
        [
            Requests => "xxxxxxxmmmxxxx",
            Codes(200, 299) => "xxxxxxxxoxxxxx",
            Responses => "xxxxxxxxxxxxxx",
        ],
        "The package of events that is subscribed to or told of.";
    SubscriptionState, None, (6665, "8.2.3"), One, Item, Standard,
        [Requests => "xxxxxxxxmxxxxx", Responses => "xxxxxxxxxxxxxx"],
        "Whether the subscription is pending, active or terminated, and for how long or why.";
    RAck, None, (3262, "7.2"), One, RAck, Standard,
        [Requests => "------m..---.-", Responses => "--------------"],
        "The RSeq and CSeq of the provisional response that a PRACK confirms.";
    RSeq, None, (3262, "7.1"), One, Number, Standard,
        [
            Requests => "--------------",
            Codes(100, 199) => "o------.......",
            Codes(200, 699) => "--------------",
        ],
        "Numbers a provisional response that must be confirmed with PRACK.";
    ReferTo, Some("r"), (3515, "2.1"), One, Address, Standard,
        [Requests => "-----------m--", Responses => "--------------"],
        "The third party that the other side is asked to contact.";
    ReferredBy, Some("b"), (3892, "3"), One, Address, Standard,
        [Requests => "o-o-oo........"],
        "Who asked for this request by a REFER.";
    ReferSub, None, (4488, "4"), One, Item, Standard,
        [Requests => "-----------o--", Codes(200, 299) => "-----------o--"],
        "Whether the REFER starts a subscription to its outcome.";
    ReferEventsAt, None, (7614, "4.8"), One, Uris, Standard,
        [],
        "Where to subscribe to the outcome of a REFER.";
    Replaces, None, (3891, "6.1"), One, CallIdParams, Standard,
        [Requests => "o-------------", Responses => "--------------"],
        "The dialog that this INVITE takes the place of.";
    Join, None, (3911, "7.1"), One, CallIdParams, Standard,
        [Requests => "o-------------", Responses => "--------------"],
        "The dialog that this INVITE wants to be mixed with.";
    TargetDialog, None, (4538, "7"), One, CallIdParams, Standard,
        [Requests => "o------o---o--", Responses => "--------------"],
        "The dialog that shows the sender is entitled to this request.";
    SessionExpires, Some("x"), (4028, "4"), One, Seconds, Standard,
        [Requests => "o--------....o", Codes(200, 299) => "o--------....o"],
        "After how many seconds the session ends unless it is refreshed, and who refreshes it.";
    MinSe, None, (4028, "5"), One, Seconds, Standard,
        [
            Requests => "o--------....o",
            Codes(422, 422) => "m--------....m",
            Responses => "xxxxxxxxxxxxxx",
        ],
        "The shortest session interval, in seconds, that is accepted.";
    Reason, None, (3326, "2"), List, Items, Standard,
        [],
        "Why the request is sent, or why the call failed: a protocol, a code and a text.";
    SipETag, None, (3903, "11.3.1"), One, Item, Standard,
        [Requests => "--------------", Codes(200, 299) => "---------m----"],
        "Names the state that was published, for the PUBLISH that follows.";
    SipIfMatch, None, (3903, "11.3.2"), One, Item, Standard,
        [Requests => "---------o----", Responses => "--------------"],
        "The published state that this PUBLISH refreshes, changes or removes.";
    SuppressIfMatch, None, (5839, "7.2"), One, Item, Standard,
        [],
        "The state the subscriber knows already and need not be told again.";
    InfoPackage, None, (6086, "7.2"), One, Item, Standard,
        [Requests => "---------.o---"],
        "What kind of information the INFO carries.";
    RecvInfo, None, (6086, "7.3"), List, Items may_be empty, Standard,
        [Requests => "o----oo--.x--o", Codes(469, 469) => "----------o---"],
        "The kinds of INFO the sender is willing to receive.";
    AcceptContact, Some("a"), (3841, "9.2"), List, Items, Standard,
        [Requests => "ooooo-ooo.oooo"],
        "What the device that is to be reached should be able to do.";
    RejectContact, Some("j"), (3841, "9.2"), List, Items, Standard,
        [Requests => "ooooo-ooo.oooo"],
        "What the device that is to be reached must not be.";
    RequestDisposition, Some("d"), (3841, "9.1"), List, Items, Standard,
        [Requests => "ooooooooo.oooo"],
        "How proxies should treat the request: fork, queue, redirect.";
    AnswerMode, None, (5373, "2"), One, Item, Standard,
        [],
        "Whether the call should be answered by the device alone.";
    PrivAnswerMode, None, (5373, "2"), One, Item, Standard,
        [],
        "Asks, with special rights, that the device answer by itself.";
    MaxBreadth, None, (5393, "5.3.1"), One, Number, Standard,
        [],
        "How many branches the request may fork into at once.";
    FlowTimer, None, (5626, "11.1"), One, Number, Standard,
        [],
        "How many seconds a connection may be silent before it counts as dead.";
    TriggerConsent, None, (5360, "5.11.2"), List, Addresses, Standard,
        [],
        "Asks a relay for a new round of consent.";
    PermissionMissing, None, (5360, "5.9.3"), List, Addresses, Standard,
        [],
        "The addresses for which a relay lacks permission.";
    PolicyContact, None, (6794, "4.4.5.2"), List, Uris, Standard,
        [Requests => "o-----o------o", Codes(488, 488) => "o-----o------o"],
        "The policy servers that are to be asked about the session.";
    PolicyId, None, (6794, "4.4.5.1"), List, Addresses, Standard,
        [Requests => "o-----o------o"],
        "The policy servers that were asked about the session.";
    FeatureCaps, None, (6809, "4"), List, Items, Standard,
        [],
        "The features that a server on the way supports.";
    UserToUser, None, (7433, "4"), List, UserData, Standard,
        [],
        "Data that the caller's application hands to the called one.";
    SessionId, None, (7989, "5"), One, Item, Standard,
        [],
        "Names the session from end to end, whatever servers change on the way.";
    ContentId, None, (8262, "3"), One, MessageId, Standard,
        [],
        "Names the body, so that a header field can point to it.";
    AlertMsgError, None, (8876, "5.2"), One, Code, Standard,
        [],
        "What is wrong with the alert that an emergency message carried.";
}
