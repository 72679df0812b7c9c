//! Messages in the cells of a spreadsheet or of a CSV file (RFC 4180 §2): a cell of several lines
//! stands in quotes, with every quote in it doubled.

use memchr::{memchr, memmem};

use super::Pass;
use crate::{
    ingest::lines::{Start, start},
    text::{Span, offset},
};

/// Takes the quotes off the cells that hold messages.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"SIP/2.0").is_none() {
        return;
    }
    let mut from = 0;
    while let Some(found) = memchr(b'"', bytes.get(from..).unwrap_or_default()) {
        let at = from + found;
        from = at + 1;
        if !opens(bytes, at) {
            continue;
        }
        let (doubled, end) = quotes(bytes, from);
        from = end;
        if closes(bytes, end) {
            open(pass, at);
            for quote in doubled {
                pass.remove(Span::new(offset(quote), offset(quote + 1)));
            }
            pass.replace(Span::new(offset(end), offset(end + 1)), b"\n");
            pass.note();
        }
    }
}

/// Whether the quote at `at` opens a cell that begins with a start line.
fn opens(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|n| bytes.get(n));
    let text = bytes.get(at + 1..).unwrap_or_default();
    let text = text.get(..1024).unwrap_or(text);
    let line = memchr(b'\n', text).and_then(|end| text.get(..end));
    let start = |line: &[u8]| start(line) == Start::Yes;
    matches!(before, None | Some(b'\n' | b'\t' | b',' | b';')) && line.is_some_and(start)
}

/// The first of every two quotes from `from` on, and the one that stands alone, or the text's end.
fn quotes(bytes: &[u8], mut from: usize) -> (Vec<usize>, usize) {
    let mut doubled = Vec::new();
    while let Some(found) = memchr(b'"', bytes.get(from..).unwrap_or_default()) {
        let at = from + found;
        if bytes.get(at + 1) != Some(&b'"') {
            return (doubled, at);
        }
        doubled.push(at);
        from = at + 2;
    }
    (doubled, bytes.len())
}

/// Whether the quote at `end` closes a cell.
fn closes(bytes: &[u8], end: usize) -> bool {
    let behind = bytes.get(end + 1);
    end < bytes.len() && matches!(behind, None | Some(b'\n' | b'\r' | b'\t' | b',' | b';'))
}

/// Puts what a cell holds on a line of its own.
fn open(pass: &mut Pass<'_>, at: usize) {
    let first = at == 0 || pass.bytes().get(at - 1) == Some(&b'\n');
    let line_end: &[u8] = if first { b"" } else { b"\n" };
    pass.replace(Span::new(offset(at), offset(at + 1)), line_end);
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn cells_are_opened() {
        for (text, expected) in [
            (
                "10:00,in,\"SIP/2.0 200 OK\nTo: \"\"B\"\" <sip:b@h>;x=\"\"\"\"\n\n\"\n10:01,\"x\"\n",
                Some("10:00,in,\nSIP/2.0 200 OK\nTo: \"B\" <sip:b@h>;x=\"\"\n\n\n\n10:01,\"x\"\n"),
            ),
            (
                "\"BYE sip:b@h SIP/2.0\nTo: a\"",
                Some("BYE sip:b@h SIP/2.0\nTo: a\n"),
            ),
            ("\"SIP/2.0 200 OK\nTo: \"B\" <sip:b@h>\n\"", None),
            ("\"SIP/2.0 200 OK\nTo: a", None),
            ("SIP/2.0 200 OK\nTo: \"\" <sip:b@h>\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
