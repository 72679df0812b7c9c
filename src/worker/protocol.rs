//! What the page and its worker say to each other.
//!
//! The page numbers the states of its text: opening and editing each begin a new revision, and every message
//! carries the one it is about. An answer about an older one is dropped.

use crate::{
    report::{
        page::{Change, Check, Node, Overview, RulePage, RuleRow, Tokens},
        v1::{LineEnds, Severity},
    },
    text::Progress,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The page to the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Request {
    /// Here is a text.
    Open {
        /// The new revision.
        revision: u32,
        /// The text.
        bytes: Bytes,
    },
    /// The text was edited.
    Edit {
        /// The new revision.
        revision: u32,
        /// Sorted and disjoint.
        changes: Vec<Change>,
    },
    /// End every line this way.
    LineEnds {
        /// The new revision.
        revision: u32,
        /// One of LF, CRLF, CR.
        ends: LineEnds,
    },
    /// Inspect the text, without the rules named.
    Inspect {
        /// The revision.
        revision: u32,
        /// Codes of rules that crashed the worker before.
        without: Vec<String>,
        /// Rules that the user grades otherwise.
        regrade: Vec<Regrade>,
    },
    /// Put several files together as one text.
    Join {
        /// The files.
        files: Vec<NamedFile>,
    },
    /// Some messages as a text of their own.
    Part {
        /// The revision.
        revision: u32,
        /// What the text is to be called.
        name: String,
        /// The messages.
        messages: Vec<u32>,
    },
    /// Every rule.
    Rules,
    /// The page of a rule.
    Rule {
        /// Its code or name.
        rule: String,
    },
    /// The text in a form for other tools.
    Export {
        /// The revision.
        revision: u32,
        /// What the text is called.
        name: String,
        /// The Call-ID of the call chosen: a scenario is of it, or without one of the first call.
        call: Option<String>,
        /// The form.
        form: Form,
    },
    /// The parts of a message.
    Detail {
        /// The revision.
        revision: u32,
        /// Its number.
        message: u32,
    },
    /// The colours of a stretch of the editor.
    Tokens {
        /// The revision.
        revision: u32,
        /// Where it starts.
        from: u32,
        /// Where it ends.
        to: u32,
    },
    /// What stands at a place of the editor.
    Hover {
        /// The revision.
        revision: u32,
        /// The question's number.
        ask: u32,
        /// The place.
        at: u32,
    },
    /// The changes that apply every safe fix.
    FixAll {
        /// The revision.
        revision: u32,
    },
    /// Check credentials with a secret, and forget it.
    Verify {
        /// The revision.
        revision: u32,
        /// The credentials, as a number in the overview.
        credentials: u32,
        /// Whether the secret is an HA1, not a password.
        ha1: bool,
        /// The secret.
        secret: Hidden,
    },
}

/// The worker to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Answer {
    /// The worker runs.
    Ready {
        /// The build it runs.
        build: String,
    },
    /// The worker cannot run.
    Failed {
        /// Why.
        reason: String,
    },
    /// The worker is about to end: a bug.
    Crashed {
        /// The rule at work, if one was.
        rule: Option<String>,
        /// What the panic said.
        reason: String,
    },
    /// How far the worker has come with what takes its time.
    Progress {
        /// How far.
        progress: Progress,
    },
    /// The text as the editor holds it.
    Opened {
        /// The revision.
        revision: u32,
        /// With LF.
        text: String,
        /// Whether it was made of a packet capture.
        packets: bool,
    },
    /// What was found.
    Inspected {
        /// The revision.
        revision: u32,
        /// All of it.
        overview: Overview,
    },
    /// The parts of a message.
    Detail {
        /// The revision.
        revision: u32,
        /// Its number.
        message: u32,
        /// Its parts.
        tree: Node,
        /// What was sent, byte for byte.
        bytes: Bytes,
    },
    /// The colours of a stretch of the editor.
    Tokens {
        /// The revision.
        revision: u32,
        /// The colours.
        tokens: Tokens,
    },
    /// What stands at a place of the editor.
    Hover {
        /// The revision.
        revision: u32,
        /// The question's number.
        ask: u32,
        /// The part there, without its children.
        part: Option<Node>,
    },
    /// What credentials are worth with the secret just given.
    Verified {
        /// The revision.
        revision: u32,
        /// Those of the same user in the same realm.
        checks: Vec<Check>,
    },
    /// What to change.
    Fixes {
        /// The revision the changes are for.
        revision: u32,
        /// Sorted and disjoint.
        changes: Vec<Change>,
    },
    /// Several files, or some messages, as one text.
    Joined {
        /// What it is called.
        name: String,
        /// The text.
        bytes: Bytes,
    },
    /// Every rule, by code.
    Rules {
        /// The rules.
        rules: Vec<RuleRow>,
    },
    /// The page of a rule.
    Rule {
        /// The page.
        page: RulePage,
    },
    /// A file to keep.
    Exported {
        /// Its name.
        name: String,
        /// Its media type.
        media: String,
        /// What is in it.
        bytes: Bytes,
    },
    /// There is no file of that form to keep.
    NotExported {
        /// Why, in a sentence.
        reason: String,
    },
}

/// A rule graded otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regrade {
    /// Its name.
    pub rule: String,
    /// Its grade; none where it is switched off.
    pub severity: Option<Severity>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// What a text can be kept as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// The report as JSON.
    Json,
    /// The report as Markdown.
    Markdown,
    /// The findings as SARIF 2.1.0.
    Sarif,
    /// The messages as text.
    Text,
    /// The messages as a packet capture.
    Pcapng,
    /// The calling side of a call as a scenario for `SIPp`.
    SippUac,
    /// The answering side.
    SippUas,
}

/// A secret on its way to the worker: it shows in nothing that is printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hidden(pub String);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<hidden>")
    }
}

/// Bytes that cross as a typed array, not as an array of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Bytes;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }

            fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<Bytes, E> {
                Ok(Bytes(bytes))
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<Bytes, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = items.next_element()? {
                    bytes.push(byte);
                }
                Ok(Bytes(bytes))
            }
        }
        deserializer.deserialize_byte_buf(Visitor)
    }
}
