//! Fields of networks: the P- fields, and those that 3GPP registered.

use super::header_rows;

header_rows! {
    PAccessNetworkInfo, None, (7315, "4.4"), List, Items, Standard,
        [Requests => "o.o-oooooooooo"],
        "The access network, such as the radio cell, the sender uses.";
    PAnswerState, None, (4964, "6"), One, Item, Standard,
        [
            Requests => "--------------",
            Codes(180, 189) => "o-------------",
            Codes(200, 299) => "o-------------",
        ],
        "Whether the answer comes from the user or from a server that expects one.";
    PAssertedService, None, (6050, "4.1"), List, Services, Standard,
        [Requests => "o---o--o-o-oo-"],
        "The service the request belongs to, as a trusted network says.";
    PPreferredService, None, (6050, "4.2"), List, Services, Standard,
        [Requests => "o---o--o-o-oo-"],
        "The service that the user would like.";
    PAssociatedUri, None, (7315, "4.1"), List, NameAddrs may_be empty, Standard,
        [Requests => "--------------", Codes(200, 299) => "-----o--------"],
        "The further addresses of the user who registered.";
    PCalledPartyId, None, (7315, "4.2"), One, Address, Standard,
        [Requests => "o---o--o-o-oo-"],
        "The address the call was made to, before the registrar replaced it.";
    PVisitedNetworkId, None, (7315, "4.3"), List, Data, Standard,
        [Requests => "o---oo-o-o-oo-"],
        "The network that the roaming user registers through.";
    PChargingFunctionAddresses, None, (7315, "4.5"), List, ParamList, Standard,
        [Requests => "o-o-oooooooooo"],
        "The servers that collect what the call costs.";
    PChargingVector, None, (7315, "4.6"), One, Params, Standard,
        [Requests => "o.o-oooooooooo"],
        "Identifies the call for charging across networks.";
    PChargeInfo, None, (8496, "5"), One, Address, Standard,
        [],
        "Who pays for the call.";
    PDcsTracePartyId, None, (5503, "5"), One, Address, Standard,
        [Requests => "o-------------"],
        "The call that a user asks to have traced.";
    PDcsOsps, None, (5503, "6"), One, Item, Standard,
        [Requests => "o------------o"],
        "An operator breaks in on a call or verifies that a line is busy.";
    PDcsBillingInfo, None, (5503, "7"), One, Billing, Standard,
        [Any => "o-------------"],
        "Who pays for the call, between cable networks.";
    PDcsLaes, None, (5503, "8"), One, Host, Standard,
        [Any => "o-------------"],
        "Where copies of the call go for lawful interception.";
    PDcsRedirect, None, (5503, "8"), One, Datum, Standard,
        [Any => "o-------------"],
        "Whose calls were redirected, for lawful interception.";
    PEarlyMedia, None, (5009, "8"), List, Items may_be empty, Standard,
        [
            Requests => "o-----o......o",
            Codes(180, 189) => "o------......-",
            Codes(200, 299) => "------o......o",
        ],
        "Whether media before the answer may be played.";
    PMediaAuthorization, None, (3313, "5.1"), List, Items, Standard,
        [],
        "A token that lets the media through the network.";
    PPrivateNetworkIndication, None, (7316, "7"), One, Item, Standard,
        [],
        "The private network whose traffic this is.";
    PProfileKey, None, (5002, "5"), One, Address, Standard,
        [],
        "The key of the service profile that applies.";
    PRefusedUriList, None, (5318, "5"), List, Addresses, Standard,
        [],
        "The addresses that a group server refused to invite.";
    PServedUser, None, (5502, "6"), One, Address, Standard,
        [],
        "The user on whose behalf the network handles the call.";
    PUserDatabase, None, (4457, "4"), One, Uris, Standard,
        [],
        "The database that knows the user.";
    AdditionalIdentity, None, (0, "3GPP TS 24.229"), List, Addresses, Standard,
        [],
        "A further identity that the caller uses or wants to be shown.";
    AttestationInfo, None, (0, "3GPP TS 24.229"), One, Item, Standard,
        [],
        "How sure the network is of who calls.";
    CellularNetworkInfo, None, (0, "3GPP TS 24.229"), List, Items, Standard,
        [],
        "The radio cell that the device sees, when it uses another access.";
    DcInfo, None, (0, "3GPP TS 24.229"), One, Text, Standard,
        [],
        "What the network offers of data channels in the call.";
    OriginationId, None, (0, "3GPP TS 24.229"), One, Text, Standard,
        [],
        "Names where in the network the call came in.";
    PriorityShare, None, (0, "3GPP TS 24.229"), One, Item, Standard,
        [],
        "Whether calls may share the priority of their media.";
    PriorityVerstat, None, (0, "3GPP TS 24.229"), One, Item, Standard,
        [],
        "Whether the priority of the call was verified.";
    RelayedCharge, None, (0, "3GPP TS 24.229"), One, Text, Standard,
        [],
        "Charging data that a transit network passes on.";
    ResourceShare, None, (0, "3GPP TS 24.229"), One, Text, Standard,
        [],
        "Whether calls may share the resources of their media.";
    ResponseSource, None, (0, "3GPP TS 24.229"), One, Text, Standard,
        [],
        "Which server of the network made the response.";
    RestorationInfo, None, (0, "3GPP TS 24.229"), One, Text, Standard,
        [],
        "Data by which the network finds the user again after a failure.";
    ServiceInteractInfo, None, (0, "3GPP TS 24.229"), One, Text, Standard,
        [],
        "Which services of the network have handled the call already.";
}
