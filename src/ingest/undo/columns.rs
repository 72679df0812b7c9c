//! What ngrep prints unless told otherwise: a packet as one text, in rows of one width, with dots for
//! what cannot be printed: `  INVITE sip:bob@example.com SIP/2.0..Via: SIP/2.0/UDP 192.0.2`.

use super::{Pass, escapes::signs_in};
use crate::text::{Span, offset};

/// Before every row.
const INDENT: &[u8] = b"  ";

/// Puts the rows of a packet with a message together.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let mut i = 0;
    while i < pass.lines().len() {
        let head = matches!(pass.line(i), [b'U' | b'T', b' ', ..]);
        i += if head { 1 + join(pass, i + 1) } else { 1 };
    }
}

/// Joins the rows from line `from` on; gives how many there are.
fn join(pass: &mut Pass<'_>, from: usize) -> usize {
    let (text, lines) = (pass.text, pass.lines());
    let rows = (from..lines.len()).map_while(|i| text.line(i).strip_prefix(INDENT));
    let rows: Vec<_> = rows.collect();
    let width = rows.first().map_or(0, |row| row.len());
    let even = rows.iter().rev().skip(1).all(|row| row.len() == width);
    let begin = rows.iter().take(20).copied().collect::<Vec<_>>().concat();
    if !even || signs_in(&begin).is_none() {
        return rows.len();
    }
    let mut end = None;
    for line in lines.iter().skip(from).take(rows.len()) {
        let start = line.content.start;
        let text = start + offset(INDENT.len());
        pass.remove(Span::new(end.unwrap_or(start), text));
        end = Some(line.content.end);
    }
    pass.note();
    rows.len()
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn rows_are_joined() {
        for (text, expected) in [
            (
                "U a -> b\n  BYE sip:h SIP/2.0..Via\n  : a..Call-ID: a....\n\n#\n",
                Some("U a -> b\nBYE sip:h SIP/2.0..Via: a..Call-ID: a....\n\n#\n"),
            ),
            ("U a -> b\n  BYE sip:h SIP/2.0\n  Via: a\n", None),
            ("U a -> b\n  ....\n", None),
            ("U a -> b", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
