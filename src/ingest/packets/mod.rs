//! Packet captures: pcap and pcapng, with or without gzip. Maintained crates read the file formats
//! and the packet headers; what carries SIP is told by its content, on any port.

mod esp;
mod file;
mod fragments;
mod hep;
mod link;
mod network;
mod sip;
mod tcp;
mod time;
mod tunnel;
mod websocket;

use std::{collections::BTreeMap, fmt::Write, net::SocketAddr};

pub use file::FileFault;
use time::Time;

use super::{Capture, Captured, Fidelity, Framing};
use crate::{
    message::parse,
    text::{Source, Span, Stage, Watch, offset},
};

/// Whether `input` starts as a capture file does.
pub(super) fn is_capture(input: &[u8]) -> bool {
    file::is_capture(input)
}

/// A SIP message out of packets.
struct Found {
    /// Number of the packet that completed it, from 1.
    frame: u32,
    time: Option<Time>,
    source: SocketAddr,
    destination: SocketAddr,
    transport: &'static str,
    bytes: Vec<u8>,
    /// Whether the capture lacks its end.
    cut: bool,
}

/// What is gathered while packets are read.
#[derive(Default)]
struct Gathered {
    found: Vec<Found>,
    /// What was passed over, and how often.
    skipped: BTreeMap<&'static str, u32>,
}

impl Gathered {
    fn skip(&mut self, what: &'static str) {
        let count = self.skipped.entry(what).or_default();
        *count = count.saturating_add(1);
    }
}

/// Reads a capture. Its messages stand in a text made for it, [`Capture::document`], each under a
/// line that says packet, time, transport and addresses.
pub(super) fn read(input: &[u8], watch: Watch<'_>) -> Capture {
    let mut network = network::Network::default();
    let fault = file::frames(input, &mut |frame| {
        network.frame(&frame);
        watch.tell(Stage::Reading, frame.read, input.len());
    });
    watch.tell(Stage::Reading, input.len(), input.len());
    let gathered = network.finish();
    let mut capture = Capture {
        formats: vec![if file::is_pcapng(input) {
            "pcapng"
        } else {
            "pcap"
        }],
        skipped: gathered.skipped.into_iter().collect(),
        fault,
        ..Capture::default()
    };
    let mut document = Vec::new();
    let total = gathered.found.len();
    for found in gathered.found {
        let message = message(&found, &mut document);
        capture.messages.push(message);
        watch.tell(Stage::Finding, capture.messages.len(), total);
    }
    capture.document = Some(document);
    capture
}

/// Writes a message and the line above it to the document, and reads it there.
fn message(found: &Found, document: &mut Vec<u8>) -> Captured {
    let time = found.time.map(|t| t.to_string());
    document.extend_from_slice(head(found, time.as_deref()).as_bytes());
    let start = offset(document.len());
    document.extend_from_slice(&found.bytes);
    let span = Span::new(start, offset(document.len()));
    let source = Source::slice(document, span);
    document.extend_from_slice(if found.bytes.ends_with(b"\n") {
        b"\n"
    } else {
        b"\n\n"
    });
    let parsed = parse(&source);
    let cut = if found.cut {
        vec![Span::new(0, offset(found.bytes.len()))]
    } else {
        Vec::new()
    };
    Captured {
        framing: Framing {
            time,
            source: Some(found.source.to_string()),
            destination: Some(found.destination.to_string()),
            transport: Some(found.transport.to_owned()),
            ..Framing::default()
        },
        fidelity: if found.cut {
            Fidelity::Fragment
        } else {
            Fidelity::Wire
        },
        frame: Some(found.frame),
        cut,
        source,
        parsed,
    }
}

/// The line above a message.
fn head(found: &Found, time: Option<&str>) -> String {
    let mut head = format!("# packet {}", found.frame);
    if let Some(time) = time {
        let _ = write!(head, "  {time}");
    }
    let (transport, source, destination) = (found.transport, found.source, found.destination);
    let _ = writeln!(head, "  {transport}  {source} -> {destination}");
    head
}
