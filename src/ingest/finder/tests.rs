//! Messages among other text, and where their bodies end.

use super::*;

/// The messages of `text` as their own text, and what belongs to none.
fn found(text: &str) -> (Vec<&str>, Vec<&str>) {
    let capture = find(text.as_bytes(), Watch::default());
    let part = |s: Span| text.get(s.range()).unwrap();
    let messages = capture.messages.iter().map(|m| part(m.source.input_span()));
    (
        messages.collect(),
        capture.left.iter().map(|s| part(*s)).collect(),
    )
}

const SDP: &str = "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\n";

#[test]
fn messages_among_other_text() {
    let a = "OPTIONS sip:h SIP/2.0\nVia: SIP/2.0/UDP h\nTo: <sip:h>\n";
    let b = "SIP/2.0 200 OK\nVia: SIP/2.0/UDP h\nContent-Length: 0\n";
    // text, messages, what is left
    let cases: &[(String, &[&str], &[&str])] = &[
        (a.to_owned(), &[a], &[]),
        (format!("{a}\n"), &[&format!("{a}\n")], &[]),
        (format!("<\n{a}>\n<\n{b}>\n"), &[a, b], &["<", ">\n<", ">"]),
        (format!("{a}{b}"), &[a, b], &[]),
        (
            format!("prose\n\n{a}\n\n对方挂断\n{b}\nmore: prose\n"),
            &[&format!("{a}\n"), &format!("{b}\n")],
            &["prose", "对方挂断", "more: prose"],
        ),
        (
            format!("#### BYE ####\n {a}"),
            &[&format!(" {a}")],
            &["#### BYE ####"],
        ),
        (
            format!("{b}To: <sip:h>\n\ntext"),
            &[&format!("{b}To: <sip:h>\n\n")],
            &["text"],
        ),
        (
            format!("{a}a broken line\nCSeq: 1 OPTIONS\n"),
            &[&format!("{a}a broken line\nCSeq: 1 OPTIONS\n")],
            &[],
        ),
        (
            format!("{a}Content-Type: application/sdp\nContent-Length: 50\na broken line\n\n{SDP}"),
            &[&format!(
                "{a}Content-Type: application/sdp\nContent-Length: 50\na broken line\n\n{SDP}"
            )],
            &[],
        ),
        (
            format!("{a}Content-Type: application/sdp\nContent-Length: 50\na log's line\n\nx"),
            &[&format!(
                "{a}Content-Type: application/sdp\nContent-Length: 50\n"
            )],
            &["a log's line\n\nx"],
        ),
        (
            format!("{a}Content-Length: 2\n@ broken\n\nhi"),
            &[&format!("{a}Content-Length: 2\n@ broken\n\nhi")],
            &[],
        ),
        (
            format!("{b}a log's line\n\nx"),
            &[b],
            &["a log's line\n\nx"],
        ),
        (
            format!("{a}Route: <sip:p>,\n<sip:q>\nCSeq: 1 OPTIONS\n"),
            &[&format!("{a}Route: <sip:p>,\n<sip:q>\nCSeq: 1 OPTIONS\n")],
            &[],
        ),
        (
            "INVTE sip:h\nVia: SIP/2.0/UDP h\n".into(),
            &["INVTE sip:h\nVia: SIP/2.0/UDP h\n"],
            &[],
        ),
        (
            "Via: SIP/2.0/UDP h\nTo: a\nFrom: b\n".into(),
            &["Via: SIP/2.0/UDP h\nTo: a\nFrom: b\n"],
            &[],
        ),
        (
            "To: the team\nFrom: me\n\nhello\n".into(),
            &[],
            &["To: the team\nFrom: me\n\nhello"],
        ),
        ("SIP/2.0 200 OK".into(), &["SIP/2.0 200 OK"], &[]),
        (
            "a caption\nSIP/2.0 200 OK\nis sent\n".into(),
            &[],
            &["a caption\nSIP/2.0 200 OK\nis sent"],
        ),
        (String::new(), &[], &[]),
        ("\n\n\n".into(), &[], &[]),
    ];
    for (text, messages, left) in cases {
        let (m, l) = found(text);
        assert_eq!((&m[..], &l[..]), (*messages, *left), "{text}");
    }
}

#[test]
fn bodies_end_where_length_and_shape_say() {
    let head = |fields: &str| format!("INVITE sip:h SIP/2.0\n{fields}\n");
    let sdp = "Content-Type: application/sdp\n";
    let restored = SDP.len() + 3;
    // fields, what follows them, how much of that is body
    let cases: &[(String, String, String)] = &[
        (
            format!("{sdp}Content-Length: {restored}\n"),
            format!("{SDP}SIP/2.0 200 OK\nTo: x\n"),
            SDP.into(),
        ),
        (
            format!("{sdp}Content-Length: {}\n", SDP.len()),
            format!("{SDP}\nprose"),
            SDP.into(),
        ),
        (
            format!("{sdp}Content-Length: 9999\n"),
            format!("{SDP}\nprose"),
            SDP.into(),
        ),
        (
            format!("{sdp}Content-Length: 5\n"),
            format!("{SDP}\nprose"),
            SDP.into(),
        ),
        (format!("{sdp}Content-Length: -5\n"), SDP.into(), SDP.into()),
        (sdp.into(), format!("{SDP}####\n"), SDP.into()),
        (
            format!("{sdp}Content-Length: 151\n"),
            ">\n<\nprose\n".into(),
            String::new(),
        ),
        ("Content-Length: 0\n".into(), format!("{SDP}\n"), SDP.into()),
        ("X: 1\n".into(), "prose\n".into(), String::new()),
        (
            "Content-Type: text/plain\nContent-Length: 7\n".into(),
            "a\nb\n\nprose".into(),
            "a\nb\n".into(),
        ),
        (
            "Content-Type: text/plain\nContent-Length: 8\n".into(),
            "a\nb\n\nprose".into(),
            "a\nb\n\n".into(),
        ),
        (
            "Content-Type: text/plain\nContent-Length: 5\n".into(),
            "hello\nprose".into(),
            "hello".into(),
        ),
        (
            "Content-Type: message/sipfrag\nContent-Length: 24\n".into(),
            "SIP/2.0 200 OK\nTo: me\n\nprose".into(),
            "SIP/2.0 200 OK\nTo: me\n".into(),
        ),
        (
            "Content-Type: multipart/mixed;boundary=b\n".into(),
            "--b\n\nx\n--b--\nprose".into(),
            "--b\n\nx\n--b--\n".into(),
        ),
    ];
    for (fields, rest, body) in cases {
        let head = head(fields);
        let text = format!("{head}{rest}");
        let (messages, _) = found(&text);
        assert_eq!(messages[0], format!("{head}{body}"), "{text}");
    }
}

#[test]
fn crlf_bodies_count_as_they_stand() {
    let body = SDP.replace('\n', "\r\n");
    let head = format!(
        "INVITE sip:h SIP/2.0\r\nContent-Type: application/sdp\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let text = format!("{head}{body}{head}{body}");
    let (messages, left) = found(&text);
    assert_eq!(
        (messages, left.len()),
        (vec![&text[..text.len() / 2]; 2], 0)
    );
}
