//! Texts in which every second line is empty, as web pages and mail give them.

use super::{Pass, prefix::starts};
use crate::{
    ingest::lines::{Text, field_within, is_blank, is_sdp},
    text::Span,
};

/// Removes the empty line behind each line of the parts of a text in which every second line is
/// empty, those that hold messages.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let (text, lines) = (pass.text, pass.lines());
    let blank = |i: usize| is_blank(text.line(i));
    let mut i = 0;
    while i < lines.len() {
        let paired = |i: &usize| i + 1 < lines.len() && blank(i + 1);
        let pairs = (i..lines.len()).step_by(2).take_while(paired);
        let end = i + 2 * pairs.count();
        let first = (i..end).step_by(2).find(|i| is_doubled(text, *i, end));
        if let Some(first) = first {
            for line in lines.iter().take(end).skip(first + 1).step_by(2) {
                pass.remove(Span::new(line.content.start, line.next));
                pass.note();
            }
        }
        i = end.max(i + 1);
    }
}

/// Fields stand near a start line, if not right below it: details of packets have rows between.
const NEAR: usize = 12;

/// Whether a message or a body begins in line `i` whose lines have empty ones between, up to line
/// `end`.
fn is_doubled(text: &Text, i: usize, end: usize) -> bool {
    if text.line(i) == b"v=0" && is_sdp(text.line(i + 2)) {
        return true;
    }
    let below = (i + 2..end).step_by(2).take(NEAR);
    let fields = below.filter(|i| field_within(text.line(*i)).is_some());
    starts(text.line(i)) && fields.count() > 1
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn every_second_line_goes() {
        for (text, expected) in [
            (
                "x\n\nSIP/2.0 200 OK\n\nVia: a\n\nTo: b\n\n\n\nv=0\n\ns=-\n\nprose\n\nmore\n",
                Some("x\n\nSIP/2.0 200 OK\nVia: a\nTo: b\n\nv=0\ns=-\nprose\nmore\n"),
            ),
            (
                "SIP/2.0 200 OK\nVia: a\n\nv=0\n\no=-\n\ns=-\nSIP/2.0 200 OK\n",
                Some("SIP/2.0 200 OK\nVia: a\n\nv=0\no=-\ns=-\nSIP/2.0 200 OK\n"),
            ),
            (
                "SIP/2.0 200 OK\nVia: a\n\nv=0\ns=-\n\nSIP/2.0 200 OK\n",
                None,
            ),
            (
                "a\n\n> SIP/2.0 200 OK\n\n> Via: a\n\n> To: b\n\n",
                Some("a\n\n> SIP/2.0 200 OK\n> Via: a\n> To: b\n"),
            ),
            ("SIP/2.0 200 OK\n\nSIP/2.0 200 OK\n\n", None),
            ("", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
