//! The facade: finds the messages of an input, relates them, runs the rules, answers questions.
//! Knows neither JSON nor a page.

mod digests;

use std::borrow::Cow;

use crate::{
    digest::Secret,
    ingest::{self, Capture},
    lint::{self, Case, Diagnostic, Outcome, Rule, SafeFixes, Selection, Severity},
    rules::RULES,
    text::Watch,
    trace::Trace,
};

pub use digests::DigestCheck;

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which rules run.
    pub selection: Selection,
    /// Passwords and hashes to check digest responses with.
    pub secrets: Vec<Secret>,
}

/// An input, its messages, and what was found.
#[derive(Debug)]
pub struct Inspection {
    /// Length of the input.
    length: usize,
    /// The input, unless its text was unpacked from it.
    text: Vec<u8>,
    selection: Selection,
    secrets: Vec<Secret>,
    capture: Capture,
    trace: Trace,
    findings: Vec<Diagnostic>,
    outcomes: Vec<Outcome>,
}

/// Inspects `input`, whatever it is.
pub fn inspect(input: &[u8], options: &Options) -> Inspection {
    inspect_watched(input, options, Watch::default())
}

/// Inspects `input`, and tells how far it has come. An input that is given away is not copied.
pub fn inspect_watched<'a>(
    input: impl Into<Cow<'a, [u8]>>,
    options: &Options,
    watch: Watch<'_>,
) -> Inspection {
    let input = input.into();
    let capture = ingest::read_watched(&input, watch);
    inspect_capture(input, capture, options, watch)
}

/// Inspects what was read of `input` before.
pub fn inspect_capture<'a>(
    input: impl Into<Cow<'a, [u8]>>,
    mut capture: Capture,
    options: &Options,
    watch: Watch<'_>,
) -> Inspection {
    let trace = Trace::new_watched(&capture, watch);
    let mut case = Case {
        capture: &mut capture,
        trace: &trace,
        secrets: &options.secrets,
        keep: false,
    };
    let (findings, outcomes) = lint::run(&mut case, &RULES, &options.selection, watch);
    let input = input.into();
    Inspection {
        length: input.len(),
        text: match capture.document {
            Some(_) => Vec::new(),
            None => input.into_owned(),
        },
        selection: options.selection.clone(),
        secrets: options.secrets.clone(),
        capture,
        trace,
        findings,
        outcomes,
    }
}

impl Inspection {
    /// Length of the input in bytes, packed as it was given.
    pub fn length(&self) -> usize {
        self.length
    }

    /// The text that its messages stand in: the input, or what was unpacked from it.
    pub fn text(&self) -> &[u8] {
        self.capture.document.as_deref().unwrap_or(&self.text)
    }

    /// Its messages.
    pub fn capture(&self) -> &Capture {
        &self.capture
    }

    /// How they belong together.
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// What credentials are checked with.
    pub(crate) fn secrets(&self) -> &[Secret] {
        &self.secrets
    }

    /// What was found, by message and place.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// How bad the findings of `rule` are, as the user graded it.
    pub fn severity(&self, rule: &Rule) -> Severity {
        self.selection.grade(rule).unwrap_or(rule.severity)
    }

    /// How many findings the rules of another selection have.
    pub fn count(&mut self, selection: &Selection) -> usize {
        let mut case = Case {
            capture: &mut self.capture,
            trace: &self.trace,
            secrets: &self.secrets,
            keep: false,
        };
        let (found, _) = lint::run(&mut case, &RULES, selection, Watch::default());
        found.len()
    }

    /// What became of each rule, in the order of [`RULES`].
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// The safe fixes that go together in one step, as edits of the input. Applying them may
    /// bring others into reach: [`fix`] goes on until none is left.
    pub fn safe_fixes(&self) -> SafeFixes {
        lint::safe_fixes(&self.capture, &self.findings)
    }
}

/// How often [`fix`] inspects anew. Fixes that wait for each other are rare and shallow.
const FIX_ROUNDS: usize = 8;

/// `input` with every safe fix applied, and how many that were. What it gives has no safe fix
/// left to apply. Each round is told anew.
pub fn fix(input: &[u8], options: &Options, watch: Watch<'_>) -> (Vec<u8>, u32) {
    let mut text = input.to_vec();
    let mut count = 0_u32;
    for _ in 0..FIX_ROUNDS {
        let fixes = inspect_watched(&text, options, watch).safe_fixes();
        if fixes.count == 0 {
            break;
        }
        count = count.saturating_add(fixes.count);
        text = lint::apply(&text, &fixes.edits);
    }
    (text, count)
}
