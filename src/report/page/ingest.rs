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
    let left = capture.left.iter();
    let left: Vec<Span> = left.filter_map(|span| passage(inspection, *span)).collect();
    Ingest {
        formats: formats.map(|f| (*f).to_owned()).collect(),
        undone: undone.collect(),
        skipped: skipped.map(|(what, n)| ((*what).to_owned(), *n)).collect(),
        fault: capture
            .fault
            .as_ref()
            .map(|f| format!("Not read further than byte {}: {}.", f.at, f.what)),
        left: left
            .iter()
            .take(MOST_LEFT)
            .map(|span| excerpt(inspection, document, *span))
            .collect(),
        left_count: offset(left.len()),
    }
}

/// A run from its first line that is more than brackets, bars and quotation marks between messages; `None` where
/// no line is.
fn passage(inspection: &Inspection, run: Span) -> Option<Span> {
    let bytes = run.of(inspection.text());
    let lines = bytes.split_inclusive(|b| *b == b'\n');
    let speaks = |line: &&[u8]| {
        line.iter()
            .any(|b| b.is_ascii_alphanumeric() || !b.is_ascii())
    };
    let before: usize = lines
        .take_while(|line| !speaks(line))
        .map(<[u8]>::len)
        .sum();
    (before < bytes.len()).then(|| Span::new(run.start.saturating_add(offset(before)), run.end))
}

fn excerpt(inspection: &Inspection, document: &Document, passage: Span) -> Left {
    let bytes = passage.of(inspection.text()).trim_ascii_start();
    let text = String::from_utf8_lossy(bytes.get(..EXCERPT * 4).unwrap_or(bytes));
    let line = text.lines().next().unwrap_or_default();
    let mut excerpt: String = line.chars().take(EXCERPT).collect();
    if excerpt.len() < line.len() {
        excerpt.push('…');
    }
    Left {
        line: document.line(passage.start),
        from: document.to_editor(passage.start),
        to: document.to_editor(passage.end),
        excerpt,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, inspect};

    #[test]
    fn what_only_parts_messages_is_not_told() {
        let text = "<\nOPTIONS sip:a@b.example SIP/2.0\nCSeq: 1 OPTIONS\n>\n====\nand then:\n";
        let inspection = inspect(text.as_bytes(), &Options::default());
        let ingest = ingest(&inspection, &Document::new(text.as_bytes().to_vec()));
        let left: Vec<_> = ingest.left.iter().map(|l| l.excerpt.as_str()).collect();
        assert_eq!((left, ingest.left_count), (vec!["and then:"], 1));
    }
}
