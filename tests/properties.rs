//! What holds for every input, whatever it is.
#![cfg(not(target_arch = "wasm32"))]

use proptest::{collection::vec, prelude::*, sample::select};
use sip_inspector::{
    Inspection, Options, fix, inspect,
    message::parse,
    text::{Source, Span, Watch},
};

/// Pieces that SIP is made of, and some that break it.
const PIECES: &[&str] = &[
    "INVITE sip:bob@example.com SIP/2.0",
    "REGISTER sips:example.com SIP/2.0",
    "ACK <sip:b@h> SIP/2.0",
    "SIP/2.0 200 OK",
    "SIP/2.0 401 Unauthorized",
    " SIP/2.0 999999999999 x",
    "\r\n",
    "\r\n",
    "\n",
    "\r",
    "\r\n\r\n",
    "\r\n ",
    "Via: SIP/2.0/UDP h;branch=z9hG4bK1",
    "v: SIP/2.0/TLS [::1]:99999;rport=x;;received",
    "From: \"A\" <sip:a@h>;tag=1",
    "To: <sip:b@h>",
    "Call-ID: 1@h",
    "CSeq: 1 INVITE",
    "Cseq: 99999999999999999999 REGISTER",
    "Max-Forwards: 70",
    "Contact: *, <sip:a@h;x=\"y>;q=1.0001",
    "Content-Lentgh: 5",
    "Content-Length: -1",
    "Content-Type: application/sdp",
    "Content-Type: multipart/mixed;boundary=b",
    "--b",
    "v=0",
    "o=- 1 1 IN IP4 h",
    "m=audio 1 RTP/AVP 0",
    "a=rtpmap:0 PCMU/8000",
    "Authorization: Digest username=\"u\"; realm=\"r\"; nonce=\"n\", response=\"x\", uri=\"sip:h\"",
    "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"",
    "X-Unknown: \u{e9}\u{201c}\u{202e}",
    "<",
    ">",
    "\"",
    ";",
    ",",
    ":",
    "%",
    " ",
    "\t",
    "\0",
    "####",
    "\u{6211}\u{65b9}",
];

/// Text that is nearly SIP: pieces in any order, with raw bytes between.
fn nearly_sip() -> impl Strategy<Value = Vec<u8>> {
    let piece = select(PIECES).prop_map(|p| p.as_bytes().to_vec());
    let raw = vec(any::<u8>(), 0..4);
    let line = select(PIECES).prop_map(|p| [p.as_bytes(), b"\r\n"].concat());
    vec(prop_oneof![3 => piece, 5 => line, 1 => raw], 0..40).prop_map(|parts| parts.concat())
}

/// Anything: bytes, or text that is nearly SIP.
fn input() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![vec(any::<u8>(), 0..300), nearly_sip()]
}

fn whole(bytes: &[u8]) -> Source {
    Source::slice(bytes, Span::new(0, u32::try_from(bytes.len()).unwrap()))
}

/// Every span that a report gives lies inside the input, and what is known of positions agrees.
fn check_report(inspection: &Inspection, input: &[u8]) {
    let report = inspection.report("x");
    let len = u32::try_from(input.len()).unwrap();
    let inside = |s: sip_inspector::report::v1::Span| s.start <= s.end && s.end <= len;
    for message in &report.messages {
        assert!(inside(message.span), "{message:?}");
        for header in &message.headers {
            assert!(
                inside(header.span) && header.line >= message.line,
                "{header:?}"
            );
        }
    }
    for finding in &report.findings {
        assert!(inside(finding.span), "{finding:?}");
        let (start, end) = (
            (finding.line, finding.column),
            (finding.end_line, finding.end_column),
        );
        assert!(start <= end && start >= (1, 1), "{finding:?}");
        assert!(
            finding.related.iter().all(|r| inside(r.span)),
            "{finding:?}"
        );
        for fix in &finding.fixes {
            check_edits(&fix.edits, len);
        }
    }
    check_edits(&report.safe_fixes.edits, len);
    assert_eq!(report.crashed, Vec::<String>::new());
}

/// Edits are sorted, disjoint and inside the input.
fn check_edits(edits: &[sip_inspector::report::v1::Edit], len: u32) {
    for pair in edits.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{edits:?}");
    }
    assert!(
        edits
            .iter()
            .all(|e| e.span.start <= e.span.end && e.span.end <= len),
        "{edits:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_pieces_of_a_message_are_its_bytes(bytes in input()) {
        let source = whole(&bytes);
        let parsed = parse(&source);
        let joined: Vec<u8> =
            parsed.message.pieces().flat_map(|p| source.get(p).to_vec()).collect();
        prop_assert_eq!(joined, bytes);
    }

    #[test]
    fn what_is_found_lies_inside_the_input(bytes in input()) {
        let inspection = inspect(&bytes, &Options::default());
        check_report(&inspection, &bytes);
        for message in &inspection.capture().messages {
            let source = &message.source;
            let joined: Vec<u8> =
                message.parsed.message.pieces().flat_map(|p| source.get(p).to_vec()).collect();
            prop_assert_eq!(joined.as_slice(), source.bytes());
        }
    }

    #[test]
    fn fixing_twice_is_fixing_once(bytes in nearly_sip()) {
        let (once, _) = fix(&bytes, &Options::default(), Watch::default());
        let (twice, count) = fix(&once, &Options::default(), Watch::default());
        prop_assert_eq!((twice, count), (once, 0));
    }
}
