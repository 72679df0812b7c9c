//! Messages of which every line is a string of its own: records of JSON with one line each
//! (`{"log":"INVITE …\r\n","stream":"stdout"}`), string literals below one another in a program.

use memchr::{memchr, memmem, memrchr};

use super::{Pass, escapes::escape, prefix::Shape};
use crate::{
    ingest::lines::{Start, is_field, start},
    text::{Span, offset},
};

/// Takes the lines out of their strings. What stands before the first stays as a line of its own: it
/// may say when.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"SIP/2.0").is_none() || memchr(b'"', bytes).is_none() {
        return;
    }
    let count = pass.lines().len();
    let mut i = 0;
    while i < count {
        let shape = first(pass.line(i)).filter(|shape| {
            let next = Text::of(shape, pass.line(i + 1));
            next.is_some_and(|next| is_field(next.inner))
        });
        i = match shape {
            Some(shape) => open(pass, i, &shape),
            None => i + 1,
        };
    }
}

/// What stands before the string that holds a start line.
fn first(line: &[u8]) -> Option<Shape> {
    let head = line.get(..2000).unwrap_or(line);
    let version = memmem::find(head, b"SIP/2.0")?;
    let quote = memrchr(b'"', head.get(..version)?)?;
    let shape = Shape::of(head.get(..=quote)?);
    let text = Text::of(&shape, line)?;
    (start(text.inner) == Start::Yes).then_some(shape)
}

/// The text of the string that a line holds.
struct Text<'a> {
    /// Where in the line it begins.
    at: usize,
    /// It without the line end that is written at its end.
    inner: &'a [u8],
}

impl<'a> Text<'a> {
    fn of(shape: &Shape, line: &'a [u8]) -> Option<Self> {
        let at = shape.matches(line)?;
        let rest = line.get(at..)?;
        let mut end = 0;
        while rest.get(end)? != &b'"' {
            end += if rest.get(end) == Some(&b'\\') { 2 } else { 1 };
        }
        let text = rest.get(..end)?;
        let ends = [&b"\\r\\n"[..], b"\\n", b"\\r"];
        let ends = ends.iter().find_map(|end| text.strip_suffix(*end));
        let inner = ends.unwrap_or(text);
        let one = memmem::find(inner, b"\\n").is_none();
        one.then_some(Self { at, inner })
    }
}

/// Opens the strings from line `i` on; gives the line behind them.
fn open(pass: &mut Pass<'_>, from: usize, shape: &Shape) -> usize {
    let mut i = from;
    while let Some(line) = pass.lines().get(i) {
        let Some(text) = Text::of(shape, pass.line(i)) else {
            break;
        };
        let at = |n: usize| line.content.start + offset(n);
        if start(text.inner) == Start::Yes {
            pass.replace(Span::empty(at(text.at)), b"\n");
        } else {
            pass.remove(Span::new(line.content.start, at(text.at)));
        }
        decode(pass, at(text.at), text.inner);
        pass.remove(Span::new(at(text.at + text.inner.len()), line.content.end));
        i += 1;
    }
    pass.note();
    i
}

/// Decodes the escapes of a string's text.
fn decode(pass: &mut Pass<'_>, start: u32, text: &[u8]) {
    let mut at = 0;
    while let Some(found) = memchr(b'\\', text.get(at..).unwrap_or_default()) {
        at += found;
        let escape = escape(text.get(at..).unwrap_or_default(), false);
        let len = escape.as_ref().map_or(1, |(len, _)| *len);
        if let Some((len, bytes)) = escape {
            let place = start + offset(at);
            pass.replace(Span::new(place, place + offset(len)), &bytes);
        }
        at += len;
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn lines_are_taken_out_of_their_strings() {
        for (text, expected) in [
            (
                concat!(
                    r#"{"log":"SIP/2.0 200 OK\r\n","t":"1"}"#,
                    "\n",
                    r#"{"log":"To: \"B\" \u003csip:b@h>\r\n","t":"2"}"#,
                    "\n",
                    r#"{"log":"\r\n","t":"2"}"#,
                    "\n{}\n",
                ),
                Some("{\"log\":\"\nSIP/2.0 200 OK\nTo: \"B\" <sip:b@h>\n\n{}\n"),
            ),
            (
                concat!(
                    r#"{"t":"10:01","m":"BYE sip:h SIP/2.0"}"#,
                    "\n",
                    r#"{"t":"10:02","m":"To: a"}"#,
                    "\n",
                ),
                Some("{\"t\":\"10:01\",\"m\":\"\nBYE sip:h SIP/2.0\nTo: a\n"),
            ),
            (
                "  \"BYE sip:h SIP/2.0\\r\\n\"\n  \"To: a\\r\\n\"\n  \"\\r\\n\";\n",
                Some("  \"\nBYE sip:h SIP/2.0\nTo: a\n\n"),
            ),
            (
                "{\"log\":\"BYE sip:h SIP/2.0\\r\\nTo: a\"}\n{\"log\":\"Via: a\"}\n",
                None,
            ),
            ("\"BYE sip:h SIP/2.0\nTo: a\"\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
