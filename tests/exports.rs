//! What other programs make of what is exported: `SIPp` plays both sides of a call against each
//! other, and tshark reads the messages of a capture. Where such a program is not installed the
//! test says so and checks nothing.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use proptest::prelude::*;
use sip_inspector::{
    export::{
        pcapng,
        sipp::{Side, sipp},
        text,
    },
    ingest::{self, Capture, Captured},
    message::HeaderId,
};

fn fixture(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/fixtures", "www/samples"].map(|f| root.join(f).join(name));
    let path = folders.iter().find(|p| p.exists());
    fs::read(path.expect(name)).unwrap()
}

fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Whether the program called `name` can be started.
fn installed(name: &str, version: &str) -> bool {
    let started = Command::new(name)
        .arg(version)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if started.is_err() {
        eprintln!("skipped: {name} is not installed");
    }
    started.is_ok()
}

/// A message of a made-up call between `alice` and `bob`; who sends the request, its method,
/// `CSeq` and branch, and lines of its own.
#[derive(Clone, Copy)]
struct Request {
    by_alice: bool,
    method: &'static str,
    cseq: u32,
    branch: &'static str,
    in_dialog: bool,
}

impl Request {
    fn common(self, to_tag: bool) -> String {
        let (from, to) = if self.by_alice {
            ("alice", "bob")
        } else {
            ("bob", "alice")
        };
        let tag = if to_tag || self.in_dialog {
            format!(";tag={to}")
        } else {
            String::new()
        };
        format!(
            "Via: SIP/2.0/UDP {from}.example.com;rport;branch=z9hG4bK{}\n\
             From: <sip:{from}@example.com>;tag={from}\nTo: <sip:{to}@example.com>{tag}\n\
             Call-ID: made-up@example.com\nCSeq: {} {}\n",
            self.branch, self.cseq, self.method
        )
    }

    fn request(self, extra: &str) -> String {
        let to = if self.by_alice { "bob" } else { "alice" };
        format!(
            "{} sip:{to}@{to}.example.com SIP/2.0\n{}Max-Forwards: 70\n{extra}Content-Length: 0\n\n",
            self.method,
            self.common(false)
        )
    }

    fn response(self, status: &str, extra: &str) -> String {
        let tag = !status.starts_with("100");
        format!(
            "SIP/2.0 {status}\n{}{extra}Content-Length: 0\n\n",
            self.common(tag)
        )
    }
}

const fn alice(method: &'static str, cseq: u32, branch: &'static str) -> Request {
    Request {
        by_alice: true,
        method,
        cseq,
        branch,
        in_dialog: false,
    }
}

impl Request {
    const fn within(mut self) -> Self {
        self.in_dialog = true;
        self
    }
}

const ALICE: &str = "Contact: <sip:alice@192.0.2.1:5062;ob>\n";
const BOB: &str = "Contact: \"Bob\" <sip:bob@[2001:db8::2];transport=udp>;+sip.ice\n";
const CHALLENGE: &str = "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"f84f1\", \
    algorithm=MD5, qop=\"auth\"\n";
const ANSWER: &str = "Proxy-Authorization: Digest username=\"alice\", realm=\"example.com\", \
    nonce=\"f84f1\", uri=\"sip:bob@bob.example.com\", response=\"00000000000000000000000000000000\", \
    algorithm=MD5, qop=auth, nc=00000001, cnonce=\"1\"\n";

/// Refused with 407, sent anew with credentials, taken up, and hung up by the caller.
fn challenged() -> String {
    let (first, second) = (alice("INVITE", 1, "a"), alice("INVITE", 2, "b"));
    let bye = alice("BYE", 3, "c").within();
    [
        first.request(ALICE),
        first.response("407 Proxy Authentication Required", CHALLENGE),
        acknowledge(first),
        second.request(&format!("{ALICE}{ANSWER}")),
        second.response("100 Trying", ""),
        second.response("180 Ringing", BOB),
        second.response("200 OK", BOB),
        alice("ACK", 2, "d").within().request(""),
        bye.request(ANSWER),
        bye.response("200 OK", ""),
    ]
    .concat()
}

/// The ACK to a refusal, in its INVITE's transaction.
fn acknowledge(invite: Request) -> String {
    let ack = Request {
        method: "ACK",
        ..invite
    };
    ack.within().request("")
}

/// Rings, and is cancelled.
fn cancelled() -> String {
    let invite = alice("INVITE", 7, "k");
    let cancel = alice("CANCEL", 7, "k");
    [
        invite.request(ALICE),
        invite.response("180 Ringing", BOB),
        cancel.request(""),
        cancel.response("200 OK", ""),
        invite.response("487 Request Terminated", ""),
        acknowledge(invite),
    ]
    .concat()
}

/// A provisional response that is acknowledged (RFC 3262), so that the answer to INVITE follows
/// another request; a message from the called side; put on hold and taken back by it.
fn reliable() -> String {
    let invite = alice("INVITE", 1, "p");
    let prack = alice("PRACK", 2, "q").within();
    let bob = |method, cseq, branch| Request {
        by_alice: false,
        ..alice(method, cseq, branch).within()
    };
    let (info, again, bye) = (
        bob("INFO", 70, "r"),
        bob("INVITE", 71, "s"),
        bob("BYE", 72, "t"),
    );
    let routes = "Record-Route: <sip:p1.example.com;lr>\n";
    [
        invite.request(&format!("{ALICE}Supported: 100rel\n")),
        invite.response(
            "183 Session Progress",
            &format!("{BOB}{routes}Require: 100rel\nRSeq: 988\n"),
        ),
        prack.request("RAck: 988 1 INVITE\nRoute: <sip:p1.example.com;lr>\n"),
        prack.response("200 OK", ""),
        invite.response("180 Ringing", BOB),
        invite.response("200 OK", &format!("{BOB}{routes}")),
        alice("ACK", 1, "v")
            .within()
            .request("Route: <sip:p1.example.com;lr>\n"),
        info.request(""),
        info.response("200 OK", ""),
        again.request(BOB),
        again.response("200 OK", ALICE),
        bob("ACK", 71, "u").request(""),
        bye.request(""),
        bye.response("200 OK", ""),
    ]
    .concat()
}

/// The same message seen at both hops of a proxy.
fn proxied() -> String {
    let invite = alice("INVITE", 1, "a");
    let bye = Request {
        by_alice: false,
        ..alice("BYE", 1, "b").within()
    };
    let ack = alice("ACK", 1, "c").within();
    let mut trace = String::new();
    let far = |text: &str| {
        let (start, rest) = text.split_once('\n').unwrap();
        format!("{start}\nVia: SIP/2.0/UDP p.example.com;branch=z9hG4bKp\n{rest}")
    };
    let route = "Record-Route: <sip:p.example.com;lr>\n";
    for text in [
        invite.request(ALICE),
        far(&invite.request(&format!("{ALICE}{route}"))),
        invite.response("100 Trying", ""),
        far(&invite.response("180 Ringing", &format!("{BOB}{route}"))),
        invite.response("180 Ringing", &format!("{BOB}{route}")),
        far(&invite.response("200 OK", &format!("{BOB}{route}"))),
        invite.response("200 OK", &format!("{BOB}{route}")),
        // Over UDP the answer may come twice.
        invite.response("200 OK", &format!("{BOB}{route}")),
        ack.request(""),
        far(&ack.request("")),
        bye.request(""),
        far(&bye.request("")),
        far(&bye.response("200 OK", "")),
        bye.response("200 OK", ""),
    ] {
        trace += &text;
    }
    trace
}

/// The scenario of a side, in a file.
fn scenario(name: &str, trace: &[u8], side: Side) -> PathBuf {
    let text = sipp(&ingest::read(trace), None, side).unwrap();
    let path = folder().join(format!("{name}-{side:?}.xml"));
    fs::write(&path, text).unwrap();
    path
}

fn start(scenario: &Path, port: u16, transport: &str, more: &[&str]) -> Child {
    Command::new("sipp")
        .arg("-sf")
        .arg(scenario)
        .args(["-m", "1", "-i", "127.0.0.1", "-p", &port.to_string()])
        .args([
            "-t",
            transport,
            "-timeout",
            "20s",
            "-timeout_error",
            "-nostdin",
        ])
        .args(["-ap", "secret"])
        .args(more)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// A port that is free for UDP and TCP.
#[allow(clippy::disallowed_types, reason = "a port is found for SIPp")]
fn free_port() -> u16 {
    let held = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    held.local_addr().unwrap().port()
}

/// Waits until somebody else listens on the port.
#[allow(
    clippy::disallowed_types,
    reason = "a port that cannot be had is taken"
)]
fn wait_for(port: u16, transport: &str) {
    for _ in 0..200 {
        let free = if transport == "t1" {
            std::net::TcpListener::bind(("127.0.0.1", port)).is_ok()
        } else {
            std::net::UdpSocket::bind(("127.0.0.1", port)).is_ok()
        };
        if !free {
            return;
        }
        thread::sleep(Duration::from_millis(25));
    }
}

fn play(name: &str, trace: &[u8], transport: &str) {
    let (uac, uas) = (
        scenario(name, trace, Side::Uac),
        scenario(name, trace, Side::Uas),
    );
    let (here, there) = (free_port(), free_port());
    let answers = start(&uas, there, transport, &[]);
    wait_for(there, transport);
    let calls = start(&uac, here, transport, &[&format!("127.0.0.1:{there}")]);
    let ended = [calls, answers].map(|child| child.wait_with_output().unwrap());
    for (side, ended) in ["uac", "uas"].into_iter().zip(ended) {
        assert!(
            ended.status.success(),
            "{name} over {transport}, {side}: {}\n{}",
            ended.status,
            String::from_utf8_lossy(&ended.stderr)
        );
    }
}

#[test]
fn sipp_plays_both_sides_of_a_call() {
    if !installed("sipp", "-v") {
        return;
    }
    let traces: &[(&str, Vec<u8>)] = &[
        ("freeswitch", fixture("freeswitch-calls.txt")),
        ("rfc3665", fixture("rfc3665-call.txt")),
        ("challenged", challenged().into_bytes()),
        ("cancelled", cancelled().into_bytes()),
        ("reliable", reliable().into_bytes()),
        ("proxied", proxied().into_bytes()),
        ("register", fixture("register-challenged.txt")),
    ];
    for (name, trace) in traces {
        play(name, trace, "u1");
    }
    play("rfc3665-tcp", &fixture("rfc3665-call.txt"), "t1");
}

/// First line, Call-ID and CSeq of a message.
fn identity(captured: &Captured) -> [String; 3] {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let text = |span| {
        let text = String::from_utf8_lossy(source.get(span));
        text.trim().to_owned()
    };
    let field = |id| message.field(id).map(|f| text(f.value)).unwrap_or_default();
    [
        text(message.start_span),
        field(HeaderId::CallId),
        field(HeaderId::CSeq),
    ]
}

/// What tshark makes of a capture: first line, Call-ID and CSeq of each message.
fn dissected(name: &str, capture: &Capture) -> Vec<[String; 3]> {
    let path = folder().join(format!("{name}.pcapng"));
    fs::write(&path, pcapng(capture)).unwrap();
    let fields = ["Request-Line", "Status-Line", "Call-ID", "CSeq"];
    let fields = fields.map(|f| format!("sip.{f}"));
    let ended = Command::new("tshark")
        .arg("-r")
        .arg(&path)
        .args(["-Y", "sip", "-T", "fields", "-E", "separator=|"])
        .args(fields.iter().flat_map(|f| ["-e", f]))
        .output()
        .unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    let lines = said.lines().map(|line| {
        let [request, status, call_id, cseq] = line
            .split('|')
            .collect::<Vec<_>>()
            .try_into()
            .unwrap_or_else(|_| panic!("{name}: {line}"));
        [
            format!("{request}{status}"),
            call_id.to_owned(),
            cseq.to_owned(),
        ]
    });
    lines.collect()
}

#[test]
fn tshark_reads_the_messages_of_a_capture() {
    if !installed("tshark", "-v") {
        return;
    }
    for (name, count) in [
        ("typing-errors", 7),
        ("softphone-notes", 10),
        ("freeswitch-calls", 19),
        ("register-challenged", 4),
        ("rfc3665-call", 6),
    ] {
        let capture = ingest::read(&fixture(&format!("{name}.txt")));
        let written: Vec<_> = capture.messages.iter().map(identity).collect();
        assert_eq!(written.len(), count, "{name}");
        assert_eq!(dissected(name, &capture), written, "{name}");
    }
}

/// The base messages of the rules' examples, with LF.
const BASES: [&str; 6] = [
    include_str!("bases/invite.sip"),
    include_str!("bases/invite-200.sip"),
    include_str!("bases/options.sip"),
    include_str!("bases/register.sip"),
    include_str!("bases/register-401.sip"),
    include_str!("bases/register-auth.sip"),
];

fn bytes(capture: &Capture) -> Vec<String> {
    let messages = capture.messages.iter();
    messages
        .map(|m| String::from_utf8(m.source.bytes().to_vec()).unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_written_capture_and_a_written_text_are_read_back(
        chosen in prop::collection::vec((0..BASES.len(), any::<bool>()), 1..8),
        crlf in any::<bool>(),
    ) {
        let wire: Vec<String> = chosen
            .iter()
            .map(|(base, tcp)| {
                let message = BASES[*base].replace("\r\n", "\n").replace('\n', "\r\n");
                let transport = if *tcp { "SIP/2.0/TCP" } else { "SIP/2.0/UDP" };
                message.replace("SIP/2.0/UDP", transport)
            })
            .collect();
        let mut trace = wire.concat();
        if !crlf {
            trace = trace.replace("\r\n", "\n");
        }
        let read = ingest::read(trace.as_bytes());
        let packets = ingest::read(&pcapng(&read));
        prop_assert_eq!(&bytes(&packets), &wire);
        let transports = packets.messages.iter().map(|m| m.framing.transport.clone().unwrap());
        let expected = chosen.iter().map(|(_, tcp)| if *tcp { "TCP" } else { "UDP" });
        prop_assert_eq!(transports.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        prop_assert_eq!(&bytes(&ingest::read(&text(&packets))), &wire);
        prop_assert_eq!(&bytes(&ingest::read(&text(&read))), &wire);
    }
}
