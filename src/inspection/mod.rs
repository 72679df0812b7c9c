//! The facade: finds the messages of an input, relates them, runs the rules, answers questions.
//! Knows neither JSON nor a page.

use crate::{
    ingest::{self, Capture},
    lint::{self, Diagnostic, Outcome, Rule, Selection, Severity, TraceCx},
    rules::RULES,
    trace::Trace,
};

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which rules run.
    pub selection: Selection,
}

/// An input, its messages, and what was found.
#[derive(Debug)]
pub struct Inspection {
    input: Vec<u8>,
    selection: Selection,
    capture: Capture,
    trace: Trace,
    findings: Vec<Diagnostic>,
    outcomes: Vec<Outcome>,
}

/// Inspects `input`, whatever it is.
pub fn inspect(input: &[u8], options: &Options) -> Inspection {
    let capture = ingest::find(input);
    let trace = Trace::new(&capture);
    let cx = TraceCx {
        capture: &capture,
        trace: &trace,
    };
    let (findings, outcomes) = lint::run(&cx, &RULES, &options.selection);
    Inspection {
        input: input.to_vec(),
        selection: options.selection.clone(),
        capture,
        trace,
        findings,
        outcomes,
    }
}

impl Inspection {
    /// The input as it was given.
    pub fn input(&self) -> &[u8] {
        &self.input
    }

    /// Its messages.
    pub fn capture(&self) -> &Capture {
        &self.capture
    }

    /// How they belong together.
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// What was found, by message and place.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// How bad the findings of `rule` are, as the user graded it.
    pub fn severity(&self, rule: &Rule) -> Severity {
        self.selection.grade(rule).unwrap_or(rule.severity)
    }

    /// What became of each rule, in the order of [`RULES`].
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }
}
