//! The examples on the rules' pages, run as tests.
//!
//! A page's `## Fails`, `## Passes` and `## Fixed` sections hold fenced blocks marked `sip`:
//!
//! * `sip,base=invite` names a clean message of `tests/bases/`; the block gives only what differs.
//!   `sip,base=none` gives whole messages.
//! * `Name: value` replaces the field of that name (all of them), or adds it; `+Name: value` adds
//!   one behind the last field; `-Name` removes; `>line` replaces the start line; `|line` adds a
//!   raw line behind the last field. Behind an empty line stands a new body.
//! * `=== base=register` starts a further message of a trace.
//! * `Content-Length` is computed unless the block gives it.
//! * `sip,base=register,password=alice=secret` gives a secret to check digests with.
//! * `« »` marks the span expected. Each failing example gives exactly one finding of its rule, at
//!   the mark, and none of another; `also=SIP123` (several with `+`) allows others.
//! * `⟨ ⟩` holds a byte in hexadecimal digits.
//! * The n-th block of `## Fixed` is what the first fix of the n-th failing example gives; the
//!   finding is then gone.

mod example;
#[path = "../fixed/mod.rs"]
mod fixed;
mod hops;

use std::collections::{BTreeMap, BTreeSet};

use example::{Example, blocks};
use fixed::not_fixed_for_good;
use sip_inspector::{
    Options, inspect,
    lint::{Applicability, Check, Diagnostic, FixKind, Force, Rule, Severity},
    rules::RULES,
    syntax::FaultKind,
    text::Span,
};

#[test]
fn failing_examples_give_one_finding_at_the_mark() {
    for rule in RULES.iter() {
        let examples = blocks(rule, "Fails");
        assert!(!examples.is_empty(), "{rule:?}: no failing example");
        for example in examples {
            check_fails(rule, &example);
        }
    }
}

fn check_fails(rule: &Rule, example: &Example) {
    let inspection = inspect(&example.input, &example.options);
    let shown = show(&inspection);
    let (ours, others): (Vec<_>, Vec<_>) = inspection
        .findings()
        .iter()
        .partition(|d| d.rule.code == rule.code);
    let spans: Vec<_> = ours.iter().map(|d| input_span(&inspection, d)).collect();
    assert_eq!(
        spans, example.marks,
        "{rule:?}: marks against findings\n{shown}\n{example}"
    );
    let others: BTreeSet<_> = others.iter().map(|d| d.rule.code).collect();
    let also = example.also.iter().map(String::as_str).collect();
    assert_eq!(
        others, also,
        "{rule:?}: findings of other rules\n{shown}\n{example}"
    );
}

#[test]
fn passing_examples_give_no_finding() {
    for rule in RULES.iter() {
        let examples = blocks(rule, "Passes");
        assert!(!examples.is_empty(), "{rule:?}: no passing example");
        for example in examples {
            let inspection = inspect(&example.input, &example.options);
            let found: BTreeSet<_> = inspection.findings().iter().map(|d| d.rule.code).collect();
            let also = example.also.iter().map(String::as_str).collect();
            assert_eq!(found, also, "{rule:?}\n{}\n{example}", show(&inspection));
        }
    }
}

#[test]
fn fixes_give_the_fixed_text_and_the_finding_vanishes() {
    for rule in RULES.iter() {
        let fixed = blocks(rule, "Fixed");
        assert_eq!(
            rule.fix == FixKind::Never,
            fixed.is_empty(),
            "{rule:?}: fix and examples of it"
        );
        for (example, wanted) in blocks(rule, "Fails").iter().zip(&fixed) {
            let inspection = inspect(&example.input, &example.options);
            let finding = inspection
                .findings()
                .iter()
                .find(|d| d.rule.code == rule.code);
            let fix = finding.and_then(|d| d.fixes.first());
            let fix = fix.unwrap_or_else(|| panic!("{rule:?}: no fix\n{example}"));
            assert!(
                fix.applicability > Applicability::DisplayOnly,
                "{rule:?}: fix is for display only"
            );
            let mut text = example.input.clone();
            let source = &inspection
                .capture()
                .get(finding.unwrap().at.message)
                .unwrap()
                .source;
            for edit in fix.edits.iter().rev() {
                text.splice(source.to_input(edit.span).range(), edit.insert.bytes());
            }
            let (got, want) = (
                String::from_utf8_lossy(&text),
                String::from_utf8_lossy(&wanted.input),
            );
            assert_eq!(got, want, "{rule:?}: what the fix gives");
            let again = inspect(&text, &example.options);
            let left = again
                .findings()
                .iter()
                .filter(|d| d.rule.code == rule.code)
                .count();
            assert_eq!(
                left + 1,
                example.marks.len(),
                "{rule:?}: still there\n{got}"
            );
        }
    }
}

#[test]
fn base_messages_are_clean() {
    for (name, text) in example::bases() {
        let inspection = inspect(&text, &Options::default());
        assert_eq!(inspection.capture().messages.len(), 1, "{name}");
        assert_eq!(show(&inspection), "", "{name}");
    }
}

#[test]
fn severities_are_held_to_the_force_of_the_text() {
    for rule in RULES.iter() {
        let must = rule.cites.iter().any(|c| c.force == Force::Must);
        assert!(!rule.cites.is_empty(), "{rule:?}: no citation");
        assert!(
            rule.severity != Severity::Error || must,
            "{rule:?}: an error without a MUST"
        );
    }
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<_> = RULES.iter().map(|r| r.code).collect();
    assert!(
        codes.is_sorted() && codes.windows(2).all(|w| w[0] != w[1]),
        "{codes:?}"
    );
    let names: BTreeSet<_> = RULES.iter().map(|r| r.name).collect();
    assert_eq!(names.len(), RULES.len());
    for rule in RULES.iter() {
        let kebab = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        assert!(rule.name.bytes().all(kebab), "{rule:?}");
        assert!(rule.docs.contains("## Why it matters"), "{rule:?}");
    }
}

fn input_span(inspection: &sip_inspector::Inspection, d: &Diagnostic) -> Span {
    inspection
        .capture()
        .get(d.at.message)
        .unwrap()
        .source
        .to_input(d.at.span)
}

fn show(inspection: &sip_inspector::Inspection) -> String {
    let line = |d: &Diagnostic| {
        let span = input_span(inspection, d);
        let text = String::from_utf8_lossy(span.of(inspection.text())).into_owned();
        format!("  {:?} at {span:?} {text:?}: {}\n", d.rule, d.message)
    };
    inspection.findings().iter().map(line).collect()
}

/// Kinds whose rules are still to come: digest parameters and bodies.
const UNCLAIMED: [&str; 16] = [
    "EmptyValue",
    "MissingComma",
    "SemicolonForComma",
    "LookAlike",
    "SdpLine",
    "SdpSpace",
    "SdpValue",
    "SdpPort",
    "SdpCrypto",
    "SdpFingerprint",
    "SdpCandidate",
    "NoBoundary",
    "UnclosedMultipart",
    "NoParts",
    "MessageSummary",
    "Sipfrag",
];

#[test]
fn every_fault_is_worded_by_one_rule() {
    let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for kind in FaultKind::ALL {
        owners.entry(format!("{kind:?}")).or_default();
    }
    for rule in RULES.iter() {
        if let Check::Faults(kinds, _) = rule.check {
            for kind in kinds {
                owners
                    .entry(format!("{kind:?}"))
                    .or_default()
                    .push(rule.code);
            }
        }
    }
    for (kind, codes) in owners {
        assert!(codes.len() < 2, "{kind} is worded by {codes:?}");
        assert!(
            codes.len() == 1 || UNCLAIMED.contains(&kind.as_str()),
            "{kind} is worded by no rule"
        );
    }
}

#[test]
fn every_example_can_be_fixed_for_good() {
    let mut wrong = Vec::new();
    for rule in RULES.iter() {
        for example in ["Fails", "Passes", "Fixed"]
            .map(|s| blocks(rule, s))
            .iter()
            .flatten()
        {
            if let Some(what) = not_fixed_for_good(&example.input, &example.options) {
                wrong.push(format!("{rule:?}: {what}\n{example}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
