//! Fields that were withdrawn, and fields that no standard defines.

use super::header_rows;

header_rows! {
    Encryption, None, (2543, "6"), One, Text, Obsolete("S/MIME bodies"),
        [],
        "How the message was encrypted, in RFC 2543.";
    Hide, None, (2543, "6"), One, Item, Obsolete("Privacy, RFC 3323"),
        [],
        "Asked proxies to hide the way the request took, in RFC 2543.";
    ResponseKey, None, (2543, "6"), One, Text, Obsolete("S/MIME bodies"),
        [],
        "The key to encrypt the response with, in RFC 2543.";
    IdentityInfo, Some("n"), (4474, "9"), One, Uris, Obsolete("the info parameter of Identity, RFC 8224"),
        [],
        "Where the certificate of the signature in Identity was found, in RFC 4474.";
    Diversion, None, (5806, "4"), List, NameAddrs, Informal("History-Info, RFC 7044"),
        [Requests => "o-----........", Codes(300, 399) => "o-----........"],
        "Who diverted the call, and why.";
    CcDiversion, None, (0, "draft-levy-sip-diversion"), List, Addresses, Informal("History-Info, RFC 7044"),
        [],
        "An early name of Diversion.";
    RemotePartyId, None, (0, "draft-ietf-sip-privacy"), List, Addresses, Informal("P-Asserted-Identity, RFC 3325, and Privacy, RFC 3323"),
        [],
        "Who calls or is called, as a proxy says.";
    RpidPrivacy, None, (0, "draft-ietf-sip-privacy"), One, Text, Informal("Privacy, RFC 3323"),
        [],
        "What of Remote-Party-ID is to be kept from the other side.";
    ContentTransferEncoding, None, (2045, "6"), One, Item, Informal("the body as it is: SIP carries any octets"),
        [],
        "How a body was encoded to pass through mail.";
    ProxyAuthenticationInfo, None, (7616, "3.5"), One, AuthInfo, Informal("Authentication-Info: SIP took over only that one from HTTP"),
        [],
        "What a proxy tells of a request that it has authenticated.";
    ReasonPhrase, None, (6873, "4.4"), One, Text may_be empty, Informal("the reason phrase of the status line"),
        [],
        "A name that logs use for the status line's reason phrase; it is reserved, so that no field takes it.";
}
