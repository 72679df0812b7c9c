//! The report: what others rely on. The only place where the engine's types become records, and
//! where spans of a message become spans of the input.

mod calls;
mod findings;
mod markdown;
mod messages;
pub mod page;
mod rebase;
mod relations;
mod sarif;
pub mod v1;
pub(crate) mod words;

pub use sarif::{Log, sarif};

use crate::{
    Inspection,
    lint::{Locus, Outcome},
    rules::RULES,
    text::{LineIndex, Span, offset},
};

/// What every conversion needs: the inspection, and lines and columns of its input.
struct Rim<'a> {
    inspection: &'a Inspection,
    lines: LineIndex,
}

impl Rim<'_> {
    /// Line and column of a byte of the input.
    fn position(&self, at: u32) -> (u32, u32) {
        let position = self.lines.position(self.inspection.text(), at);
        (position.line, position.column)
    }

    /// The report as a text on a terminal shows it.
    fn report(&self, name: &str) -> v1::Report {
        let inspection = self.inspection;
        v1::Report {
            version: 1,
            tool: v1::Tool {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            source: v1::Source {
                name: name.to_owned(),
                bytes: offset(inspection.length()),
                formats: inspection.formats(),
                line_ends: line_ends(inspection.text()),
            },
            ingest: inspection.ingest(),
            messages: self.messages(),
            findings: self.findings(),
            transactions: Vec::new(),
            dialogs: Vec::new(),
            calls: Vec::new(),
            digests: self.digests(),
            safe_fixes: self.safe_fixes(),
            suppressed: v1::Suppressed {
                rules: offset(inspection.rules_with(Outcome::Off).count()),
            },
            crashed: inspection.rules_with(Outcome::Crashed).collect(),
        }
    }
}

impl Inspection {
    /// The report. `name` is what the input is called: a file's name, or what the page calls it.
    /// Places are those of the input; in a packet capture, of the message's own bytes.
    pub fn report(&self, name: &str) -> v1::Report {
        let rim = self.rim();
        let mut report = v1::Report {
            transactions: rim.transactions(),
            dialogs: rim.dialogs(),
            calls: self.calls(),
            ..rim.report(name)
        };
        for (record, captured) in report.messages.iter_mut().zip(&self.capture().messages) {
            record.headers = rim.headers(captured);
        }
        rebase::rebase(&mut report);
        report
    }

    /// The same with the places of [`Inspection::text`], and without what a text on a terminal does not
    /// show: header fields, transactions, dialogs and calls, most of the records of a long trace.
    pub fn report_on_text(&self, name: &str) -> v1::Report {
        self.rim().report(name)
    }

    /// Where a place of a message stands in the text.
    fn span(&self, at: Locus) -> Span {
        let message = self.capture().get(at.message);
        message
            .map(|m| m.source.to_input(at.span))
            .unwrap_or_default()
    }

    fn rim(&self) -> Rim<'_> {
        Rim {
            inspection: self,
            lines: LineIndex::new(self.text()),
        }
    }

    fn ingest(&self) -> v1::Ingest {
        let capture = self.capture();
        v1::Ingest {
            formats: self.formats(),
            left: capture.left.iter().map(|s| (*s).into()).collect(),
            undone: self.undone(),
            skipped: self.skipped(),
            fault: capture.fault.as_ref().map(|f| v1::Fault {
                at: f.at,
                what: f.what.to_owned(),
            }),
        }
    }

    fn formats(&self) -> Vec<String> {
        let formats = self.capture().formats.iter();
        formats.map(|f| (*f).to_owned()).collect()
    }

    fn undone(&self) -> Vec<v1::Undone> {
        let undone = self.capture().undone.iter().map(|u| v1::Undone {
            what: u.what.to_owned(),
            count: u.count,
            first: u.first.into(),
        });
        undone.collect()
    }

    fn skipped(&self) -> Vec<v1::Skipped> {
        let skipped = self.capture().skipped.iter();
        let skipped = skipped.map(|(what, count)| v1::Skipped {
            what: (*what).to_owned(),
            count: *count,
        });
        skipped.collect()
    }

    /// The codes of the rules that ended so.
    fn rules_with(&self, outcome: Outcome) -> impl Iterator<Item = String> {
        let all = RULES.iter().zip(self.outcomes());
        all.filter(move |(_, o)| **o == outcome)
            .map(|(rule, _)| rule.code.to_owned())
    }
}

impl From<Span> for v1::Span {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

/// Which line ends `input` has.
fn line_ends(input: &[u8]) -> v1::LineEnds {
    let (mut crlf, mut lf, mut cr) = (false, false, false);
    let mut bytes = input.iter().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\r' if bytes.next_if(|b| **b == b'\n').is_some() => crlf = true,
            b'\r' => cr = true,
            b'\n' => lf = true,
            _ => {}
        }
    }
    match (crlf, lf, cr) {
        (false, false, false) => v1::LineEnds::None,
        (true, false, false) => v1::LineEnds::Crlf,
        (false, true, false) => v1::LineEnds::Lf,
        (false, false, true) => v1::LineEnds::Cr,
        _ => v1::LineEnds::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::{line_ends, v1::LineEnds};

    #[test]
    fn line_ends_of_an_input() {
        let cases: [(&[u8], LineEnds); 6] = [
            (b"", LineEnds::None),
            (b"a\r\nb\r\n", LineEnds::Crlf),
            (b"a\nb", LineEnds::Lf),
            (b"a\rb\r", LineEnds::Cr),
            (b"a\r\nb\n", LineEnds::Mixed),
            (b"a\n\rb", LineEnds::Mixed),
        ];
        for (input, expected) in cases {
            assert_eq!(line_ends(input), expected, "{input:?}");
        }
    }
}
