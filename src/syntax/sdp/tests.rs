use super::*;
use crate::text::offset;

fn read(text: &str) -> (Session, Faults) {
    let mut faults = Faults::new();
    let session = session(Text::whole(text.as_bytes()), &mut faults);
    let joined: String = session.lines.iter().map(|l| part(text, l.line)).collect();
    assert_eq!(joined, text, "lossless");
    (session, faults)
}

fn part(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap()
}

const CALL: &str = "v=0\r\no=jdoe 3724394400 3724394405 IN IP4 198.51.100.1\r\ns=Call\r\ni=Offer\r\nu=http://example.com/\r\ne=Jane <jane@jdoe.example.com>\r\np=+1 617 555-6011\r\nc=IN IP4 233.252.0.1/127/2\r\nb=AS:128\r\nt=0 0\r\nr=7d 1h 0 25h\r\nz=2882844526 -1h 2898848070 0\r\nk=prompt\r\na=sendonly\r\nm=audio 49170/2 RTP/AVP 0 96\r\na=rtpmap:96 L16/16000/2\nm=video 51372 UDP/TLS/RTP/SAVPF 99\nc=IN IP6 2001:db8::2\n\n";

#[test]
fn a_session_has_levels_and_typed_lines() {
    let (session, faults) = read(CALL);
    assert_eq!(faults, []);
    assert_eq!(session.session_level().lines.len(), 14);
    let media: Vec<_> = session.media().collect();
    assert_eq!(
        media.iter().map(|m| m.lines.len()).collect::<Vec<_>>(),
        [2, 3]
    );
    let first = media[0].description().unwrap();
    assert_eq!(first.ports.unwrap().value, Some(2));
    assert_eq!(part(CALL, first.proto), "RTP/AVP");
    assert_eq!(
        first
            .formats
            .iter()
            .map(|f| part(CALL, *f))
            .collect::<Vec<_>>(),
        ["0", "96"]
    );
    let c = session.session_level().connections().next().unwrap();
    assert_eq!(
        (c.ttl.unwrap().value, c.count.unwrap().value),
        (Some(127), Some(2))
    );
    assert_eq!(part(CALL, c.address.address), "233.252.0.1");
    let c = media[1].connections().next().unwrap();
    assert!(matches!(c.address.kind, AddressKind::V6(_)));
    assert!(session.session_level().has("sendonly"));
}

/// Each line alone: the faults it draws, as kind and text.
#[test]
fn lines_and_their_faults() {
    use FaultKind::{
        SdpCandidate, SdpCrypto, SdpFingerprint, SdpLine, SdpPort, SdpSpace, SdpValue,
    };
    let cases: &[(&str, &[(FaultKind, &str)])] = &[
        ("v=0", &[]),
        ("v=x", &[(SdpValue, "x")]),
        ("v =0", &[(SdpSpace, " ")]),
        ("v= 0", &[(SdpSpace, " ")]),
        ("V=0", &[(SdpLine, "V=0")]),
        ("what is this", &[(SdpLine, "what is this")]),
        ("=0", &[(SdpLine, "=0")]),
        ("s= ", &[]),
        ("s=", &[(SdpValue, "s=")]),
        ("o=- 1 1 IN IP4 127.0.0.1", &[]),
        ("o=- 1 1 IN IP4 host.example.com ", &[]),
        ("o=John Smith 1 1 IN IP4 127.0.0.1", &[(SdpValue, "Smith")]),
        ("o=- 1 1 IN IP4", &[(SdpValue, "IP4")]),
        ("c=IN  IP4 192.0.2.1", &[(SdpSpace, "  ")]),
        ("c=IN IP4 192.0.2.256", &[(SdpValue, "192.0.2.256")]),
        ("c=IN IP6 2001:db8:::1", &[(SdpValue, "2001:db8:::1")]),
        ("c=192.0.2.1", &[(SdpValue, "192.0.2.1")]),
        ("b=AS:61", &[]),
        ("b=AS", &[(SdpValue, "AS")]),
        ("t=0", &[(SdpValue, "0")]),
        ("t=0 x", &[(SdpValue, "x")]),
        ("m=audio 4000 RTP/AVP 0", &[]),
        ("m=audio 65536 RTP/AVP 0", &[(SdpPort, "65536")]),
        ("m=audio x RTP/AVP 0", &[(SdpValue, "x")]),
        ("m=audio 4000 RTP/AVP", &[(SdpValue, "RTP/AVP")]),
        ("a=X-nat:0", &[]),
        ("a=x", &[]),
        ("a=", &[(SdpValue, "a=")]),
        ("a=sendrecv ", &[]),
        ("a=sendrecv:1", &[(SdpValue, "1")]),
        ("a=rtpmap:0 PCMU/8000", &[]),
        ("a=rtpmap: 0 PCMU/8000", &[(SdpSpace, " ")]),
        ("a=rtpmap:31 LPC", &[(SdpValue, "LPC")]),
        ("a=rtpmap:128 X/8000", &[(SdpValue, "128")]),
        ("a=rtpmap", &[(SdpValue, "rtpmap")]),
        ("a=rtpmap:", &[(SdpValue, "rtpmap")]),
        ("a=fmtp:101 0-15", &[]),
        ("a=fmtp:101", &[(SdpValue, "101")]),
        ("a=ptime:2.5", &[]),
        ("a=ptime:x", &[(SdpValue, "x")]),
        ("a=rtcp:4021 IN IP4 10.2.1.100", &[]),
        ("a=rtcp:99999", &[(SdpPort, "99999")]),
        ("a=setup:actpass", &[]),
        ("a=setup:both", &[(SdpValue, "both")]),
        ("a=ice-ufrag:8hhY", &[]),
        ("a=ice-ufrag:8h", &[(SdpValue, "8h")]),
        ("a=ice-pwd:asd88fgpdd777uzjYhagZg", &[]),
        ("a=ice-pwd:short", &[(SdpValue, "short")]),
        ("a=mid:a b", &[(SdpValue, "b")]),
        ("a=group:BUNDLE a b", &[]),
        ("a=extmap:1/sendonly urn:x y z", &[]),
        ("a=ssrc:1234 cname:x@y z", &[]),
        ("a=msid:a b", &[]),
        ("a=content:slides,main", &[]),
        ("a=rtcp-fb:* nack pli", &[]),
        ("a=rtcp-fb:96", &[(SdpValue, "96")]),
        ("a=T38FaxMaxDatagram:400", &[]),
        ("a=T38FaxMaxDatagram:x", &[(SdpValue, "x")]),
        (
            "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNf|2^20|1:4 KDR=1",
            &[],
        ),
        (
            "a=crypto:1 AES_CM_128_HMAC_SHA1_80 WVNf",
            &[(SdpCrypto, "WVNf")],
        ),
        ("a=crypto:x A inline:b", &[(SdpCrypto, "x")]),
        ("a=fingerprint:sha-1 4A:AD:B9", &[]),
        ("a=fingerprint:sha-1 4AADB9", &[(SdpFingerprint, "4AADB9")]),
        ("a=fingerprint:sha-1 4A:ZZ", &[(SdpFingerprint, "4A:")]),
        (
            "a=candidate:1 1 UDP 2130706431 203.0.113.141 8998 typ host",
            &[],
        ),
        (
            "a=candidate:1 1 UDP 1 a.local 9 typ srflx raddr 10.0.1.1 rport 9 generation 0",
            &[],
        ),
        (
            "a=candidate:1 257 UDP 1 203.0.113.141 8998 typ host",
            &[(SdpCandidate, "257")],
        ),
        (
            "a=candidate:1 1 UDP 1 203.0.113.141 8998 host",
            &[(SdpCandidate, "host")],
        ),
    ];
    for (line, expected) in cases {
        let (_, faults) = read(line);
        let found: Vec<_> = faults
            .iter()
            .map(|f| (f.kind, part(line, f.span)))
            .collect();
        assert_eq!(found, *expected, "{line}: {faults:?}");
    }
}

#[test]
fn attributes_are_typed() {
    use AttributeValue as V;
    let one = |line: &str| {
        let (session, _) = read(line);
        let section = session.session_level();
        section.attributes().next().unwrap().typed.clone()
    };
    let text = "a=rtpmap:96 L16/16000/2";
    let V::Rtpmap(map) = one(text) else { panic!() };
    assert_eq!(
        (map.payload.value, map.clock.value),
        (Some(96), Some(16000))
    );
    assert_eq!(
        (part(text, map.encoding), part(text, map.channels.unwrap())),
        ("L16", "2")
    );
    let text = "a=fmtp:96 mode=20; octet-align = 1;0-15";
    let V::Fmtp(fmtp) = one(text) else { panic!() };
    let shown: Vec<_> = fmtp
        .params
        .iter()
        .map(|p| (part(text, p.name), p.value.map(|v| part(text, v))))
        .collect();
    assert_eq!(
        shown,
        [
            ("mode", Some("20")),
            ("octet-align", Some("1")),
            ("0-15", None)
        ]
    );
    for (text, thousandths) in [("a=ptime:20", 20_000), ("a=maxptime:2.5", 2_500)] {
        let V::Decimal(decimal) = one(text) else {
            panic!()
        };
        assert_eq!(decimal.thousandths, Some(thousandths), "{text}");
    }
    let text = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNf|1:4;inline:AAAA|2^20|2:4";
    let V::Crypto(crypto) = one(text) else {
        panic!()
    };
    let keys: Vec<_> = crypto
        .keys
        .iter()
        .map(|k| {
            (
                part(text, k.key_salt),
                k.lifetime.map(|l| part(text, l)),
                k.mki.map(|m| part(text, m)),
            )
        })
        .collect();
    assert_eq!(
        keys,
        [
            ("WVNf", None, Some("1:4")),
            ("AAAA", Some("2^20"), Some("2:4"))
        ]
    );
    let text =
        "a=candidate:1 2 UDP 1 192.0.2.3 9 typ srflx raddr 10.0.1.1 rport 8998 tcptype active";
    let V::Candidate(c) = one(text) else { panic!() };
    assert_eq!(
        (part(text, c.kind), part(text, c.rel_addr.unwrap())),
        ("srflx", "10.0.1.1")
    );
    assert_eq!(
        (c.rel_port.unwrap().value, c.extensions.len()),
        (Some(8998), 1)
    );
    assert_eq!(one("a=sendonly"), V::Direction(Direction::SendOnly));
    assert_eq!(one("a=setup:passive"), V::Setup(SetupRole::Passive));
    assert_eq!(one("a=X-nat:0"), V::Other);
}

#[test]
fn empty_lines_inside_are_told_and_those_at_the_end_are_not() {
    for (text, faults) in [
        ("v=0\n\n\n", 0),
        ("\nv=0\n", 1),
        ("v=0\n\ns=-\n\n", 1),
        ("", 0),
        ("\n", 0),
    ] {
        assert_eq!(read(text).1.len(), faults, "{text:?}");
    }
}

#[test]
fn whatever_the_bytes_the_lines_joined_are_those_bytes() {
    proptest::proptest!(|(bytes in proptest::collection::vec(
        proptest::sample::select(b"vosicbtrzkam=: \t\r\n/0129A\xff".to_vec()), 0..80))| {
        let mut faults = Faults::new();
        let text = Text::whole(&bytes);
        let read = session(text, &mut faults);
        let joined: Vec<u8> = read.lines.iter().flat_map(|l| l.line.of(&bytes).to_vec()).collect();
        let all = Span::new(0, offset(bytes.len()));
        proptest::prop_assert_eq!(joined, bytes);
        proptest::prop_assert!(faults.iter().all(|f| all.contains(f.span)));
    });
}
