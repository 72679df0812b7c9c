//! What mail, tickets and terminals put before every line they quote: `> `, `| `, a frame, the name of
//! a container. It says nothing of the messages, so it goes before anything else is looked at.

use super::Pass;
use crate::text::{Span, offset};

/// Fewer lines are no quotation.
const LINES: usize = 3;

/// The marks; the last two are those of frames drawn on terminals.
const MARKS: [&[u8]; 4] = [b">", b"|", "│".as_bytes(), "┃".as_bytes()];

/// Takes marks off the lines of quotations.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let mut i = 0;
    while i < pass.lines().len() {
        i += match Marks::of(pass.line(i)).depth {
            0 => 1,
            depth => unquote(pass, i, depth),
        };
    }
}

/// The marks at the front of a line.
struct Marks {
    /// How many there are.
    depth: usize,
    /// Where the last one ends.
    end: usize,
}

impl Marks {
    fn of(line: &[u8]) -> Self {
        let mut marks = Self { depth: 0, end: 0 };
        loop {
            let rest = line.get(marks.end..).unwrap_or_default();
            let blank = usize::from(marks.depth > 0 && rest.starts_with(b" "));
            let rest = rest.get(blank..).unwrap_or_default();
            let mark = MARKS.iter().find(|mark| rest.starts_with(mark));
            let name = || container(rest).filter(|_| marks.depth == 0);
            let mark = mark.map(|mark| mark.len()).or_else(name);
            let Some(mark) = mark else {
                return marks;
            };
            marks.depth += 1;
            marks.end += blank + mark;
        }
    }
}

/// Length of the name that `docker compose` puts before a line: `app-1  | `.
fn container(line: &[u8]) -> Option<usize> {
    let name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    let len = line.iter().take(64).take_while(|b| name(b)).count();
    let blanks = line.iter().skip(len).take_while(|b| **b == b' ').count();
    let bar = len + blanks;
    let ends = matches!(line.get(bar + 1), None | Some(b' '));
    let marked = len > 0 && blanks > 0 && line.get(bar) == Some(&b'|') && ends;
    marked.then_some(bar + 1)
}

/// Takes the marks off the lines from line `from` on that have so many, with the blank behind them
/// where all have one, and the mark at their ends where they stand in a frame. Gives how many lines
/// that were.
fn unquote(pass: &mut Pass<'_>, from: usize, depth: usize) -> usize {
    let (text, lines) = (pass.text, pass.lines());
    let marks = |i: usize| Marks::of(text.line(i));
    let behind = |i: usize| text.line(i).get(marks(i).end..).unwrap_or_default();
    let alike = |i: &usize| marks(*i).depth == depth;
    let count = (from..lines.len()).take_while(alike).count();
    let all = || from..from + count;
    let spaced = all().all(|i| matches!(behind(i).first(), None | Some(b' ')));
    let framed = all().all(|i| closing(behind(i)) > 0);
    if count < LINES {
        return count;
    }
    for (i, line) in lines.iter().enumerate().skip(from).take(count) {
        let rest = behind(i);
        let rest = if spaced {
            rest.get(1..).unwrap_or_default()
        } else {
            rest
        };
        let front = line.content.end - offset(rest.len());
        pass.remove(Span::new(line.content.start, front));
        if framed {
            let end = line.content.end - offset(closing(rest));
            pass.remove(Span::new(end, line.content.end));
        }
    }
    pass.note();
    count
}

/// Length of the mark at the end of a line, the blanks before it included.
fn closing(text: &[u8]) -> usize {
    let inner = MARKS
        .iter()
        .skip(1)
        .find_map(|mark| text.strip_suffix(*mark));
    inner.map_or(0, |inner| text.len() - inner.trim_ascii_end().len())
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn quotations_are_opened() {
        for (text, expected) in [
            (
                "He wrote:\n> a\n>\n>   b\nc",
                Some("He wrote:\na\n\n  b\nc"),
            ),
            (">a\n> b\n>\n", Some("a\n b\n\n")),
            (
                "> x\n> x\n> x\n>> a\n> > b\n>>\n",
                Some("x\nx\nx\na\nb\n\n"),
            ),
            ("| a   |\n|     |\n| b |\n", Some("a\n\nb\n")),
            ("│a │\n│b │\n│c │", Some("a\nb\nc")),
            ("a-1  | x\na-1  |\nb_2  | y", Some("x\n\ny")),
            ("> a\n> b\nc", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
