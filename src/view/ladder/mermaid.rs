//! A ladder as a sequence diagram of [Mermaid](https://mermaid.js.org/syntax/sequenceDiagram.html), which wikis and
//! tickets draw.

use super::{Class, Ladder, Step, cut, later};
use crate::report::page::Fate;
use std::fmt::Write as _;

/// How many characters of what is known of a lane are given.
const NOTE: usize = 40;

/// Writes `ladder` as a diagram, each message with its number: requests as solid arrows, responses as dashed ones, and what was lost with a cross for
/// its head.
pub fn mermaid(ladder: &Ladder) -> String {
    let mut text = "sequenceDiagram\n".to_owned();
    for (lane, number) in ladder.lanes.iter().zip(0_u32..) {
        let mut name = escaped(&lane.name);
        if !lane.note.is_empty() {
            name.push_str("<br/>");
            name.push_str(&escaped(&cut(&lane.note, NOTE)));
        }
        let _ = writeln!(text, "    participant p{number} as {name}");
    }
    let last = ladder.lanes.len().saturating_sub(1);
    for step in &ladder.steps {
        let _ = match step {
            Step::Pause(ms) if last == 0 => writeln!(text, "    Note over p0: {}", later(*ms)),
            Step::Pause(ms) => writeln!(text, "    Note over p0,p{last}: {}", later(*ms)),
            Step::Arrow(arrow) => {
                let line = match (arrow.class, arrow.fate) {
                    (Class::Request, Fate::Lost) => "-x",
                    (Class::Request, _) => "->>",
                    (_, Fate::Lost) => "--x",
                    _ => "-->>",
                };
                let (from, to) = (arrow.from, arrow.to);
                let said = escaped(&arrow.marked());
                let number = arrow.message.saturating_add(1);
                writeln!(text, "    p{from}{line}p{to}: {number}. {said}")
            }
        };
    }
    text
}

/// Everything that could mean something to Mermaid or to HTML as a character code (`#59;`); what is no character of a
/// line as a blank.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => out.push(' '),
            c if c.is_alphanumeric()
                || matches!(
                    c,
                    ' ' | '.' | '-' | '_' | '(' | ')' | '/' | '@' | '?' | '·' | ',' | '…'
                ) =>
            {
                out.push(c);
            }
            c => {
                let _ = write!(out, "#{};", u32::from(c));
            }
        }
    }
    out
}
