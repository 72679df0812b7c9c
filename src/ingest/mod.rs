//! From whatever a user has to messages: one file an input form. Knows no rule.

mod body;
mod finder;
mod framing;
mod gzip;
mod lines;
mod packets;
mod undo;
mod utf16;

pub use packets::FileFault;
pub use undo::Undone;

use std::ops::Range;

use crate::{
    message::{Parsed, parse},
    text::{Source, Span, Watch},
};

/// A message's number in its capture, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(pub u32);

/// Which way a message went, seen from whoever wrote it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It came in.
    Received,
    /// It went out.
    Sent,
}

/// What the framing of a message told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Framing {
    /// The form that was recognised, such as `sngrep`.
    pub form: Option<&'static str>,
    /// When it was seen, as an RFC 3339 string.
    pub time: Option<String>,
    /// `address:port` it came from; a name where nothing else is told.
    pub source: Option<String>,
    /// `address:port` it went to; a name where nothing else is told.
    pub destination: Option<String>,
    /// The transport it was seen on, in capitals.
    pub transport: Option<String>,
    /// Whether the logger received or sent it.
    pub direction: Option<Direction>,
}

/// How sure it is that the bytes are the sender's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fidelity {
    /// Pasted or logged: line ends, and what stands at either end, may be the paste's.
    #[default]
    Text,
    /// As they went over the wire.
    Wire,
    /// Only parts of the message are there; what is missing says nothing.
    Fragment,
}

/// One message as it was found.
#[derive(Clone, Debug)]
pub struct Captured {
    /// Its bytes, and where they stand in the input.
    pub source: Source,
    /// What they say.
    pub parsed: Parsed,
    /// What its framing told.
    pub framing: Framing,
    /// How sure it is that the bytes are the sender's.
    pub fidelity: Fidelity,
    /// Number of the packet it was taken from, in a packet capture.
    pub frame: Option<u32>,
    /// Bytes that were cut on their way here, in order: nothing can be said against them.
    pub cut: Vec<Span>,
}

impl Captured {
    /// A message of which nothing more is known than its bytes.
    pub fn new(source: Source) -> Self {
        Self {
            parsed: parse(&source),
            source,
            framing: Framing::default(),
            fidelity: Fidelity::default(),
            frame: None,
            cut: Vec::new(),
        }
    }

    /// Whether `span` lies within bytes that were cut.
    pub fn is_cut(&self, span: Span) -> bool {
        let behind = self.cut.partition_point(|cut| cut.start <= span.start);
        let cut = behind.checked_sub(1).and_then(|n| self.cut.get(n));
        cut.is_some_and(|cut| cut.contains(span))
    }
}

/// All the messages of an input.
#[derive(Clone, Debug, Default)]
pub struct Capture {
    /// In the order they were found.
    pub messages: Vec<Captured>,
    /// The forms recognised, such as `text`.
    pub formats: Vec<&'static str>,
    /// The text that the messages' spans point into, where that is not the input itself: a packet
    /// capture's messages one after the other, or what was unpacked.
    pub document: Option<Vec<u8>>,
    /// What of the packets of a capture was passed over, or of messages that their logger cut, and how
    /// often.
    pub skipped: Vec<(&'static str, u32)>,
    /// Where a packet capture could not be read further.
    pub fault: Option<FileFault>,
    /// What was undone before messages were looked for.
    pub undone: Vec<Undone>,
    /// Runs of the input that belong to no message and are not blank.
    pub left: Vec<Span>,
}

/// Finds the messages of `input`, whatever it is: text in UTF-8 or UTF-16, or a packet capture,
/// packed with gzip or not.
pub fn read(input: &[u8]) -> Capture {
    read_watched(input, Watch::default())
}

/// Finds the messages of `input`, and tells how far it has come.
pub fn read_watched(input: &[u8], watch: Watch<'_>) -> Capture {
    match gzip::unpack(input) {
        None => read_plain(input, watch),
        Some(unpacked) => {
            let mut capture = read_plain(&unpacked.bytes, watch);
            capture.formats.insert(0, "gzip");
            capture.fault = capture.fault.or(unpacked.fault);
            capture.document = capture.document.or(Some(unpacked.bytes));
            capture
        }
    }
}

fn read_plain(input: &[u8], watch: Watch<'_>) -> Capture {
    if packets::is_capture(input) {
        packets::read(input, watch)
    } else if let Some(text) = utf16::decode(input) {
        let mut capture = finder::find(&text, watch);
        capture.formats.insert(0, "utf-16");
        capture.document = Some(text);
        capture
    } else {
        finder::find(input, watch)
    }
}

impl Capture {
    /// Whether its messages come out of packets.
    pub fn is_of_packets(&self) -> bool {
        let of_packets = |form: &&str| matches!(*form, "pcap" | "pcapng");
        self.formats.iter().any(of_packets)
    }

    /// Notes that something is not there to be judged.
    fn pass_over(&mut self, what: &'static str) {
        match self.skipped.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.skipped.push((what, 1)),
        }
    }

    /// Forgets what was read of the values of some messages.
    pub(crate) fn forget(&mut self, messages: Range<usize>) {
        let messages = self.messages.get_mut(messages).unwrap_or_default();
        for captured in messages {
            captured.parsed.message.forget();
        }
    }

    /// The message of that number.
    pub fn get(&self, id: MessageId) -> Option<&Captured> {
        self.messages.get(id.0 as usize)
    }
}
