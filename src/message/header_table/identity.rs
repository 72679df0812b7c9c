//! Fields of the extensions for identity, privacy, location, routing and security.

use super::header_rows;

header_rows! {
    Privacy, None, (3323, "4.2"), One, Item, Standard,
        [Any => "ooooooooo.o.oo"],
        "What about the sender the network should keep to itself.";
    PAssertedIdentity, None, (3325, "9.1"), List, Addresses, Standard,
        [Any => "o-o-o..oo..o.."],
        "Who the sender is, as a trusted network says.";
    PPreferredIdentity, None, (3325, "9.2"), List, Addresses, Standard,
        [Any => "o-o-o..oo..o.."],
        "Which of the identities of the sender the network should show.";
    Identity, Some("y"), (8224, "4"), Many, Signature, Standard,
        [],
        "A signature over who calls whom: the STIR proof of the caller.";
    HistoryInfo, None, (7044, "5"), List, NameAddrs, Standard,
        [],
        "The addresses the request was sent to before, and why it moved on.";
    Path, None, (3327, "4"), List, NameAddrs, Standard,
        [
            Requests => "-----o........",
            Codes(200, 299) => "-----o........",
            Responses => "--------------",
        ],
        "The proxies between the registered device and its registrar.";
    ServiceRoute, None, (3608, "5"), List, NameAddrs, Standard,
        [
            Requests => "--------------",
            Codes(200, 299) => "-----o-.......",
            Responses => "--------------",
        ],
        "The proxies a registered device must send its requests through.";
    Geolocation, None, (6442, "4.1"), List, Uris, Standard,
        [],
        "Where the caller is, or where to ask for it.";
    GeolocationRouting, None, (6442, "4.2"), One, Item, Standard,
        [],
        "Whether the location may be used to route the request.";
    GeolocationError, None, (6442, "4.4"), One, Code, Standard,
        [],
        "What is wrong with the location that was sent.";
    ResourcePriority, None, (4412, "3.1"), List, Items, Standard,
        [Requests => "oooooooooooooo"],
        "How the request ranks among others when resources are scarce.";
    AcceptResourcePriority, None, (4412, "3.2"), List, Items may_be empty, Standard,
        [Codes(200, 200) => "o-oooooooooooo", Codes(417, 417) => "o-oooooooooooo"],
        "The priorities that the server understands.";
    SecurityClient, None, (3329, "2.2"), List, Items, Standard,
        [Requests => "o-o-ooooo.o.oo"],
        "The ways of securing the first hop that the client knows.";
    SecurityServer, None, (3329, "2.2"), List, Items, Standard,
        [Codes(421, 421) => "o-o-ooooo.o.oo", Codes(494, 494) => "o-o-ooooo.o.oo"],
        "The ways of securing the first hop that the server knows.";
    SecurityVerify, None, (3329, "2.2"), List, Items, Standard,
        [Requests => "o-o-ooooo.o.oo"],
        "The server's list repeated, so that tampering shows.";
}
