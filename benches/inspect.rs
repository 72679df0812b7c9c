//! How many megabytes a second are parsed and inspected: `cargo bench --bench inspect`.
//!
//! The traffic is made here: calls and registrations as a trace holds them, and inputs made to
//! cost more than they should.

mod traffic;

use std::fmt::Write as _;

use divan::{
    Bencher,
    counter::{BytesCount, ItemsCount},
};
use sip_inspector::{Options, ingest, inspect, message::parse, trace::Trace};
use traffic::{SDP, message, traffic, whole};

fn main() {
    divan::main();
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
