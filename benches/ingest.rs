//! How many megabytes a second messages are found in: `cargo bench --bench ingest`.
//!
//! The inputs are made to cost more than they should. Each runs at two lengths: where the second
//! is much slower a byte than the first, something is not linear.

use divan::{Bencher, counter::BytesCount};
use sip_inspector::ingest;

fn main() {
    divan::main();
}

const MESSAGE: &str = "INVITE sip:b@h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9\r\nTo: <sip:b@h>\r\n\
    From: a\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";
const LOG: &str =
    "2024-03-05 10:00:01.123 [DEBUG] mod: something: happened to 192.0.2.1:5060 bytes from x\n";

/// A name, what stands once at the front, and what is repeated behind it.
const INPUTS: &[(&str, &str, &str)] = &[
    ("one endless line", "", "x"),
    ("one line of versions", "", "SIP/2.0 "),
    ("one line of responses", "", "SIP/2.0 200 OK Via: x "),
    ("empty lines", "", "\n"),
    ("log lines", "", LOG),
    ("messages", "", MESSAGE),
    ("start lines", "", "INVITE sip:b@h SIP/2.0\n"),
    (
        "bodies that are not there",
        "",
        "INVITE sip:b@h SIP/2.0\nVia: a\nContent-Length: 99999999\n\nx\n",
    ),
    (
        "multipart bodies",
        "",
        "INVITE sip:b@h SIP/2.0\nVia: a\nContent-Type: multipart/mixed\nContent-Length: 99999999\n\n",
    ),
    (
        "a body of empty lines",
        "INVITE sip:b@h SIP/2.0\nContent-Type: application/sdp\nContent-Length: 99999999\n\n",
        "\n",
    ),
    (
        "escaped line ends",
        "INVITE sip:b@h SIP/2.0#015#012",
        "Via: a#015#012",
    ),
    (
        "a string of JSON",
        "{\"a\":\"INVITE sip:b@h SIP/2.0\\r\\n",
        "Via: a\\r\\n",
    ),
    (
        "strings of JSON",
        "[",
        "{\"raw\":\"INVITE sip:b@h SIP/2.0\\r\\nVia: a\\r\\n\\r\\n\"},",
    ),
    (
        "rows of a hex dump",
        "",
        "0000  53 49 50 2f 32 2e 30 20 32 30 30 20 4f 4b 0d 0a\n",
    ),
    (
        "tshark's fields",
        "",
        "sip.Request-Line\" show= sip.msg_hdr\" ",
    ),
    ("links", "", "<mailto:"),
    ("parts", "", "[Part 02 of 02]"),
    ("records", "", "[S=1] INVITE sip:h SIP/2.0\n"),
    ("tags", "", "<hex>41</hex>"),
    (
        "repeated runs",
        "",
        "<repeat count=999>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</repeat>\n",
    ),
    ("page breaks", "", "x [Page 1]\n"),
    (
        "trees",
        "",
        "  Request-Line: INVITE sip:h SIP/2.0\n    Message Header\n        Via: a\n",
    ),
    (
        "cut values",
        "Request-Line: INVITE sip:h SIP/2.0\nMessage Header\n Via: a\n",
        "  [truncated]Via: a, b\n   x: y\n",
    ),
    (
        "every second line empty",
        "",
        "SIP/2.0 200 OK\n\nVia: a\n\nTo: a\n\n",
    ),
    ("fields", "", "Via: a\n"),
    (
        "flattened messages",
        "",
        "INVITE sip:h SIP/2.0 Via: a To: b From: c\n",
    ),
    ("prefixed lines", "x INVITE sip:h SIP/2.0\n", "x Via: a\n"),
    ("dots", "", "INVITE sip:h SIP/2.0.\nVia: a.\n"),
    ("arrows", "", "1.2.3.4:5 -> "),
    ("entities", "", "&lt;sip&gt;"),
];

fn names() -> impl Iterator<Item = &'static str> {
    INPUTS.iter().map(|(name, ..)| *name)
}

fn input(name: &str, length: usize) -> String {
    let row = INPUTS.iter().find(|(n, ..)| *n == name);
    let (_, front, unit) = row.copied().unwrap_or_default();
    front.to_owned() + &unit.repeat(length / unit.len().max(1))
}

#[divan::bench(args = names(), consts = [250_000, 1_000_000])]
fn hostile<const LENGTH: usize>(bencher: Bencher, name: &str) {
    let input = input(name, LENGTH);
    bencher
        .counter(BytesCount::of_str(&input))
        .bench(|| ingest::read(divan::black_box(input.as_bytes())));
}
