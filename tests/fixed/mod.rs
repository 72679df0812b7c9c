//! What must hold once every safe fix was applied.

use sip_inspector::{
    Options, fix, inspect,
    lint::{Applicability, Diagnostic, Fix},
    text::Watch,
};

/// What is wrong with `text` as [`fix`] leaves it: a safe fix that is still to be had, or a text that
/// changes when it is fixed again. What is left over must be findings without a safe fix.
pub(crate) fn not_fixed_for_good(text: &[u8], options: &Options) -> Option<String> {
    let (once, _) = fix(text, options, Watch::default());
    let (twice, count) = fix(&once, options, Watch::default());
    if count > 0 || once != twice {
        return Some(format!("{count} fixes the second time"));
    }
    let inspection = inspect(&once, options);
    let capture = inspection.capture();
    // What was unpacked cannot be edited, nor can bytes that the input does not hold as they are.
    let at_hand = |d: &Diagnostic, fix: &Fix| {
        let message = capture.get(d.at.message);
        let source = message.map(|m| &m.source);
        let mut spans = fix.edits.iter().map(|e| e.span);
        capture.document.is_none() && spans.all(|s| source.is_some_and(|m| m.verbatim(s).is_some()))
    };
    let left = inspection.findings().iter().find(|d| {
        let mut fixes = d.fixes.iter();
        fixes.any(|f| f.applicability == Applicability::Safe && at_hand(d, f))
    });
    left.map(|d| format!("{:?} still has a safe fix: {}", d.rule, d.message))
}
