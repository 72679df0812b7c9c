//! The indentation of code in mail, chats, tickets and documents.

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::{Line, is_blank},
    text::{Span, offset},
};

/// Takes away the indentation that all lines of a part with messages have.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let mut i = 0;
    while i < pass.lines().len() {
        i += shift(pass, i).max(1);
    }
}

fn indent(line: &[u8]) -> usize {
    let blanks = line.iter().take_while(|b| matches!(b, b' ' | b'\t'));
    blanks.count()
}

/// Takes the indentation off the lines from line `from` on that have one in common, where an empty
/// line or none stands above them: what follows a line at once may be folded. Gives how many lines
/// were looked at.
fn shift(pass: &mut Pass<'_>, from: usize) -> usize {
    let (text, lines) = (pass.text, pass.lines());
    let blank = |i: usize| is_blank(text.line(i));
    let inside = |i: &usize| blank(*i) || indent(text.line(*i)) > 0;
    let count = (from..lines.len()).take_while(inside).count();
    let words = || (from..from + count).filter(|i| !blank(*i));
    // One line alone: the message's own.
    let Some(first) = words().next().filter(|_| words().count() > 1) else {
        return count;
    };
    let common = words().map(|i| indent(text.line(i))).min();
    let front = |i: usize| text.line(i).get(..common.unwrap_or_default());
    let even = words().all(|i| front(i) == front(first));
    let open = first == 0 || blank(first - 1);
    let lines = lines.get(first..from + count).unwrap_or_default();
    let holds = |l: &Line| memmem::find(pass.get(l.content), b"SIP/2.0").is_some();
    if open && even && lines.iter().any(holds) {
        for line in lines {
            let cut = offset(common.unwrap_or_default()).min(line.content.len());
            pass.remove(Span::new(line.content.start, line.content.start + cut));
        }
        pass.note();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn what_all_lines_have_goes() {
        for (text, expected) in [
            (
                "\n    BYE sip:h SIP/2.0\n    Via: a\n      ;b\n\n",
                Some("\nBYE sip:h SIP/2.0\nVia: a\n  ;b\n\n"),
            ),
            (
                "\tSIP/2.0 200 OK\n\tVia: a\n\n\tv=0",
                Some("SIP/2.0 200 OK\nVia: a\n\nv=0"),
            ),
            ("Via: SIP/2.0/UDP h\n ;a\n ;SIP/2.0\n ;c\n", None),
            ("\n  a\n  b\n  c\n", None),
            ("\n  SIP/2.0 200 OK\nVia: a\n", None),
            ("\n  SIP/2.0 200 OK\n\tVia: a\n  To: b\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
