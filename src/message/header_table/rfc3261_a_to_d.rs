//! Fields of RFC 3261, from Accept to Date.

use super::header_rows;

header_rows! {
    Accept, None, (3261, "20.1"), List, MediaTypes may_be empty, Standard,
        [
            Requests => "o-o-soo..ooo-o",
            Codes(200, 299) => "o---so-..-.--o",
            Codes(415, 415) => "o-o-ooo..sooso",
        ],
        "The kinds of body the sender can read.";
    AcceptEncoding, None, (3261, "20.2"), List, Items may_be empty, Standard,
        [
            Requests => "o-o-ooo..ooo-o",
            Codes(200, 299) => "o---so-..-o--o",
            Codes(415, 415) => "o-o-ooo..sooso",
        ],
        "The encodings of a body, such as gzip, that the sender can undo.";
    AcceptLanguage, None, (3261, "20.3"), List, Languages may_be empty, Standard,
        [
            Requests => "o-o-ooo..ooo-o",
            Codes(200, 299) => "o---so-..-o--o",
            Codes(415, 415) => "o-o-ooo..sooso",
        ],
        "The languages the user would like to be addressed in.";
    AlertInfo, None, (3261, "20.4"), List, Uris, Standard,
        [Requests => "o------..-----", Codes(180, 180) => "o------..-----"],
        "The ring tone to play, or the ringback tone.";
    Allow, None, (3261, "20.5"), List, Items may_be empty, Standard,
        [
            Requests => "o-o-ooo..ooooo",
            Codes(405, 405) => "m-m-mmm..mmmmm",
            Codes(200, 299) => "s-o-soo..o.ooo",
            Responses => "o-o-ooo..ooooo",
        ],
        "The methods the sender understands.";
    AuthenticationInfo, None, (3261, "20.6"), One, AuthInfo, Standard,
        [Requests => "--------------", Codes(200, 299) => "o-o-ooo..ooooo"],
        "What the server tells of a request that it has authenticated, such as the next nonce.";
    Authorization, None, (3261, "20.7"), Many, Credentials, Standard,
        [Requests => "ooooooo..ooooo", Responses => "--------------"],
        "The credentials that answer the challenge of a server.";
    CallId, Some("i"), (3261, "20.8"), One, CallId, Standard,
        [Any => "mmmmmmmmmmmmmm"],
        "Names the call, or the series of registrations, that the message belongs to.";
    CallInfo, None, (3261, "20.9"), List, Uris, Standard,
        [Any => "o---oo-..oo-oo"],
        "Where to find more about the caller or the called: a picture, a card, a page.";
    Contact, Some("m"), (3261, "20.10"), List, Addresses, Standard,
        [
            Requests => "mo--oo-mo--mxm",
            Codes(100, 199) => "o------..----o",
            Codes(200, 299) => "m---oo-m.--mxm",
            Codes(300, 399) => "o-o-ooo..o-ooo",
            Codes(485, 485) => "o-o-ooo..o-ooo",
        ],
        "The address at which the sender can be reached directly.";
    ContentDisposition, None, (3261, "20.11"), One, Item, Standard,
        [Any => "ooo-ooo..ooooo"],
        "What the body is for: a session, something to show, an icon.";
    ContentEncoding, Some("e"), (3261, "20.12"), List, Items, Standard,
        [Any => "ooo-ooo..ooooo"],
        "How the body was encoded on top of its type, such as gzip.";
    ContentLanguage, None, (3261, "20.13"), List, Languages, Standard,
        [Any => "ooo-ooo..ooooo"],
        "The languages of the body.";
    ContentLength, Some("l"), (3261, "20.14"), One, Number, Standard,
        [Any => "ttttttt..toott"],
        "The length of the body in octets.";
    ContentType, Some("c"), (3261, "20.15"), One, MediaType, Standard,
        [Any => "ooo-ooo..ooooo"],
        "What the body is.";
    CSeq, None, (3261, "20.16"), One, CSeq, Standard,
        [Any => "mmmmmmmmmmmmmm"],
        "Numbers the requests of a dialog in order and repeats the method.";
    Date, None, (3261, "20.17"), One, Date, Standard,
        [Any => "ooooooo..ooooo"],
        "When the message was first sent.";
}
