//! ngrep ends every line it prints with a dot: that is how it shows the CR.

use super::Pass;
use crate::{
    ingest::lines::{Start, is_field},
    text::Span,
};

/// Removes the dots of messages in which every line has one.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    let lines = pass.lines();
    let mut within = false;
    for (i, line) in lines.iter().enumerate() {
        let content = line.content.of(bytes);
        let dotted = is_dotted(content);
        if dotted && pass.start(i) == Start::Yes {
            let next = pass.line(i + 1);
            within = is_dotted(next) && is_field(next);
        }
        within &= dotted;
        if within {
            pass.remove(Span::new(line.content.end - 1, line.content.end));
            pass.note();
        }
    }
}

/// Whether a line ends with a dot, and with no second one before it: `...` is an elision.
fn is_dotted(line: &[u8]) -> bool {
    line.strip_suffix(b".")
        .is_some_and(|rest| !rest.ends_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn dots_go_where_every_line_has_one() {
        let text = "U 1 -> 2\nINVITE sip:h SIP/2.0.\nVia: a.\n.\nv=0.\n\nend.";
        let expected = "U 1 -> 2\nINVITE sip:h SIP/2.0\nVia: a\n\nv=0\n\nend.";
        assert_eq!(undone_by(pass, text).as_deref(), Some(expected));
        let elided = "SIP/2.0 200 Fine ...\nVia: a ...\n";
        assert_eq!(undone_by(pass, elided), None);
        assert_eq!(undone_by(pass, "SIP/2.0 200 Fine.\nVia: a\n"), None);
    }
}
