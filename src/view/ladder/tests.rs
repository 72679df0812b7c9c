use super::{text::draw, *};
use crate::{Options, inspect};

const TRACE: &str = "INVITE sip:bob@example.net SIP/2.0\r\n\
    Via: SIP/2.0/UDP a.example.com:5060;branch=z9hG4bKa\r\n\
    From: Alice <sip:alice@example.com>;tag=x\r\nTo: Bob <sip:bob@example.net>\r\n\
    Call-ID: c\r\nCSeq: 1 INVITE\r\n\r\n\
    INVITE sip:bob@b.example.net SIP/2.0\r\n\
    Via: SIP/2.0/UDP p.example.com;branch=z9hG4bKp\r\n\
    Via: SIP/2.0/UDP a.example.com:5060;branch=z9hG4bKa\r\n\
    From: Alice <sip:alice@example.com>;tag=x\r\nTo: Bob <sip:bob@example.net>\r\n\
    Call-ID: c\r\nCSeq: 1 INVITE\r\n\r\n\
    SIP/2.0 180 Ringing\r\n\
    Via: SIP/2.0/UDP p.example.com;branch=z9hG4bKp\r\n\
    Via: SIP/2.0/UDP a.example.com:5060;branch=z9hG4bKa\r\n\
    From: Alice <sip:alice@example.com>;tag=x\r\nTo: Bob <sip:bob@example.net>;tag=y\r\n\
    Call-ID: c\r\nCSeq: 1 INVITE\r\nContact: <sip:bob@b.example.net>\r\n\r\n\
    SIP/2.0 180 Ringing\r\n\
    Via: SIP/2.0/UDP a.example.com:5060;branch=z9hG4bKa\r\n\
    From: Alice <sip:alice@example.com>;tag=x\r\nTo: Bob <sip:bob@example.net>;tag=y\r\n\
    Call-ID: c\r\nCSeq: 1 INVITE\r\nContact: <sip:bob@b.example.net>\r\n\r\n";

#[test]
fn lanes_are_inferred_from_vias() {
    let report = inspect(TRACE.as_bytes(), &Options::default()).report("x");
    let call = &report.calls[0];
    let ladder = ladder(&report, &call.messages, Some(call));
    let lanes: Vec<_> = ladder
        .lanes
        .iter()
        .map(|l| (l.name.as_str(), l.person.as_deref()))
        .collect();
    let expected = [
        ("a.example.com", Some("Alice")),
        ("p.example.com", None),
        ("b.example.net", Some("Bob")),
    ];
    assert_eq!(lanes, expected);
    let ways: Vec<_> = ladder.arrows.iter().map(|a| (a.from, a.to)).collect();
    assert_eq!(ways, [(0, 1), (1, 2), (2, 1), (1, 0)]);
    assert_eq!(
        draw(&ladder),
        "                        Alice                                    Bob
                    a.example.com       p.example.com       b.example.net
    1                     |----- INVITE ----->|                   |
    2                     |                   |----- INVITE ----->|
    3                     |                   |<-- 180 Ringing ---|
    4                     |<-- 180 Ringing ---|                   |
"
    );
}

#[test]
fn times_count_from_the_first() {
    assert_eq!(
        since(
            millis("2024-05-01T10:00:59.900Z"),
            millis("2024-05-01T10:01:01.050Z")
        ),
        Some(1150)
    );
}
