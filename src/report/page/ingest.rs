//! What was done to the input before messages were looked for, and what was left.

use super::{Ingest, Left, Undone};
use crate::{
    Inspection,
    text::{Document, Span, offset},
};

/// Runs of text listed; the count tells all.
const MOST_LEFT: usize = 50;
/// Characters shown of a run.
const EXCERPT: usize = 60;

/// The summary of `inspection`, in the editor's units.
pub(super) fn ingest(inspection: &Inspection, document: &Document) -> Ingest {
    let capture = inspection.capture();
    let formats = capture.formats.iter().filter(|f| **f != "text");
    let undone = capture.undone.iter().map(|undone| Undone {
        what: undone.what.to_owned(),
        count: undone.count,
        line: document.line(undone.first.start),
        from: document.to_editor(undone.first.start),
        to: document.to_editor(undone.first.end),
    });
    let skipped = capture.skipped.iter();
    let left = capture.left.iter().take(MOST_LEFT);
    Ingest {
        formats: formats.map(|f| (*f).to_owned()).collect(),
        undone: undone.collect(),
        skipped: skipped.map(|(what, n)| ((*what).to_owned(), *n)).collect(),
        fault: capture
            .fault
            .as_ref()
            .map(|f| format!("Not read further than byte {}: {}.", f.at, f.what)),
        left: left.map(|span| run(inspection, document, *span)).collect(),
        left_count: offset(capture.left.len()),
    }
}

fn run(inspection: &Inspection, document: &Document, span: Span) -> Left {
    let bytes = inspection
        .text()
        .get(span.start as usize..span.end as usize);
    // It may begin with the blank lines behind a message.
    let bytes = bytes.unwrap_or_default().trim_ascii_start();
    let start = span.end.saturating_sub(offset(bytes.len()));
    let text = String::from_utf8_lossy(bytes.get(..EXCERPT * 4).unwrap_or(bytes));
    let line = text.lines().next().unwrap_or_default();
    let mut excerpt: String = line.chars().take(EXCERPT).collect();
    if excerpt.len() < line.len() {
        excerpt.push('…');
    }
    Left {
        line: document.line(start),
        from: document.to_editor(start),
        to: document.to_editor(span.end),
        excerpt,
    }
}
