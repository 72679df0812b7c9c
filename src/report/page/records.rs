//! What the page is told, record by record.

use super::fates::Fate;
use crate::report::v1::{Applicability, Call, Cite, LineEnds, Severity, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Declares a record of the page.
macro_rules! records {
    ($($(#[$meta:meta])* struct $name:ident { $($body:tt)* })*) => {
        $($(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        pub struct $name { $($body)* })*
    };
}

records! {
    /// What is seen without asking further.
    struct Overview {
        /// Length of the input in bytes.
        pub bytes: u32,
        /// How its lines end.
        pub line_ends: Option<LineEnds>,
        /// One row a message.
        pub messages: Vec<Row>,
        /// What was found, by message and place; at most [`super::MOST_FINDINGS`], the first of each rule.
        pub findings: Vec<Finding>,
        /// How often each rule was found, by its code, those left out included.
        pub found: BTreeMap<String, u32>,
        /// How many there are of each severity, those left out included.
        pub counts: Counts,
        /// Calls, registrations and others, as the report has them.
        pub calls: Vec<Call>,
        /// The ends of messages, by the number that [`Row::ends`] has.
        pub ends: Vec<End>,
        /// Challenges, in order.
        pub challenges: Vec<AuthRow>,
        /// Credentials, in order.
        pub credentials: Vec<AuthRow>,
        /// How many can be put right in one step.
        pub fixable: u32,
        /// What was done to the input first, and what could not be read.
        pub ingest: Ingest,
        /// Rules that crashed: a bug of the inspector.
        pub crashed: Vec<String>,
        /// Rules that the user switched off.
        pub off: u32,
        /// What those would have found.
        pub suppressed: u32,
    }

    /// What was done to the input before messages were looked for, and what was left.
    struct Ingest {
        /// The forms recognised, plain text not counted.
        pub formats: Vec<String>,
        /// What was undone.
        pub undone: Vec<Undone>,
        /// What of a packet capture was passed over, and how often.
        pub skipped: Vec<(String, u32)>,
        /// Where and why reading ended early.
        pub fault: Option<String>,
        /// Text that belongs to no message; the first runs of it.
        pub left: Vec<Left>,
        /// How many runs there are.
        pub left_count: u32,
    }

    /// Something undone.
    struct Undone {
        /// What, in words.
        pub what: String,
        /// How often.
        pub count: u32,
        /// The line of the first place.
        pub line: u32,
        /// Where that starts in the editor.
        pub from: u32,
        /// Where it ends.
        pub to: u32,
    }

    /// A run of text that belongs to no message.
    struct Left {
        /// Its first line.
        pub line: u32,
        /// Where it starts in the editor.
        pub from: u32,
        /// Where it ends.
        pub to: u32,
        /// How it begins.
        pub excerpt: String,
    }

    /// A rule in a list.
    struct RuleRow {
        /// `SIP101`
        pub code: String,
        /// `misspelled-header-name`
        pub name: String,
        /// What is wrong, in a sentence.
        pub title: String,
        /// `header-fields`
        pub family: String,
        /// How bad it is, unless the user says otherwise.
        pub severity: Option<Severity>,
    }

    /// A rule's page.
    struct RulePage {
        /// Its facts.
        pub rule: RuleRow,
        /// When its findings come with a fix.
        pub fix: String,
        /// The version that brought it.
        pub since: String,
        /// Where the standards say so.
        pub cites: Vec<Cite>,
        /// What it says.
        pub blocks: Vec<Block>,
    }

    /// A block of a rule's page.
    struct Block {
        /// What it is.
        pub kind: BlockKind,
        /// Of a heading or paragraph: its text, code between backticks.
        pub text: String,
        /// Of an example: its runs, and whether each is marked.
        pub runs: Vec<(String, bool)>,
        /// Of an example: the whole text it stands for.
        pub load: Option<Vec<u8>>,
    }

    /// How many findings of each severity.
    #[derive(Copy)]
    struct Counts {
        /// Errors.
        pub error: u32,
        /// Warnings.
        pub warning: u32,
        /// Notes.
        pub info: u32,
    }

    /// A message in a list.
    struct Row {
        /// Its number, from 0.
        pub id: u32,
        /// Its first line.
        pub line: u32,
        /// Where it starts in the editor.
        pub from: u32,
        /// Where it ends.
        pub to: u32,
        /// A request's method, or the one its response's `CSeq` names; empty where it says neither.
        pub method: String,
        /// A response's code.
        pub status: Option<u16>,
        /// A request's target, or a response's reason phrase.
        pub summary: String,
        /// Its `Call-ID`.
        pub call_id: String,
        /// Whether only parts of it are there.
        pub fragment: bool,
        /// When and where it was seen; empty where nothing tells.
        pub seen: String,
        /// The time of day of that, to the millisecond.
        pub clock: String,
        /// Where it came from and went to, as told; SIP's own port is left out.
        pub way: String,
        /// Its transport, and in a capture the number of its packet: `UDP #12`.
        pub carrier: String,
        /// Its place in the order of time.
        pub order: u32,
        /// Milliseconds since the first message, where both have a stamp.
        pub since_ms: Option<u32>,
        /// Whether that place was worked out: its stamp is missing, or another's equal.
        pub order_inferred: bool,
        /// Where it came from and went to, as numbers in [`Overview::ends`].
        pub ends: (u32, u32),
        /// Its transaction, one hop of a request.
        pub transaction: Option<u32>,
        /// The message it repeats, where it was sent again.
        pub again: Option<u32>,
        /// What seems to have become of it, where that is nothing good.
        pub fate: Fate,
        /// Whether it describes a session.
        pub sdp: bool,
        /// Whether it carries a challenge or credentials.
        pub auth: bool,
        /// What was found in it.
        pub counts: Counts,
    }

    /// Where messages come from and go to: a host's address or name, with its port unless that is the usual one.
    struct End {
        /// `192.0.2.1:5070`, `proxy.example.com`
        pub name: String,
        /// The program there, as it says of itself; empty where nothing tells.
        pub agent: String,
        /// Another number of the same end, which a translation of addresses gave two.
        pub same_as: Option<u32>,
    }

    /// A finding.
    struct Finding {
        /// `SIP101`
        pub code: String,
        /// `misspelled-header-name`
        pub rule: String,
        /// How bad it is.
        pub severity: Option<Severity>,
        /// What is wrong, and what to do.
        pub message: String,
        /// Its message.
        pub message_id: u32,
        /// Its line, from 1.
        pub line: u32,
        /// Its column, from 1.
        pub column: u32,
        /// Where it starts in the editor.
        pub from: u32,
        /// Where it ends.
        pub to: u32,
        /// Where the standards say so.
        pub cites: Vec<Cite>,
        /// Further places.
        pub related: Vec<Related>,
        /// Ways to put it right, best first.
        pub fixes: Vec<Fix>,
    }

    /// A challenge, or credentials.
    struct AuthRow {
        /// Its message.
        pub message_id: u32,
        /// Where the field starts in the editor.
        pub from: u32,
        /// Where it ends.
        pub to: u32,
        /// The field's name, as written.
        pub field: String,
        /// The authentication scheme.
        pub scheme: String,
        /// The method of its message.
        pub method: String,
        /// The parameters in order: name and value, without the quotes.
        pub params: Vec<(String, String)>,
        /// Of credentials: the challenge they answer, as a number in [`Overview::challenges`].
        pub answers: Option<u32>,
        /// Of credentials: whether that is known by the nonce, not by Call-ID and `CSeq`.
        pub by_nonce: bool,
        /// Of credentials: what can be said without a secret.
        pub check: Option<Check>,
        /// Whether a proxy asks, or is answered.
        pub proxy: bool,
        /// Of credentials: what came of them, in a few words, where a response tells.
        pub outcome: Option<String>,
        /// The response that tells.
        pub outcome_message: Option<u32>,
    }

    /// Whether the response of some credentials is right.
    struct Check {
        /// The credentials, as a number in [`Overview::credentials`].
        pub credentials: u32,
        /// Whose they are.
        pub username: String,
        /// Where they are good.
        pub realm: String,
        /// The algorithm.
        pub algorithm: String,
        /// The quality of protection.
        pub qop: Option<String>,
        /// The verdict.
        pub verdict: Option<Verdict>,
        /// What it means, in a sentence or two.
        pub explanation: String,
        /// The way to the response.
        pub steps: Vec<Step>,
    }

    /// One value on the way to a response.
    struct Step {
        /// Its name: `HA1`.
        pub name: String,
        /// How it is made.
        pub formula: String,
        /// What it is here.
        pub value: String,
        /// Whether it is as good as the password.
        pub secret: bool,
    }

    /// Another place that bears on a finding.
    struct Related {
        /// Its message.
        pub message_id: u32,
        /// Its line.
        pub line: u32,
        /// Where it starts in the editor.
        pub from: u32,
        /// Where it ends.
        pub to: u32,
        /// What it has to do with it.
        pub note: String,
    }

    /// A way to put a finding right.
    struct Fix {
        /// What it does.
        pub title: String,
        /// How far it may be trusted.
        pub applicability: Option<Applicability>,
        /// What it changes.
        pub changes: Vec<Change>,
    }

    /// One change of the editor's text; the offsets are those before the edit.
    struct Change {
        /// First unit replaced.
        pub from: u32,
        /// Behind the last unit replaced.
        pub to: u32,
        /// What stands there now, its lines ending with LF.
        pub insert: String,
    }

    /// A part of a message in the inspector's tree.
    struct Node {
        /// Its class, for its colour: one of [`super::CLASSES`].
        pub class: String,
        /// What it is called.
        pub label: String,
        /// What stands there.
        pub value: String,
        /// What it is for and what this value means here.
        pub meaning: String,
        /// RFC and section that define it.
        pub source: Option<(u16, String)>,
        /// Where it starts in the editor.
        pub from: u32,
        /// Where it ends.
        pub to: u32,
        /// Where it starts and ends in the message's own bytes.
        pub bytes: (u32, u32),
        /// Its parts in order.
        pub children: Vec<Node>,
    }

    /// The colours of a stretch of the editor.
    struct Tokens {
        /// Where the stretch starts.
        pub from: u32,
        /// Where it ends.
        pub to: u32,
        /// Three numbers a token: from, to, index of its class in [`super::CLASSES`].
        pub spans: Vec<u32>,
        /// Two numbers for each message that touches the stretch: from, to.
        pub messages: Vec<u32>,
    }
}

/// What a block of a rule's page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BlockKind {
    /// A heading.
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
    /// An example.
    Code,
}
