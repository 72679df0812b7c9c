use super::*;
use crate::{
    message::{Method, parse},
    text::offset,
};

fn message(text: &str) -> (Source, Parsed) {
    let source = Source::slice(text.as_bytes(), Span::new(0, offset(text.len())));
    let parsed = parse(&source);
    (source, parsed)
}

/// A request with these fields and this body, and what its body was read as.
fn shown(fields: &str, body: &str) -> (String, Vec<FaultKind>) {
    let (source, parsed) = message(&format!("INFO sip:a SIP/2.0\r\n{fields}\r\n\r\n{body}"));
    let read = parsed.message.content(&source);
    (
        show(&read.body),
        read.faults.iter().map(|f| f.kind).collect(),
    )
}

fn show(body: &Body) -> String {
    match &body.content {
        Content::Empty => "empty".into(),
        Content::Sdp(s) => format!("sdp {}", s.lines.len()),
        Content::Multipart(m) => {
            let parts: Vec<_> = m.parts.iter().map(|p| show(&p.body)).collect();
            format!("[{}]", parts.join(", "))
        }
        Content::Sipfrag(p) => format!("sipfrag {}", p.message.headers.len()),
        Content::MessageSummary(s) => format!("summary {}", s.lines.len()),
        Content::Xml => "xml".into(),
        Content::Text => "text".into(),
        Content::Unread => "unread".into(),
        Content::Other => "other".into(),
    }
}

const SDP: &str = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n";

type Case<'a> = (&'a str, &'a str, &'a str, &'a [FaultKind]);

/// Fields, body, what it is read as, its faults.
fn check(cases: &[Case<'_>]) {
    for (fields, body, expected, faults) in cases {
        let (read, found) = shown(fields, body);
        assert_eq!(
            (read.as_str(), &found[..]),
            (*expected, *faults),
            "{fields}\n{body}"
        );
    }
}

#[test]
fn bodies_by_type_and_by_shape() {
    use FaultKind::{SdpLine, SdpValue};
    check(&[
        ("Content-Type: application/sdp", SDP, "sdp 4", &[]),
        ("c: Application/SDP;x=y", SDP, "sdp 4", &[]),
        ("Content-Type: application/sdp", "hello", "other", &[]),
        (
            "Content-Type: application/sdp",
            "o=x\r\nnonsense",
            "sdp 2",
            &[SdpValue, SdpLine],
        ),
        ("Content-Type: application/sdp", "", "empty", &[]),
        ("X: y", SDP, "sdp 4", &[]),
        ("Content-Type: text/plain", SDP, "sdp 4", &[]),
        ("Content-Type: text/plain", "hi", "text", &[]),
        (
            "Content-Type: application/sdp\r\nContent-Encoding: gzip",
            SDP,
            "unread",
            &[],
        ),
        (
            "Content-Type: application/sdp\r\ne: identity",
            SDP,
            "sdp 4",
            &[],
        ),
        (
            "Content-Type: application/pidf+xml",
            "<presence/>",
            "xml",
            &[],
        ),
        (
            "Content-Type: application/unknownformat",
            "<a/>",
            "other",
            &[],
        ),
    ]);
}

#[test]
fn fragments_and_summaries() {
    use FaultKind::{MessageSummary, Sipfrag};
    let summary = "Content-Type: application/simple-message-summary";
    let good = "Messages-Waiting: yes\r\nVoice-Message: 2/8 (0/2)\r\n\r\nTo: x\r\n";
    let bad = "Messages-Waiting: maybe\r\nVoice-Message: 2\r\n";
    let fragment = "Content-Type: message/sipfrag;version=2.0";
    check(&[
        (fragment, "SIP/2.0 100 Trying", "sipfrag 0", &[]),
        (
            fragment,
            "Subject: x\r\nTo: <sip:a@b>\r\n",
            "sipfrag 2",
            &[],
        ),
        (fragment, "hello there\r\n", "sipfrag 0", &[Sipfrag]),
        (summary, good, "summary 2", &[]),
        (summary, bad, "summary 2", &[MessageSummary, MessageSummary]),
        (
            summary,
            "Voice-Message: 1/0\r\n",
            "summary 1",
            &[MessageSummary],
        ),
    ]);
}

#[test]
fn bodies_of_several_parts() {
    use FaultKind::{NoBoundary, NoParts, UnclosedMultipart};
    let first = format!("--b\r\nContent-Type: application/sdp\r\n\r\n{SDP}\r\n");
    let open = format!("{first}--b\r\n\r\nhello\r\n");
    let two = format!("{open}--b--\r\n");
    let nested =
        "--b\r\nContent-Type: multipart/mixed;boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--b--";
    let b = "Content-Type: multipart/mixed;boundary=b";
    check(&[
        (b, &two, "[sdp 4, other]", &[]),
        (
            "Content-Type: multipart/mixed;boundary=\"b\"",
            &two,
            "[sdp 4, other]",
            &[],
        ),
        (
            "Content-Type: multipart/mixed",
            &two,
            "[sdp 4, other]",
            &[NoBoundary],
        ),
        (b, nested, "[[other]]", &[]),
        (b, &open, "[sdp 4, other]", &[UnclosedMultipart]),
        (
            "Content-Type: multipart/mixed;boundary=x",
            &two,
            "[]",
            &[NoParts],
        ),
    ]);
}

#[test]
fn a_part_ends_before_the_line_end_of_its_delimiter() {
    let text = "MESSAGE sip:a SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b--";
    let (source, parsed) = message(text);
    let body = &parsed.message.content(&source).body;
    let parts = body.all();
    assert_eq!(source.get(parts[1].span), b"hello");
}

#[test]
fn bodies_in_bodies_end_somewhere() {
    let mut text = String::from("INFO sip:a SIP/2.0\r\n");
    for _ in 0..500 {
        text += "Content-Type: message/sipfrag\r\n\r\nSIP/2.0 200 OK\r\n";
    }
    let (source, parsed) = message(&text);
    let (mut inner, mut depth) = (parsed, 0);
    while let Content::Sipfrag(next) = &inner.message.content(&source).body.content {
        inner = (**next).clone();
        depth += 1;
    }
    assert_eq!(depth, usize::from(DEPTH));
}

#[test]
fn lengths_and_what_explains_them() {
    use Difference::{LineEnds, Missing, None as Equal, Surplus, TrailingLineEnds as Trailing};
    // body, announced, on the wire, in a paste, right in a paste
    let cases: &[(&str, u64, Difference, Difference, u32)] = &[
        ("", 0, Equal, Equal, 0),
        ("", 151, Missing, Missing, 0),
        ("", 2, Missing, Missing, 0),
        ("a\r\nb\r\n", 6, Equal, Equal, 6),
        ("a\nb\n", 6, Missing, LineEnds, 6),
        ("a\nb\n", 4, Equal, Equal, 6),
        ("a\nb\n", 8, Missing, Trailing, 6),
        ("a\nb", 6, Missing, Trailing, 4),
        ("a\nb", 4, Missing, LineEnds, 4),
        ("a\r\nb\r\n\r\n\r\n", 6, Surplus, Trailing, 6),
        ("a\r\nb\r\n\r\n", 4, Surplus, Trailing, 6),
        ("a\r\nb\r\n", 9, Missing, Missing, 6),
        ("a\r\nb\r\n", 10, Missing, Missing, 6),
        ("a\r\nb\r\n", 7, Missing, Missing, 6),
        ("a\r\nb\r\n", 3, Surplus, Surplus, 6),
        ("a\r\nb\r\n", 0, Surplus, Surplus, 6),
        ("\r\n\r\n", 0, Surplus, Trailing, 0),
    ];
    for (body, announced, wire, paste, right) in cases {
        let text = format!("INFO sip:a SIP/2.0\r\nl: {announced}\r\n\r\n{body}");
        let (source, parsed) = message(&text);
        let length = BodyLength::of(&parsed.message, &source);
        let found = (
            length.difference(false),
            length.difference(true),
            length.right(true),
        );
        assert_eq!(
            found,
            (Some(*wire), Some(*paste), *right),
            "{body:?} {announced}"
        );
    }
    let (source, parsed) = message("INFO sip:a SIP/2.0\r\n\r\nx");
    let length = BodyLength::of(&parsed.message, &source);
    assert_eq!((length.difference(true), length.right(false)), (None, 1));
    assert_eq!(
        parsed
            .message
            .request_method()
            .map(|m| Method::of(source.get(m))),
        Some(Method::Info)
    );
}

#[test]
fn lengths_that_a_paste_leaves_open() {
    use Difference::{LineEnds, Masked, Missing, Surplus};
    let sdp = |address: &str| {
        format!(
            "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 {address}\nt=0 0\nm=audio 9 RTP/AVP 0\n"
        )
    };
    let multipart = "--b\n\n<a>\n<b/>\n</a>\n--b--\n".to_owned();
    for (body, announced, expected) in [
        (sdp("x.x.x.x"), 99, Masked),
        (sdp("192.0.2.x"), 99, Masked),
        (sdp("xxx.xxx.xxx.xxx"), 99, Masked),
        (sdp("***"), 99, Masked),
        (sdp("XXX"), 99, Masked),
        (sdp("<removed>"), 99, Masked),
        (sdp("192.0.2.1"), 99, Missing),
        (sdp("xx.example"), 99, Missing),
        // SDP ends all its lines alike, a multipart body perhaps not.
        (sdp("192.0.2.1"), 83, Surplus),
        (multipart.clone(), 28, LineEnds),
        (multipart.clone(), 31, LineEnds),
        (multipart.clone(), 20, Surplus),
        (multipart, 40, Missing),
    ] {
        let kind = if body.starts_with("--") {
            "multipart/mixed;boundary=b"
        } else {
            "application/sdp"
        };
        let text = format!("INFO sip:a SIP/2.0\nc: {kind}\nl: {announced}\n\n{body}");
        let (source, parsed) = message(&text);
        let length = BodyLength::of(&parsed.message, &source);
        assert_eq!(
            length.difference(true),
            Some(expected),
            "{length:?}\n{text}"
        );
        assert_ne!(length.difference(false), Some(Masked), "{text}");
    }
}
