//! Traffic made for measuring: calls and registrations as a trace holds them.

use sip_inspector::text::{Source, Span};

pub(crate) const SDP: &str = "v=0\r\no=- 20518 0 IN IP4 203.0.113.1\r\ns=-\r\nc=IN IP4 203.0.113.1\r\n\
    t=0 0\r\nm=audio 54400 RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n\
    a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";

/// A message of call `n`; the start line tells which.
pub(crate) fn message(start: &str, n: usize, cseq: &str, more: &str, body: &str) -> String {
    let (kind, to_tag) = match body {
        "" => (
            "",
            if start.starts_with("INVITE") {
                ""
            } else {
                ";tag=b"
            },
        ),
        _ => ("Content-Type: application/sdp\r\n", ""),
    };
    let forwards = if start.starts_with("SIP/") {
        ""
    } else {
        "Max-Forwards: 70\r\n"
    };
    format!(
        "{start}\r\n\
         Via: SIP/2.0/UDP proxy.example.com:5060;branch=z9hG4bKp{n}\r\n\
         Via: SIP/2.0/UDP 192.0.2.4:5060;rport=5060;branch=z9hG4bKu{n};received=192.0.2.4\r\n\
         {forwards}\
         From: \"User {n}\" <sip:user{n}@example.com>;tag=f{n}\r\n\
         To: <sip:callee{n}@example.net>{to_tag}\r\n\
         Call-ID: c{n}-3848276298220188511@192.0.2.4\r\n\
         CSeq: {cseq}\r\n\
         Contact: <sip:user{n}@192.0.2.4:5060;transport=udp>\r\n\
         Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO\r\n\
         Supported: 100rel, timer, replaces\r\n\
         {more}{kind}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// `count` calls, each with a registration before it.
pub(crate) fn traffic(count: usize) -> Vec<u8> {
    let mut text = String::new();
    for n in 0..count {
        let challenge = format!(
            "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n{n}\", algorithm=MD5, qop=\"auth\"\r\n"
        );
        let answer = format!(
            "Authorization: Digest username=\"user{n}\", realm=\"example.com\", nonce=\"n{n}\", uri=\"sip:example.com\", response=\"0123456789abcdef0123456789abcdef\", algorithm=MD5, cnonce=\"c\", qop=auth, nc=00000001\r\n"
        );
        for part in [
            message("REGISTER sip:example.com SIP/2.0", n, "1 REGISTER", "", ""),
            message("SIP/2.0 401 Unauthorized", n, "1 REGISTER", &challenge, ""),
            message(
                "REGISTER sip:example.com SIP/2.0",
                n,
                "2 REGISTER",
                &answer,
                "",
            ),
            message("SIP/2.0 200 OK", n, "2 REGISTER", "Expires: 3600\r\n", ""),
            message(
                "INVITE sip:callee@example.net SIP/2.0",
                n,
                "10 INVITE",
                "",
                SDP,
            ),
            message("SIP/2.0 180 Ringing", n, "10 INVITE", "", ""),
            message("SIP/2.0 200 OK", n, "10 INVITE", "", SDP),
            message("BYE sip:callee@198.51.100.7 SIP/2.0", n, "11 BYE", "", ""),
            message("SIP/2.0 200 OK", n, "11 BYE", "", ""),
        ] {
            text += &part;
        }
    }
    text.into_bytes()
}

/// All of `bytes` as a message.
pub(crate) fn whole(bytes: &[u8]) -> Source {
    let end = u32::try_from(bytes.len()).expect("the traffic is short");
    Source::slice(bytes, Span::new(0, end))
}
