//! Answers printed in RFCs.

use crate::Vector;

/// RFC 2617 §3.5.
const RFC2617: Vector<'_> = Vector {
    name: "RFC 2617 §3.5",
    username: "Mufasa",
    realm: "testrealm@host.com",
    password: "Circle Of Life",
    nonce: "dcd98b7102dd2f0e8b11d0f600bfb0c093",
    uri: "/dir/index.html",
    method: "GET",
    qop: "auth",
    nc: "00000001",
    cnonce: "0a4f113b",
    algorithm: "",
    body: "",
    response: "6629fae49393a05397450978507c4ef1",
    right: true,
};

/// RFC 7616 §3.9.1.
const RFC7616: Vector<'_> = Vector {
    name: "RFC 7616 §3.9.1, MD5",
    username: "Mufasa",
    realm: "http-auth@example.org",
    password: "Circle of Life",
    nonce: "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
    uri: "/dir/index.html",
    method: "GET",
    qop: "auth",
    nc: "00000001",
    cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
    algorithm: "MD5",
    body: "",
    response: "8ca523f5e9506fed4657c9700eebdbec",
    right: true,
};

/// RFC 7616 §3.9.2 with erratum 4897: what the RFC prints is not what its values give.
const RFC7616_HASHED: Vector<'_> = Vector {
    name: "RFC 7616 §3.9.2, erratum 4897",
    username: "Jäsøn Doe",
    realm: "api@example.org",
    password: "Secret, or not?",
    nonce: "5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK",
    uri: "/doe.json",
    cnonce: "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v",
    algorithm: "SHA-512-256",
    response: "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5",
    ..RFC7616
};

/// RFC 2069 §2.4 with erratum 749.
const RFC2069: Vector<'_> = Vector {
    name: "RFC 2069 §2.4, erratum 749",
    password: "CircleOfLife",
    qop: "",
    nc: "",
    cnonce: "",
    response: "1949323746fe6a43ef61f9606e7febea",
    ..RFC2617
};

pub(crate) const VECTORS: &[Vector<'_>] = &[
    RFC2617,
    RFC7616,
    Vector {
        name: "RFC 7616 §3.9.1, SHA-256",
        algorithm: "SHA-256",
        response: "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
        ..RFC7616
    },
    RFC7616_HASHED,
    Vector {
        name: "RFC 7616 §3.9.2 as printed",
        response: "ae66e67d6b427bd3f120414a82e4acff38e8ecd9101d6c861229025f607a79dd",
        right: false,
        ..RFC7616_HASHED
    },
    RFC2069,
    Vector {
        name: "RFC 2069 §2.4 as printed",
        response: "e966c932a9242554e42c8ee200cec7f6",
        right: false,
        ..RFC2069
    },
    Vector {
        name: "another password",
        password: "Circle of life",
        right: false,
        ..RFC7616
    },
];
