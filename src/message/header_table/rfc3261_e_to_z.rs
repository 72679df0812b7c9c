//! Fields of RFC 3261, from Error-Info to WWW-Authenticate.

use super::header_rows;

header_rows! {
    ErrorInfo, None, (3261, "20.18"), List, Uris, Standard,
        [Requests => "--------------", Codes(300, 699) => "o-ooooo..ooooo"],
        "Where to find more about the error, such as a recorded announcement.";
    Expires, None, (3261, "20.19"), One, Seconds, Standard,
        [Codes(200, 299) => "o----o-m.m-.o-", Any => "o----o-s.o-oo-"],
        "After how many seconds the message, or what it asks for, expires.";
    From, Some("f"), (3261, "20.20"), One, Address, Standard,
        [Any => "mmmmmmmmmmmmmm"],
        "Who sends the request. Its tag names the caller's side of the dialog.";
    InReplyTo, None, (3261, "20.21"), List, CallIds, Standard,
        [Requests => "o------..---o-"],
        "The Call-IDs of the calls that this one answers or returns.";
    MaxForwards, None, (3261, "20.22"), One, Number, Standard,
        [Requests => "mmmmmmmmmmmmmm", Responses => "--------------"],
        "How many more hops the request may take.";
    MinExpires, None, (3261, "20.23"), One, Seconds, Standard,
        [Codes(423, 423) => "-----m-m.m--.-"],
        "The shortest time, in seconds, that the server grants.";
    MimeVersion, None, (3261, "20.24"), One, Version, Standard,
        [Any => "ooo-ooo..ooooo"],
        "The version of MIME in which the body is written.";
    Organization, None, (3261, "20.25"), One, Text may_be empty, Standard,
        [Any => "o---oo-..o-ooo"],
        "The organization the sender belongs to.";
    Priority, None, (3261, "20.26"), One, Item, Standard,
        [Requests => "o------..o--o-"],
        "How urgent the request is for the person called.";
    ProxyAuthenticate, None, (3261, "20.27"), Many, Challenge, Standard,
        [
            Requests => "--------------",
            Codes(407, 407) => "m-m-mmmmmmmmmm",
            Codes(401, 401) => "o-ooooo..ooooo",
        ],
        "The challenge of a proxy.";
    ProxyAuthorization, None, (3261, "20.28"), Many, Credentials, Standard,
        [Requests => "ooo-ooo..ooooo", Responses => "--------------"],
        "The credentials that answer the challenge of a proxy.";
    ProxyRequire, None, (3261, "20.29"), List, Items, Standard,
        [Requests => "o-oxooo..ooooo", Responses => "--------------"],
        "The extensions that every proxy on the way must support.";
    RecordRoute, None, (3261, "20.30"), List, NameAddrs, Standard,
        [
            Requests => "ooooo-o..-oo-o",
            Codes(200, 299) => "o-oooxo..xoo-o",
            Codes(180, 189) => "o-ooo-o..-oo-o",
        ],
        "The proxies that want to see the further requests of the dialog.";
    ReplyTo, None, (3261, "20.31"), One, Address, Standard,
        [Any => "o------..-.-o-"],
        "Where a call back should go, where that differs from From.";
    Require, None, (3261, "20.32"), List, Items, Standard,
        [Codes(421, 421) => "m-m-mmmmmmmmmm", Any => "o-oxooo..ooooo"],
        "The extensions that the other side must support.";
    RetryAfter, None, (3261, "20.33"), One, Seconds, Standard,
        [Responses => "o-ooooo..ooooo"],
        "After how many seconds it is worth trying again.";
    Route, None, (3261, "20.34"), List, NameAddrs, Standard,
        [Requests => "ooooooo..ooooo", Responses => "--------------"],
        "The hops that the request must take.";
    Server, None, (3261, "20.35"), One, Text, Standard,
        [Responses => "o-ooooo..ooooo"],
        "The software of the server.";
    Subject, Some("s"), (3261, "20.36"), One, Text may_be empty, Standard,
        [Requests => "o------..oo-o-"],
        "What the call is about.";
    Supported, Some("k"), (3261, "20.37"), List, Items may_be empty, Standard,
        [Requests => "s-ooooo..ooo.o", Codes(200, 299) => "s-oosoo..ooo.o"],
        "The extensions that the sender supports.";
    Timestamp, None, (3261, "20.38"), One, Timestamp, Standard,
        [Any => "ooooooo..ooooo"],
        "When the request was sent, by the sender's clock; the response repeats it.";
    To, Some("t"), (3261, "20.39"), One, Address, Standard,
        [Any => "mmmmmmmmmmmmmm"],
        "Whom the request is for. Its tag names the called side of the dialog.";
    Unsupported, None, (3261, "20.40"), List, Items, Standard,
        [Requests => "--------------", Codes(420, 420) => "m-m-mmmmmmmmmm"],
        "The extensions asked for that the server does not support.";
    UserAgent, None, (3261, "20.41"), One, Text, Standard,
        [Any => "ooooooo..ooooo"],
        "The software of the sender.";
    Via, Some("v"), (3261, "20.42"), List, Via, Standard,
        [Any => "mmmmmmmmmmmmmm"],
        "The hops the request took; the response goes back along them.";
    Warning, None, (3261, "20.43"), List, Warnings, Standard,
        [Responses => "o-ooooo..ooooo"],
        "More about the outcome: a code, who says so, and a text.";
    WwwAuthenticate, None, (3261, "20.44"), Many, Challenge, Standard,
        [
            Requests => "--------------",
            Codes(401, 401) => "m-m-mmmmmmmmmm",
            Codes(407, 407) => "o-o-oo...ooooo",
        ],
        "The challenge of a server.";
}
