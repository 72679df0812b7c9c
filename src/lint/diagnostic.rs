//! What a rule has to say: where, what, and how to put it right.

use super::Rule;
use crate::{ingest::MessageId, text::Span};

/// A place in a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locus {
    /// The message.
    pub message: MessageId,
    /// Bytes of that message.
    pub span: Span,
}

/// Another place that bears on a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub at: Locus,
    /// What it has to do with it, in a few words.
    pub note: String,
}

/// How far a fix may be trusted; ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// Shows what is meant; a person must write it.
    DisplayOnly,
    /// May change the meaning: apply one by one.
    Unsafe,
    /// Keeps the meaning, or is surely what was meant.
    Safe,
}

/// Replaces the bytes at `span` of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What comes in its place.
    pub insert: String,
}

/// A way to put a finding right, within the finding's message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does: "Write Content-Length".
    pub title: String,
    /// How far it may be trusted.
    pub applicability: Applicability,
    /// Sorted and disjoint.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A safe fix that replaces one run of bytes.
    pub fn safe(title: impl Into<String>, span: Span, insert: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            applicability: Applicability::Safe,
            edits: vec![Edit {
                span,
                insert: insert.into(),
            }],
        }
    }

    /// A safe fix that writes `meant` where something else stands.
    pub fn write(span: Span, meant: &str) -> Self {
        Self::safe(format!("Write {meant}"), span, meant)
    }

    /// The same with another trust.
    #[must_use]
    pub fn trusted(mut self, applicability: Applicability) -> Self {
        self.applicability = applicability;
        self
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The smallest run of bytes it is about.
    pub at: Locus,
    /// What is wrong with the value seen, why it matters, what to do.
    pub message: String,
    /// Further places.
    pub related: Vec<Related>,
    /// Ways to put it right, best first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// Adds a place that bears on it.
    pub fn relate(&mut self, message: MessageId, span: Span, note: impl Into<String>) -> &mut Self {
        self.related.push(Related {
            at: Locus { message, span },
            note: note.into(),
        });
        self
    }

    /// Adds a way to put it right.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fixes.push(fix);
        self
    }
}
