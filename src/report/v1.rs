//! Version 1 of the report: plain records in camelCase, without maps and without 64-bit numbers,
//! so that the command line's JSON and the page's objects are one thing. Fields may be added;
//! those that are here stay.
//!
//! Spans are byte offsets into the input as it was given, half-open; in a packet capture, into the
//! message's own bytes, and `frame` names the packet. Lines and columns count from
//! 1, columns in UTF-16 code units.

use serde::{Deserialize, Serialize};

/// Declares a record or an enumeration of the report.
macro_rules! records {
    ($($(#[$meta:meta])* $form:ident $name:ident { $($body:tt)* })*) => {
        $($(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub $form $name { $($body)* })*
    };
}

mod calls;
mod kinds;

pub use calls::*;
pub use kinds::*;

records! {
    /// All there is to say of an input.
    struct Report {
        /// Version of this form: 1.
        pub version: u32,
        /// Who says so.
        pub tool: Tool,
        /// The input.
        pub source: Source,
        /// How the messages were found in it.
        pub ingest: Ingest,
        /// The messages in the order they were found.
        pub messages: Vec<Message>,
        /// What was found, by message and place.
        pub findings: Vec<Finding>,
        /// Requests with their responses.
        pub transactions: Vec<Transaction>,
        /// Calls and subscriptions.
        pub dialogs: Vec<Dialog>,
        /// What belongs together: calls, registrations, subscriptions and others.
        pub calls: Vec<Call>,
        /// Digest answers and whether they are right.
        pub digests: Vec<Digest>,
        /// Every safe fix in one step.
        pub safe_fixes: SafeFixes,
        /// What was not looked for.
        pub suppressed: Suppressed,
        /// Codes of rules that crashed: bugs of the inspector.
        pub crashed: Vec<String>,
    }

    /// The program.
    struct Tool {
        /// `sip-inspector`
        pub name: String,
        /// Its version.
        pub version: String,
    }

    /// The input.
    struct Source {
        /// What it is called.
        pub name: String,
        /// Its length.
        pub bytes: u32,
        /// The forms recognised.
        pub formats: Vec<String>,
        /// Its line ends.
        pub line_ends: LineEnds,
    }

    /// How the messages were found.
    struct Ingest {
        /// The forms recognised.
        pub formats: Vec<String>,
        /// Runs of the input that belong to no message and are not blank.
        pub left: Vec<Span>,
        /// What loggers, mail and pages had done to the text, and was undone.
        pub undone: Vec<Undone>,
        /// What of a packet capture carries no SIP that could be read.
        pub skipped: Vec<Skipped>,
        /// Where the input could not be read further.
        pub fault: Option<Fault>,
    }

    /// Something that was undone.
    struct Undone {
        /// What, in words.
        pub what: String,
        /// How often.
        pub count: u32,
        /// Where it first stood.
        pub first: Span,
    }

    /// Something that was passed over.
    struct Skipped {
        /// What, in words.
        pub what: String,
        /// How often.
        pub count: u32,
    }

    /// Where an input could not be read further.
    struct Fault {
        /// Offset in the file.
        pub at: u32,
        /// Why, in words.
        pub what: String,
    }

    /// Bytes of the input, half-open.
    #[derive(Copy)]
    struct Span {
        /// Offset of the first byte.
        pub start: u32,
        /// Offset behind the last byte.
        pub end: u32,
    }

    /// One message.
    struct Message {
        /// Its number, from 0.
        pub id: u32,
        /// All of it.
        pub span: Span,
        /// The runs it was put together from, where it is more than one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub segments: Vec<Span>,
        /// The line it starts on.
        pub line: u32,
        /// Request or response.
        pub kind: MessageKind,
        /// A request's method; a response's is in `cseq`.
        pub method: Option<String>,
        /// A request's target.
        pub request_uri: Option<String>,
        /// A response's status code.
        pub status: Option<u16>,
        /// A response's reason phrase.
        pub reason: Option<String>,
        /// Its Call-ID.
        pub call_id: Option<String>,
        /// Its CSeq, where it can be read.
        pub cseq: Option<CSeq>,
        /// When it was seen (RFC 3339).
        pub time: Option<String>,
        /// `address:port` it came from.
        pub source: Option<String>,
        /// `address:port` it went to.
        pub destination: Option<String>,
        /// The form of what frames it, such as `sngrep`; null where nothing does.
        pub form: Option<String>,
        /// Which way it went, seen from whoever wrote it down.
        pub direction: Option<Direction>,
        /// Its place in the order of time, from 0.
        pub order: u32,
        /// Whether that place was worked out: its stamp is missing, or another's equal.
        pub order_inferred: bool,
        /// The transport it was seen on, or else the top Via's, in capitals.
        pub transport: Option<String>,
        /// Number of the packet that completed it, in a packet capture.
        pub frame: Option<u32>,
        /// Whether it is known to be only a part.
        pub fragment: bool,
        /// Its fields in order.
        pub headers: Vec<Header>,
        /// What follows the empty line.
        pub body: Body,
    }

    /// A field.
    struct Header {
        /// Its name as written.
        pub name: String,
        /// The name of the field it is taken for; null where the name is not known.
        pub canonical: Option<String>,
        /// Its value, folded lines joined by a blank.
        pub value: String,
        /// The line it starts on.
        pub line: u32,
        /// All of it but its line end.
        pub span: Span,
    }

    /// CSeq.
    struct CSeq {
        /// The sequence number.
        pub number: u32,
        /// The method.
        pub method: String,
    }

    /// A body.
    struct Body {
        /// Its bytes, as they stand.
        pub length: u32,
        /// Its Content-Type, as written.
        pub content_type: Option<String>,
    }

    /// One finding.
    struct Finding {
        /// `SIP101`
        pub code: String,
        /// `misspelled-header-name`
        pub rule: String,
        /// What the rule is about, such as `header-fields`.
        pub family: String,
        /// What the rule says is wrong, for all of its findings.
        pub title: String,
        /// How bad it is.
        pub severity: Severity,
        /// What is wrong here, why it matters, what to do.
        pub message: String,
        /// The message it is in.
        pub message_id: u32,
        /// Line of its first byte.
        pub line: u32,
        /// Column of its first byte.
        pub column: u32,
        /// Line of the place behind its last byte.
        pub end_line: u32,
        /// Column of the place behind its last byte.
        pub end_column: u32,
        /// The smallest run of bytes it is about.
        pub span: Span,
        /// Where the standards say so.
        pub cites: Vec<Cite>,
        /// Further places.
        pub related: Vec<Related>,
        /// Ways to put it right, best first.
        pub fixes: Vec<Fix>,
    }

    /// A section of an RFC.
    struct Cite {
        /// Number of the RFC.
        pub rfc: u16,
        /// The section.
        pub section: String,
        /// How strongly it demands it.
        pub force: Force,
    }

    /// A place that bears on a finding.
    struct Related {
        /// The message it is in.
        pub message_id: u32,
        /// The place.
        pub span: Span,
        /// Its line.
        pub line: u32,
        /// Its column.
        pub column: u32,
        /// What it has to do with the finding.
        pub note: String,
    }

    /// A way to put a finding right.
    struct Fix {
        /// What it does.
        pub title: String,
        /// How far it may be trusted.
        pub applicability: Applicability,
        /// Sorted and disjoint.
        pub edits: Vec<Edit>,
    }

    /// Replaces bytes of the input.
    struct Edit {
        /// What is replaced; empty to insert.
        pub span: Span,
        /// What comes in its place.
        pub insert: String,
    }

    /// Safe fixes that go together.
    struct SafeFixes {
        /// How many findings they put right.
        pub count: u32,
        /// Sorted and disjoint.
        pub edits: Vec<Edit>,
    }

    /// A request and its responses.
    struct Transaction {
        /// Its number, from 0.
        pub id: u32,
        /// Which state machine it runs.
        pub kind: TransactionKind,
        /// Its method.
        pub method: String,
        /// Its messages in order.
        pub messages: Vec<u32>,
        /// The state its messages leave it in.
        pub state: TransactionState,
        /// The client's state.
        pub client_state: TransactionState,
        /// The server's state.
        pub server_state: TransactionState,
        /// How many Vias its request has.
        pub hop: u32,
        /// The transaction that this one forwards: the hop before.
        pub forwards: Option<u32>,
        /// Of a CANCEL, and of an ACK on its own: the INVITE's transaction.
        pub invite: Option<u32>,
        /// Its messages that were sent, or seen, again.
        pub repeats: Vec<Repeat>,
    }

    /// A message that was there before.
    struct Repeat {
        /// The later message.
        pub message_id: u32,
        /// The one before it.
        pub of: u32,
        /// Milliseconds between them; null where there are no stamps.
        pub after_ms: Option<u32>,
        /// Whether one packet was captured twice, rather than sent again.
        pub seen_twice: bool,
    }

    /// A dialog.
    struct Dialog {
        /// Its number, from 0.
        pub id: u32,
        /// Its Call-ID.
        pub call_id: String,
        /// The tag of the side that sent the first request.
        pub local_tag: String,
        /// The tag of the other side.
        pub remote_tag: String,
        /// The state its messages leave it in.
        pub state: DialogState,
        /// Its transactions in order.
        pub transactions: Vec<u32>,
        /// What it is used for.
        pub usages: Vec<Usage>,
        /// The message that ended it.
        pub ended_by: Option<u32>,
    }

    /// An answer to a challenge.
    struct Digest {
        /// The request that carries it.
        pub message_id: u32,
        /// The response that carries the challenge; null where it is not there.
        pub challenge_message_id: Option<u32>,
        /// The user's name, as answered.
        pub username: Option<String>,
        /// The realm.
        pub realm: Option<String>,
        /// The algorithm; `MD5` where none is given.
        pub algorithm: String,
        /// The quality of protection; null where none is given.
        pub qop: Option<String>,
        /// Whether the response is right.
        pub verdict: Verdict,
        /// Why, in a sentence or two.
        pub explanation: String,
    }

    /// What was not looked for.
    struct Suppressed {
        /// Number of rules that were switched off.
        pub rules: u32,
    }
}
