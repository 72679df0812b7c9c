//! What `tshark -T json` and `-T pdml` print: a start line in one place, all that follows it in
//! another.

use memchr::memmem;

use super::Pass;
use crate::text::{Span, offset};

/// A start line is shorter than this, an element's attributes before the text too.
const LONGEST: usize = 8 * 1024;

/// Puts the two together.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, REST).is_none() {
        return;
    }
    let mut lines = [&b"sip.Request-Line\""[..], b"sip.Status-Line\""]
        .map(|name| memmem::find_iter(bytes, name).collect::<Vec<_>>())
        .concat();
    lines.sort_unstable();
    let mut lines = lines.into_iter().peekable();
    for at in memmem::find_iter(bytes, REST) {
        let mut line = None;
        while let Some(next) = lines.next_if(|line| *line < at) {
            line = Some(next);
        }
        let Some(line) = line.filter(|line| *line >= pass.done() as usize) else {
            continue;
        };
        if json(pass, line, at).is_some() || pdml(pass, line, at).is_some() {
            pass.note();
        }
    }
}

/// What follows the start line.
const REST: &[u8] = b"sip.msg_hdr\"";

/// `"sip.Request-Line": "…"` and `"sip.msg_hdr": "…"`: what stands between the two strings gives
/// way to the line end, in the escaped form of the rest.
fn json(pass: &mut Pass<'_>, line: usize, rest: usize) -> Option<()> {
    let bytes = pass.bytes();
    let value = |at: usize| {
        let name = bytes.get(at..(at + 64).min(bytes.len()))?;
        let colon = memmem::find(name, b"\":")?;
        let text = bytes.get(at + colon + 2..)?;
        let quote = text.len() - text.trim_ascii_start().len();
        (text.get(quote) == Some(&b'"')).then_some(at + colon + 3 + quote)
    };
    let (line, rest) = (value(line)?, value(rest)?);
    let end = bytes
        .get(line..rest.min(line + LONGEST))?
        .windows(2)
        .position(|w| w[0] != b'\\' && w[1] == b'"')?;
    pass.replace(Span::new(offset(line + end + 1), offset(rest)), b"\\r\\n");
    Some(())
}

/// The `show` attributes, the second of which goes on over many lines.
fn pdml(pass: &mut Pass<'_>, line: usize, rest: usize) -> Option<()> {
    let bytes = pass.bytes();
    let value = |at: usize| {
        let element = bytes.get(at..)?;
        let head = element.get(..LONGEST).unwrap_or(element);
        let start = at + memmem::find(head, b" show=\"")? + 7;
        let len = memchr::memchr(b'"', bytes.get(start..)?)?;
        Some(Span::new(offset(start), offset(start + len)))
    };
    let (line, rest) = (value(line)?, value(rest)?);
    pass.replace(Span::empty(line.start), b"\n");
    pass.replace(Span::new(line.end, rest.start), b"\r\n");
    pass.replace(Span::empty(rest.end), b"\n");
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn json_is_put_together() {
        let text = r#""sip.Status-Line": "SIP/2.0 200 \"OK\"",
  "sip.Status-Line_tree": { "sip.Status-Code": "200" },
  "sip.msg_hdr": "Via: a\r\n\r\n","#;
        let expected = r#""sip.Status-Line": "SIP/2.0 200 \"OK\"\r\nVia: a\r\n\r\n","#;
        assert_eq!(undone_by(pass, text).as_deref(), Some(expected));
    }

    #[test]
    fn pdml_is_put_together() {
        let text = "<field name=\"sip.Status-Line\" show=\"SIP/2.0 200 OK\" value=\"53\">
<field name=\"sip.msg_hdr\" show=\"To: &lt;a>\r\n\r\n\" value=\"54\"/>";
        let expected = "<field name=\"sip.Status-Line\" show=\"\nSIP/2.0 200 OK\r\nTo: &lt;a>\r\n\r\n\n\" value=\"54\"/>";
        assert_eq!(undone_by(pass, text).as_deref(), Some(expected));
        assert_eq!(undone_by(pass, "sip.msg_hdr\""), None);
    }
}
