//! Messages that a phone's syslog cut into parts: `<167>… [Part 02 of 02]`.

use memchr::{memchr, memmem, memrchr};

use super::Pass;
use crate::text::{Span, offset};

/// Joins the parts: takes away what stands in front of every part but the first.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    for at in memmem::find_iter(bytes, b"[Part ") {
        let Some((number, len)) = part(bytes.get(at..).unwrap_or_default()) else {
            continue;
        };
        if number < 2 {
            continue;
        }
        // The priority of the syslog's header; the part before may end in the middle of a line.
        let from = at.saturating_sub(300);
        let head = bytes.get(from..at).unwrap_or_default();
        let line = memrchr(b'\n', head).map_or(0, |n| n + 1);
        let head = head.get(line..).unwrap_or_default();
        let from = at - head.len() + priority(head).unwrap_or_default();
        let mut to = at + len;
        let rest = bytes.get(to..).unwrap_or_default();
        let rest = rest.get(..16).unwrap_or(rest);
        if let Some(end) = memchr(b'\n', rest)
            && rest.get(..end).unwrap_or_default().trim_ascii().is_empty()
        {
            to += end + 1;
        }
        // A part that begins on a line of its own goes on with the line before.
        let mut from = offset(from);
        for end in [b'\n', b'\r'] {
            if from.checked_sub(1).and_then(|n| bytes.get(n as usize)) == Some(&end) {
                from -= 1;
            }
        }
        pass.remove(Span::new(from.max(pass.done()), offset(to)));
        pass.note();
    }
}

/// The number of `[Part 02 of 02]` and its length.
fn part(text: &[u8]) -> Option<(u32, usize)> {
    let end = memchr(b']', text.get(..24).unwrap_or(text))?;
    let inner = std::str::from_utf8(text.get(6..end)?).ok()?;
    let (number, all) = inner.split_once(" of ")?;
    all.parse::<u32>().ok()?;
    Some((number.parse().ok()?, end + 1))
}

/// Where the last `<167>` begins.
fn priority(head: &[u8]) -> Option<usize> {
    let at = memrchr(b'<', head)?;
    let rest = head.get(at + 1..)?;
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    ((1..=3).contains(&digits) && rest.get(digits) == Some(&b'>')).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn parts_are_joined() {
        let text = "<167>Jan 11 h M: 1 [Part 01 of 02]\nTX SIP/2.0 200 OK\nTo: <sip:<167>Jan 11 h M: 1 [Part 02 of 02]\nb>\n";
        let expected = "<167>Jan 11 h M: 1 [Part 01 of 02]\nTX SIP/2.0 200 OK\nTo: <sip:b>\n";
        assert_eq!(undone_by(pass, text).as_deref(), Some(expected));
        let text = "To: <sip:\n<167>Jan 11 h M: 1 [Part 02 of 02]\nb>\n";
        assert_eq!(undone_by(pass, text).as_deref(), Some("To: <sip:b>\n"));
        assert_eq!(undone_by(pass, "[Part two of 2]"), None);
    }
}
