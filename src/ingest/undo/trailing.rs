//! Blanks behind every line, as terminals and tables copy them.

use super::Pass;
use crate::{
    ingest::lines::{Start, is_blank, is_field},
    text::{Span, offset},
};

/// Removes the blanks at the ends of the lines of messages in which every line has them: one line
/// that has them alone is the sender's.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let mut i = 0;
    while i < pass.lines().len() {
        let ends = trailing(pass.line(i)) > 0 && pass.start(i) == Start::Yes;
        i = if ends { strip(pass, i) } else { i + 1 };
    }
}

/// How many blanks a line ends with.
fn trailing(line: &[u8]) -> usize {
    let blanks = line.iter().rev().take_while(|b| matches!(b, b' ' | b'\t'));
    blanks.count()
}

/// Strips the message that starts at line `start`, unless the blanks are not of the copy; gives the
/// next line to look at.
fn strip(pass: &mut Pass<'_>, start: usize) -> usize {
    let (text, lines) = (pass.text, pass.lines());
    let edge = text.line(start).len();
    let next = |i: &usize| *i == start || text.start(*i) == Start::No;
    // A line that fills the width has no room for a blank.
    let ends = |i: &usize| trailing(text.line(*i)) > 0 || text.line(*i).len() == edge;
    let message = || (start..lines.len()).take_while(next);
    let head = || message().take_while(|i| !is_blank(text.line(*i)));
    let fields = head().filter(|i| is_field(text.line(*i))).count();
    if fields < 2 || !head().all(|i| ends(&i)) {
        return start + head().count().max(1);
    }
    let count = message().take_while(|i| ends(i) || is_blank(text.line(*i)));
    let end = start + count.count();
    for line in lines.get(start..end).unwrap_or_default() {
        let blanks = trailing(line.content.of(text.bytes()));
        if blanks > 0 {
            pass.remove(Span::new(
                line.content.end - offset(blanks),
                line.content.end,
            ));
        }
    }
    pass.note();
    end
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn blanks_behind_every_line_go() {
        for (text, expected) in [
            (
                "BYE sip:b@h SIP/2.0  \nVia: a  \nTo: b \n  \nv=0  \n\ns=-\t\nprose \n\nmore\n",
                Some("BYE sip:b@h SIP/2.0\nVia: a\nTo: b\n\nv=0\n\ns=-\nprose\n\nmore\n"),
            ),
            (
                "SIP/2.0 200 OK    \nVia: SIP/2.0/UDP h\nTo: b            \n                 \nv=0",
                Some("SIP/2.0 200 OK\nVia: SIP/2.0/UDP h\nTo: b\n\nv=0"),
            ),
            ("BYE sip:b@h SIP/2.0  \nVia: a  \nTo: b\n", None),
            ("BYE sip:b@h SIP/2.0  \nVia: a\nTo: b\n", None),
            ("BYE sip:b@h SIP/2.0  \nVia: a  \n\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
