//! What programs show at the end of every line: ngrep a dot for the CR, `cat -A` and editors `$`, web
//! pages a space of no width.

use super::Pass;
use crate::{
    ingest::lines::{Start, is_field},
    text::{Span, offset},
};

/// The marks, those that hold others first.
const MARKS: [&[u8]; 4] = [b"^M$", b"$", "\u{200b}".as_bytes(), b"."];

/// Removes the marks of messages in which every line has one.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let lines = pass.lines();
    let mut within: Option<&[u8]> = None;
    for (i, line) in lines.iter().enumerate() {
        let content = line.content.of(pass.bytes());
        if pass.start(i) == Start::Yes {
            let next = pass.line(i + 1);
            let mark = MARKS.into_iter().find(|mark| is_marked(content, mark));
            within = mark.filter(|mark| is_marked(next, mark) && is_field(next));
        }
        within = within.filter(|mark| is_marked(content, mark));
        if let Some(mark) = within {
            let from = line.content.end - offset(mark.len());
            pass.remove(Span::new(from, line.content.end));
            pass.note();
        }
    }
}

/// Whether a line ends with a mark, and with no second one before it: `...` is an elision.
fn is_marked(line: &[u8], mark: &[u8]) -> bool {
    line.strip_suffix(mark)
        .is_some_and(|rest| !rest.ends_with(mark))
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn marks_go_where_every_line_has_one() {
        let text = "U 1 -> 2\nINVITE sip:h SIP/2.0.\nVia: a.\n.\nv=0.\n\nend.";
        let expected = "U 1 -> 2\nINVITE sip:h SIP/2.0\nVia: a\n\nv=0\n\nend.";
        assert_eq!(undone_by(pass, text).as_deref(), Some(expected));
        for mark in ["^M$", "$", "\u{200b}"] {
            let text = "SIP/2.0 200 OK.\nVia: a.\n.\n".replace(".\n", &format!("{mark}\n"));
            let expected = "SIP/2.0 200 OK\nVia: a\n\n";
            assert_eq!(undone_by(pass, &text).as_deref(), Some(expected), "{mark}");
        }
        let elided = "SIP/2.0 200 Fine ...\nVia: a ...\n";
        assert_eq!(undone_by(pass, elided), None);
        assert_eq!(undone_by(pass, "SIP/2.0 200 Fine.\nVia: a\n"), None);
    }
}
