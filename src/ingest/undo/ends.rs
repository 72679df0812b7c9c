//! Line ends that are none of the usual ones: CR alone, CR CR LF and LF CR of programs that translate
//! line ends once too often, and the line separators of word processors and chat programs.

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::is_field,
    text::{Span, offset},
};

/// What may end lines, and what is put in its place. CR alone is the last: others hold it.
const SIGNS: [(&[u8], &[u8]); 7] = [
    (b"\r\r\n", b"\r\n"),
    (b"\n\r", b"\n"),
    ("\u{2028}".as_bytes(), b"\n"),
    ("\u{2029}".as_bytes(), b"\n"),
    ("\u{85}".as_bytes(), b"\n"),
    (b"\x0b", b"\n"),
    (b"\r", b"\n"),
];

/// A start line has no more behind its version than this.
const LONGEST: usize = 200;

/// Restores the line ends of a text in which one of the signs ends a start line.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    let versions = memmem::find_iter(bytes, b"SIP/2.0");
    let mut ends = versions.filter_map(|at| sign_behind(bytes.get(at + 7..)?));
    let Some((sign, end)) = ends.next() else {
        return;
    };
    for at in memmem::find_iter(bytes, sign) {
        let behind = bytes.get(at + sign.len());
        if sign == b"\r" && behind == Some(&b'\n') {
            continue;
        }
        let at = offset(at);
        pass.replace(Span::new(at, at + offset(sign.len())), end);
        pass.note();
    }
}

/// The sign that ends the line at the front of `text`, where a header field stands behind it.
fn sign_behind(text: &[u8]) -> Option<(&'static [u8], &'static [u8])> {
    let head = text.get(..LONGEST).unwrap_or(text);
    let starts = |at: usize| {
        let rest = text.get(at..)?;
        let found = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign));
        found.filter(|_| !rest.starts_with(b"\r\n"))
    };
    let usual = |at: &usize| matches!(head.get(*at), Some(b'\r' | b'\n'));
    let at = (0..head.len()).find(|at| usual(at) || starts(*at).is_some())?;
    let (sign, end) = starts(at)?;
    is_field(text.get(at + sign.len()..)?).then_some((sign, end))
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn line_ends_of_other_kinds_are_restored() {
        for end in [
            "\r", "\r\r\n", "\n\r", "\u{2028}", "\u{2029}", "\u{85}", "\x0b",
        ] {
            let text = "x\nSIP/2.0 200 OK\nVia: a\n\nv=0\n";
            let given = text.replace('\n', end);
            let expected = text.replace('\n', if end == "\r\r\n" { "\r\n" } else { "\n" });
            assert_eq!(undone_by(pass, &given), Some(expected), "{end:?}");
        }
        for text in [
            "SIP/2.0 200 OK\r\nVia: a\r\n\r\n",
            "SIP/2.0 200 OK\nVia: a\rb\n",
            "SIP/2.0 200 OK\n\x0b\nVia: a\n",
            "SIP/2.0 200 OK\rand so on",
        ] {
            assert_eq!(undone_by(pass, text), None, "{text:?}");
        }
    }
}
