//! What is said of places in messages, and that the tree is a tree whatever the bytes are.

use super::{Part, PartKind, at, explain, hover, line_at, tokens};
use crate::{
    ingest::{Captured, Fidelity, Framing},
    message::parse,
    text::{Source, Span, offset},
};

fn captured(text: &[u8]) -> Captured {
    let source = Source::slice(text, Span::new(0, offset(text.len())));
    let parsed = parse(&source);
    Captured {
        source,
        parsed,
        framing: Framing::default(),
        fidelity: Fidelity::default(),
    }
}

/// A message with one more line: a start line with that field, or a field in an INVITE.
fn with(line: &str) -> String {
    let start = "INVITE sip:bob@example.com SIP/2.0\r\n";
    if line.starts_with("SIP/2.0 ") || line.contains(" SIP/2.0\r\n") || line.ends_with(" SIP/2.0") {
        return format!("{line}\r\n\r\n");
    }
    format!("{start}{line}\r\n\r\n")
}

/// Line, a place in it, and the kind of the colour there, the label, a piece of the meaning, and the
/// source of what is said there.
type Case = (
    &'static str,
    &'static str,
    PartKind,
    &'static str,
    &'static str,
    (u16, &'static str),
);

fn check(cases: &[Case]) {
    for (line, place, kind, label, meaning, source) in cases {
        let text = with(line);
        let root = explain(&captured(text.as_bytes()));
        let from = text.find(line).unwrap_or_default();
        let at_line = line
            .find(place)
            .unwrap_or_else(|| panic!("{place} in {line}"));
        let offset = offset(from + at_line);
        let said = hover(&root, offset).unwrap();
        let colour = at(&root, offset).pop().unwrap().kind;
        let source = (source.0 != 0).then(|| (source.0, source.1.to_owned()));
        assert_eq!(said.label, *label, "label of {place} in {line}: {said:?}");
        assert_eq!(colour, *kind, "colour of {place} in {line}: {said:?}");
        assert!(
            said.meaning.contains(meaning) && meaning.is_empty() == said.meaning.is_empty(),
            "{place} in {line}: {}",
            said.meaning
        );
        assert_eq!(said.source, source, "source of {place} in {line}");
    }
}

#[test]
fn start_lines_and_uris() {
    use PartKind::{
        Host, Method, ParamName, ParamValue, Port, Reason, Scheme, Secret, Status, Text, Token,
        User, Version,
    };
    check(&[
        (
            "INVITE sip:b@h SIP/2.0",
            "INVITE",
            Method,
            "method",
            "Starts a session, or changes one that runs.",
            (3261, "13"),
        ),
        (
            "FOO sip:b@h SIP/2.0",
            "FOO",
            Method,
            "method",
            "no standard",
            (0, ""),
        ),
        (
            "INVITE sip:b@h SIP/2.0",
            "SIP/2.0",
            Version,
            "SIP version",
            "2.0 is the only one",
            (3261, "7.1"),
        ),
        (
            "INVITE nonsense SIP/2.0",
            "nonsense",
            Text,
            "Request-URI",
            "cannot be read",
            (3261, "8.1.1.1"),
        ),
        (
            "SIP/2.0 487 Request Terminated",
            "487",
            Status,
            "status code",
            "ended",
            (3261, "21.4.25"),
        ),
        (
            "SIP/2.0 499 X",
            "499",
            Status,
            "status code",
            "Not a code that is registered. Client error",
            (3261, "7.2"),
        ),
        (
            "SIP/2.0 99999999 X",
            "9999",
            Status,
            "status code",
            "No status code",
            (3261, "7.2"),
        ),
        (
            "SIP/2.0 200 OK",
            "OK",
            Reason,
            "reason phrase",
            "for people",
            (3261, "7.2"),
        ),
        (
            "BYE sips:+1555@h SIP/2.0",
            "sips",
            Scheme,
            "scheme",
            "over TLS on every hop",
            (3261, "19.1"),
        ),
        (
            "BYE sip:+1555@h SIP/2.0",
            "+1555",
            User,
            "user",
            "telephone number with country code",
            (3261, "19.1.1"),
        ),
        (
            "BYE sip:1555@h SIP/2.0",
            "1555",
            User,
            "user",
            "what the host makes of it",
            (3261, "19.1.1"),
        ),
        (
            "BYE sip:a:secret@h SIP/2.0",
            "secret",
            Secret,
            "password",
            "clear text",
            (3261, "19.1.1"),
        ),
        (
            "BYE sip:a@example.com SIP/2.0",
            "example",
            Host,
            "host",
            "NAPTR and SRV",
            (3263, "4.1"),
        ),
        (
            "BYE sip:a@example.com:5070 SIP/2.0",
            "example",
            Host,
            "host",
            "A, AAAA",
            (3263, "4.2"),
        ),
        (
            "BYE sip:a@10.2.1.100 SIP/2.0",
            "10.2",
            Host,
            "host",
            "private",
            (1918, "3"),
        ),
        (
            "BYE sip:a@127.0.0.1 SIP/2.0",
            "127",
            Host,
            "host",
            "loopback",
            (1122, "3.2.1.3"),
        ),
        (
            "BYE sip:a@[fe80::1] SIP/2.0",
            "fe80",
            Host,
            "host",
            "link-local",
            (4291, "2.5.6"),
        ),
        (
            "BYE sip:a@abc.invalid SIP/2.0",
            "abc",
            Host,
            "host",
            "never exists",
            (3323, "4.1.1.3"),
        ),
        (
            "BYE sip:a@h:5060 SIP/2.0",
            "5060",
            Port,
            "port",
            "usual port for SIP over UDP and TCP",
            (3261, "19.1.2"),
        ),
        (
            "BYE sip:a@h:5061 SIP/2.0",
            "5061",
            Port,
            "port",
            "over TLS",
            (3261, "19.1.2"),
        ),
        (
            "BYE sip:a@h:70000 SIP/2.0",
            "70000",
            Port,
            "port",
            "No port",
            (3261, "19.1.2"),
        ),
        (
            "BYE sip:a@h;lr SIP/2.0",
            "lr",
            ParamName,
            "lr",
            "Loose routing",
            (3261, "16.12"),
        ),
        (
            "BYE sip:a@h;ob SIP/2.0",
            "ob",
            ParamName,
            "ob",
            "back over the connection",
            (5626, "2.1"),
        ),
        (
            "BYE sip:a@h;transport=udp SIP/2.0",
            "udp",
            Token,
            "transport",
            "Over UDP",
            (3261, "19.1.1"),
        ),
        (
            "BYE sip:a@h;transport=udp SIP/2.0",
            "transport",
            ParamName,
            "transport",
            "Over UDP",
            (3261, "19.1.1"),
        ),
        (
            "BYE sip:a@h;user=phone SIP/2.0",
            "phone",
            Token,
            "user",
            "is a telephone number",
            (3261, "19.1.1"),
        ),
        (
            "BYE sip:a@h;cause=486 SIP/2.0",
            "486",
            PartKind::Number,
            "cause",
            "the user was busy",
            (4458, "2.2"),
        ),
        (
            "BYE sip:a@h;rinstance=1 SIP/2.0",
            "rinstance",
            ParamName,
            "rinstance",
            "No standard defines it",
            (3261, "19.1.1"),
        ),
        (
            "BYE sip:a@h;foo=1 SIP/2.0",
            "1 ",
            ParamValue,
            "foo",
            "does not know",
            (0, ""),
        ),
        (
            "BYE sip:a@h?Subject=x SIP/2.0",
            "x ",
            ParamValue,
            "Subject",
            "made from this URI",
            (0, ""),
        ),
        (
            "BYE tel:+1-201;phone-context=x SIP/2.0",
            "+1-201",
            User,
            "number",
            "the same everywhere",
            (3966, "5.1.4"),
        ),
        (
            "BYE tel:201;phone-context=x SIP/2.0",
            "x ",
            Host,
            "phone-context",
            "Where a local number",
            (3966, "5.1.5"),
        ),
        (
            "BYE urn:service:sos SIP/2.0",
            "service",
            Text,
            "address",
            "scheme makes of it",
            (0, ""),
        ),
        (
            "BYE urn:service:sos SIP/2.0",
            "urn",
            Scheme,
            "scheme",
            "stays the same",
            (8141, "2"),
        ),
    ]);
}

#[test]
fn vias() {
    use PartKind::{Host, Identifier, Number, ParamName, Port, Token, Version};
    check(&[
        (
            "Via: SIP/2.0/UDP h;branch=z9hG4bKa",
            "z9",
            Identifier,
            "branch",
            "RFC 3261 transaction id",
            (3261, "8.1.1.7"),
        ),
        (
            "Via: SIP/2.0/UDP h;branch=z9hG4bK",
            "z9",
            Identifier,
            "branch",
            "alone",
            (3261, "8.1.1.7"),
        ),
        (
            "Via: SIP/2.0/UDP h;branch=1",
            "1",
            Identifier,
            "branch",
            "RFC 2543",
            (3261, "8.1.1.7"),
        ),
        (
            "Via: SIP/2.0/UDP h;rport",
            "rport",
            ParamName,
            "rport",
            "asks the server to answer to the source port",
            (3581, "3"),
        ),
        (
            "Via: SIP/2.0/UDP h;rport=5070",
            "5070",
            Port,
            "rport",
            "come from port 5070",
            (3581, "3"),
        ),
        (
            "Via: SIP/2.0/UDP h;received=192.0.2.1",
            "192",
            Host,
            "received",
            "came from 192.0.2.1",
            (3261, "18.2.1"),
        ),
        (
            "Via: SIP/2.0/UDP h;ttl=1",
            "1",
            Number,
            "ttl",
            "multicast",
            (3261, "20.42"),
        ),
        (
            "Via: SIP/2.0/WSS h",
            "WSS",
            Token,
            "transport",
            "WebSocket on TLS",
            (7118, "5.1"),
        ),
        (
            "Via: SIP/2.0/FOO h",
            "FOO",
            Token,
            "transport",
            "does not know",
            (3261, "20.42"),
        ),
        (
            "Via: SIP/2.0/UDP h",
            "SIP",
            Version,
            "protocol",
            "version",
            (3261, "20.42"),
        ),
        (
            "Via: SIP/2.0/UDP 10.0.0.1:5060",
            "5060",
            Port,
            "port",
            "usual",
            (3261, "19.1.2"),
        ),
        (
            "Via: SIP/2.0/UDP h",
            "Via",
            PartKind::FieldName,
            "Via",
            "1st and only hop: the request comes from here",
            (3261, "20.42"),
        ),
        (
            "Via: SIP/2.0/UDP h;a, SIP/2.0/TCP k;b",
            ";b",
            PartKind::Group,
            "2nd hop",
            "the client that the request began at",
            (3261, "18.2.2"),
        ),
        (
            "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h\r\nVia: SIP/2.0/UDP k",
            "Via",
            PartKind::FieldName,
            "Via",
            "1st hop: the response goes here next",
            (3261, "20.42"),
        ),
        (
            "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h\r\nv: SIP/2.0/UDP k",
            "v:",
            PartKind::FieldName,
            "field name",
            "Short for Via",
            (3261, "7.3"),
        ),
    ]);
}

#[test]
fn fields() {
    use PartKind::{
        DisplayName, FieldName, Host, Identifier, Number, ParamName, Text, Token, UnknownField,
    };
    check(&[
        (
            "From: \"Bob\" <sip:b@h>;tag=1",
            "Bob",
            DisplayName,
            "display name",
            "Nobody checks it",
            (3261, "20.10"),
        ),
        (
            "From: <sip:b@h>;tag=abc",
            "abc",
            Identifier,
            "tag",
            "sender of the request chose it",
            (3261, "19.3"),
        ),
        (
            "To: <sip:b@h>;tag=abc",
            "abc",
            Identifier,
            "tag",
            "a dialog that exists",
            (3261, "19.3"),
        ),
        (
            "To: <sip:b@h>",
            "To",
            FieldName,
            "To",
            "outside any dialog",
            (3261, "20.39"),
        ),
        (
            "To: sip:b@h",
            "h",
            Host,
            "host",
            "domain name",
            (3263, "4.1"),
        ),
        (
            "Contact: *",
            "*",
            Token,
            "Contact",
            "Every binding",
            (3261, "20.10"),
        ),
        (
            "Contact: <sip:b@h>;expires=3600",
            "3600",
            Number,
            "expires",
            "1 h.",
            (3261, "10.2.1.1"),
        ),
        (
            "Contact: <sip:b@h>;q=0.5;isfocus",
            "isfocus",
            ParamName,
            "isfocus",
            "conference",
            (3840, "10.18"),
        ),
        (
            "Contact: <sip:b@h>;+sip.instance=\"<urn:uuid:0>\"",
            "urn",
            Identifier,
            "+sip.instance",
            "A UUID",
            (5626, "4.1"),
        ),
        (
            "Contact: <sip:b@h>, <sip:c@h>",
            "<sip:c",
            PartKind::Group,
            "2nd contact",
            "",
            (0, ""),
        ),
        (
            "CSeq: 5043 INVITE",
            "5043",
            Number,
            "sequence number",
            "Counts",
            (3261, "8.1.1.5"),
        ),
        (
            "CSeq: 5043 INVITE",
            "INVITE",
            PartKind::Method,
            "method",
            "as it must be",
            (3261, "13"),
        ),
        (
            "CSeq: 5043 BYE",
            "BYE",
            PartKind::Method,
            "method",
            "Not the method of the request line",
            (3261, "15"),
        ),
        (
            "Max-Forwards: 70",
            "70",
            Number,
            "Max-Forwards",
            "70 hops left",
            (3261, "20.22"),
        ),
        (
            "Max-Forwards: 1",
            "1",
            Number,
            "Max-Forwards",
            "1 hop left",
            (3261, "20.22"),
        ),
        (
            "Content-Length: 5\r\n\r\nabc",
            "5",
            Number,
            "Content-Length",
            "5 octets announced; 7 are here",
            (3261, "20.14"),
        ),
        (
            "Content-Type: application/sdp",
            "sdp",
            Token,
            "Content-Type",
            "session description",
            (3261, "20.15"),
        ),
        (
            "Call-ID: a@b",
            "a@b",
            Identifier,
            "Call-ID",
            "call",
            (3261, "20.8"),
        ),
        (
            "X-Foo: 0",
            "X-Foo",
            UnknownField,
            "X-Foo",
            "not know",
            (3261, "7.3.2"),
        ),
        (
            "Max-Forwards: many",
            "many",
            Text,
            "Max-Forwards",
            "cannot be read: digits",
            (3261, "20.22"),
        ),
        (
            "no colon here",
            "no colon",
            UnknownField,
            "No header field",
            "without a colon",
            (3261, "7.3.1"),
        ),
    ]);
}

#[test]
fn the_root_the_line_and_the_body() {
    let text = "BYE sip:b@h SIP/2.0\r\nCSeq: 1 BYE\r\n\r\nhello";
    let root = explain(&captured(text.as_bytes()));
    assert_eq!(
        (root.label.as_str(), root.value.as_str()),
        ("BYE request", "BYE sip:b@h SIP/2.0")
    );
    assert_eq!(line_at(&root, 23).unwrap().label, "CSeq");
    assert_eq!(line_at(&root, 5).unwrap().label, "Request line");
    let body = line_at(&root, 36).unwrap();
    assert_eq!(body.label, "Body");
    assert!(body.meaning.contains("No Content-Type"), "{}", body.meaning);
    assert_eq!(at(&root, 999), Vec::<&Part>::new());
    let colours: Vec<_> = tokens(&root)
        .take(3)
        .map(|(s, k)| (s.of(text.as_bytes()).to_vec(), k))
        .collect();
    assert_eq!(
        colours,
        [
            (b"BYE".to_vec(), PartKind::Method),
            (b"sip".to_vec(), PartKind::Scheme),
            (b"b".to_vec(), PartKind::User)
        ]
    );
}

/// Children inside their parent, in order, apart; every part without children has a colour or
/// nothing to say.
fn check_tree(part: &Part) {
    let mut end = part.span.start;
    for child in &part.children {
        assert!(part.span.contains(child.span), "{child:?} leaves {part:?}");
        assert!(child.span.start >= end, "{child:?} overlaps in {part:?}");
        end = child.span.end;
        check_tree(child);
    }
}

const INVITE: &str = "\
INVITE sip:888001@10.3.0.11 SIP/2.0
Via: SIP/2.0/UDP 10.2.1.100:5060;rport;branch=z9hG4bKPjgIzuySAx5ZB0ZC.kb88Ex-ZyQkwJQjSP
Max-Forwards: 70
From: sip:10103002002@10.3.0.11;tag=WzF2-Isd2FZER3dP5kdjvK-40X8WEKtm
To: sip:888001@10.3.0.11
Contact: <sip:10103002002@10.2.1.100:5060;ob>
Call-ID: ar94kirJHE4I1Ptm0XQjjxv4.6UHSc9K
CSeq: 5043 INVITE
Allow: PRACK, INVITE, ACK, BYE
Supported: replaces, 100rel, timer, norefersub
Session-Expires: 1800;refresher=uac
Min-SE: 90
Content-Type: application/sdp
Content-Length: 296

v=0
o=- 2208993197 2208993197 IN IP4 10.2.1.100
s=pjmedia
b=AS:61
t=0 0
a=X-nat:0
m=audio 4020 RTP/AVP 98 97 0 96
c=IN IP4 10.2.1.100
b=TIAS:42200
a=rtcp:4021 IN IP4 10.2.1.100
a=sendrecv
a=rtpmap:98 speex/16000
a=rtpmap:97 speex/8000
a=rtpmap:96 telephone-event/8000
a=fmtp:96 0-16
";

const UNAUTHORIZED: &str = "\
SIP/2.0 401 Unauthorized
Via: SIP/2.0/UDP 10.2.1.100:5060;rport=5060;branch=z9hG4bKPjsDw7u7KeJJOaVsHJn8ARtmqo3nGDMufr
From: <sip:10103002002@10.3.0.11>;tag=mGnOg4ftTtQpX1g4hZNkfZfgGhOvOR1Z
To: <sip:10103002002@10.3.0.11>;tag=mQyc9KFr2QyUN
Call-ID: zryQKxJjCSgGwVHSi5bxNP1eJm16rRrR
CSeq: 41140 REGISTER
Supported: timer, path, replaces
WWW-Authenticate: Digest realm=\"10.3.0.11\", nonce=\"6d2c4821-1ba0-4c8b-8d40-4e8da90a8b0c\", algorithm=MD5, qop=\"auth\"
Content-Length: 0

";

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use proptest::prelude::*;

    use super::{INVITE, UNAUTHORIZED, at, captured, check_tree, explain, tokens};

    /// A message with a piece of it replaced: nearly right input reaches further than noise.
    fn broken() -> impl Strategy<Value = Vec<u8>> {
        let base = prop_oneof![Just(INVITE), Just(UNAUTHORIZED)];
        let noise = proptest::collection::vec(
            prop_oneof![
                Just(b'"'),
                Just(b','),
                Just(b';'),
                Just(b'<'),
                Just(b'>'),
                Just(b'='),
                Just(b':'),
                Just(b'@'),
                Just(b'\r'),
                Just(b'\n'),
                Just(b' '),
                any::<u8>(),
            ],
            0..6,
        );
        (base, any::<prop::sample::Index>(), 0..12_usize, noise).prop_map(
            |(base, at, cut, noise)| {
                let mut bytes = base.as_bytes().to_vec();
                let from = at.index(bytes.len());
                let to = (from + cut).min(bytes.len());
                bytes.splice(from..to, noise);
                bytes
            },
        )
    }

    fn check(bytes: &[u8]) {
        let root = explain(&captured(bytes));
        check_tree(&root);
        let mut end = 0;
        for (span, _) in tokens(&root) {
            assert!(span.start >= end && !span.is_empty());
            end = span.end;
            let path = at(&root, span.start);
            assert_eq!(path.last().map(|p| p.span), Some(span));
        }
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_make_a_tree(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            check(&bytes);
        }

        #[test]
        fn broken_messages_make_a_tree(bytes in broken()) {
            check(&bytes);
        }
    }
}
