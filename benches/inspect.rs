//! How many megabytes a second are parsed and inspected: `cargo bench --bench inspect`.
//!
//! The traffic is made here: calls and registrations as a trace holds them, and inputs made to
//! cost more than they should.

use std::fmt::Write as _;

use divan::{
    Bencher,
    counter::{BytesCount, ItemsCount},
};
use sip_inspector::{
    Options, ingest, inspect,
    message::parse,
    text::{Source, Span},
    trace::Trace,
};

fn main() {
    divan::main();
}

const SDP: &str = "v=0\r\no=- 20518 0 IN IP4 203.0.113.1\r\ns=-\r\nc=IN IP4 203.0.113.1\r\n\
    t=0 0\r\nm=audio 54400 RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n\
    a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";

/// A message of call `n`; the start line tells which.
fn message(start: &str, n: usize, cseq: &str, more: &str, body: &str) -> String {
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
fn traffic(count: usize) -> Vec<u8> {
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

#[divan::bench]
fn parse_one_invite(bencher: Bencher<'_, '_>) {
    let text = message(
        "INVITE sip:callee@example.net SIP/2.0",
        1,
        "10 INVITE",
        "",
        SDP,
    );
    let text = text.into_bytes();
    let source = whole(&text);
    bencher
        .counter(BytesCount::of_slice(&text))
        .bench(|| parse(&source));
}

#[divan::bench(args = [1, 10, 100, 1000])]
fn inspect_calls(bencher: Bencher<'_, '_>, calls: usize) {
    run(bencher, &traffic(calls));
}

/// Calls related to each other: messages matched to transactions, dialogs and calls. The time for
/// each message must not grow with their number.
#[divan::bench(args = [1000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
fn relate_messages(bencher: Bencher<'_, '_>, messages: usize) {
    let text = traffic(messages / 9);
    let capture = ingest::read(&text);
    bencher
        .counter(ItemsCount::new(capture.messages.len()))
        .bench_local(|| Trace::new(&capture));
}

/// Each doubling of the input must cost twice as much, not four times.
#[divan::bench(args = [1000, 2000, 4000])]
fn inspect_one_endless_header(bencher: Bencher<'_, '_>, vias: usize) {
    let mut text = "OPTIONS sip:h SIP/2.0\r\n".to_owned();
    for n in 0..vias {
        let _ = write!(text, "Via: SIP/2.0/UDP h;branch=z9hG4bK{n}\r\n");
    }
    run(bencher, text.as_bytes());
}

/// Start lines with nothing behind them.
#[divan::bench(args = [1000, 2000, 4000])]
fn inspect_start_lines_alone(bencher: Bencher<'_, '_>, lines: usize) {
    run(bencher, &b"SIP/2.0 200 OK\r\nCall-ID: 1\r\n".repeat(lines));
}

fn run(bencher: Bencher<'_, '_>, text: &[u8]) {
    let options = Options::default();
    bencher
        .counter(BytesCount::of_slice(text))
        .bench(|| inspect(text, &options));
}

fn whole(bytes: &[u8]) -> Source {
    let end = u32::try_from(bytes.len()).expect("the traffic is short");
    Source::slice(bytes, Span::new(0, end))
}
