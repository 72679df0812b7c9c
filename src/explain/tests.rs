//! That the tree is a tree whatever the bytes are, and whole trees for reading.

mod places;

use super::{Part, PartKind, at, explain, line_at, tokens};
use crate::{
    ingest::Captured,
    text::{Source, Span, offset},
};

fn captured(text: &[u8]) -> Captured {
    Captured::new(Source::slice(text, Span::new(0, offset(text.len()))))
}

fn cited(part: &Part) -> String {
    let source = part.source.as_ref();
    source.map_or(String::new(), |(rfc, section)| {
        format!("RFC {rfc} §{section}")
    })
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

/// The tree as a person reads it.
fn outline(part: &Part, depth: usize, out: &mut String) {
    use std::fmt::Write;
    let source = cited(part);
    let label = if part.label.is_empty() {
        "·"
    } else {
        &part.label
    };
    let _ = writeln!(
        out,
        "{:depth$}{label} {:?} `{}` {} {source}",
        "", part.kind, part.value, part.meaning
    );
    for child in &part.children {
        outline(child, depth + 2, out);
    }
}

fn snapshot(text: &str) -> String {
    let root = explain(&captured(text.replace('\n', "\r\n").as_bytes()));
    check_tree(&root);
    let mut out = String::new();
    outline(&root, 0, &mut out);
    out
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

#[test]
fn whole_messages() {
    insta::assert_snapshot!("invite", snapshot(INVITE));
    insta::assert_snapshot!("unauthorized", snapshot(UNAUTHORIZED));
}

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
