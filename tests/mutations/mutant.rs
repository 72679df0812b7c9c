//! One defect in one message, and what is said of it.

use sip_inspector::{
    Inspection, Options, inspect,
    lint::{Applicability, Locus, Severity},
};

/// Where the finding must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// On this line, counted from 0.
    Line(usize),
    /// On one of two.
    Lines(usize, usize),
    /// In the body.
    Body,
    /// Something is missing: anywhere.
    Anywhere,
}

/// A clean message with one defect.
pub(crate) struct Mutant {
    pub(crate) kind: String,
    /// What was done, for reports.
    pub(crate) what: String,
    /// The clean message.
    pub(crate) of: String,
    pub(crate) text: Vec<u8>,
    pub(crate) place: Place,
    /// The rules that may name it.
    pub(crate) rules: Vec<&'static str>,
    /// What the fix must write at the finding.
    pub(crate) fix: Option<String>,
}

/// What is said of a mutant.
#[derive(Default)]
pub(crate) struct Said {
    /// An error or a warning at the right place.
    pub(crate) found: bool,
    /// One of a rule that may name it.
    pub(crate) named: bool,
    /// The fix writes what it must.
    pub(crate) fixed: bool,
    /// How many findings there are besides the first, of any grade.
    pub(crate) further: usize,
    /// All of them, for reports.
    pub(crate) text: String,
}

fn line_of(text: &[u8], at: u32) -> usize {
    text.iter()
        .take(at as usize)
        .filter(|b| **b == b'\n')
        .count()
}

/// The first line of a place, and its last.
fn lines(inspection: &Inspection, at: Locus) -> (usize, usize) {
    let message = inspection.capture().get(at.message).unwrap();
    let span = message.source.to_input(at.span);
    let last = span.end.saturating_sub(1).max(span.start);
    (
        line_of(inspection.text(), span.start),
        line_of(inspection.text(), last),
    )
}

fn is_at(place: Place, head: usize, (first, last): (usize, usize)) -> bool {
    match place {
        Place::Line(n) => (first..=last).contains(&n),
        Place::Lines(a, b) => (first..=last).contains(&a) || (first..=last).contains(&b),
        Place::Body => last >= head,
        Place::Anywhere => true,
    }
}

/// Inspects a mutant. `usual` are the codes of what is said of the clean message.
pub(crate) fn judge(mutant: &Mutant, usual: &[&str]) -> Said {
    let inspection = inspect(&mutant.text, &Options::default());
    let head = mutant.text.windows(4).position(|w| w == b"\r\n\r\n");
    let head = head.map_or(0, |at| line_of(&mutant.text, u32::try_from(at).unwrap()));
    let all = inspection.findings();
    let at_place: Vec<_> = all
        .iter()
        .filter(|d| d.rule.severity >= Severity::Warning)
        .filter(|d| {
            let places = d.related.iter().map(|r| r.at).chain([d.at]);
            let mut lines = places.map(|at| lines(&inspection, at));
            lines.any(|lines| is_at(mutant.place, head, lines))
        })
        .collect();
    let named: Vec<_> = at_place
        .iter()
        .filter(|d| mutant.rules.contains(&d.rule.code))
        .collect();
    let fixed = mutant.fix.as_ref().is_none_or(|right| {
        let mut fixes = named.iter().flat_map(|d| &d.fixes);
        fixes.any(|f| {
            f.applicability > Applicability::DisplayOnly
                && f.edits.iter().any(|e| e.insert.eq_ignore_ascii_case(right))
        })
    });
    let mut usual = usual.to_vec();
    let new = all.iter().filter(|d| {
        let at = usual.iter().position(|code| *code == d.rule.code);
        at.map(|at| usual.swap_remove(at)).is_none()
    });
    let text = all.iter().map(|d| {
        let (line, _) = lines(&inspection, d.at);
        format!(
            "\n      {} {}:{} {}",
            d.rule.code,
            d.rule.name,
            line + 1,
            d.message
        )
    });
    Said {
        found: !at_place.is_empty(),
        named: !named.is_empty(),
        fixed,
        further: new.count().saturating_sub(1),
        text: text.collect(),
    }
}
