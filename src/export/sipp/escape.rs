//! How text of a trace stands in a scenario. `SIPp` reads `[…]` as a keyword, drops white space at
//! the front of a line, ends each line with CRLF, and takes `\xHH` for any byte.

use std::fmt::Write;

/// A value of one line.
pub(super) fn value(text: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    push(text, &mut out);
    out
}

/// A value that may be folded: on one line (RFC 3261 §7.3.1).
pub(super) fn unfolded(text: &[u8]) -> String {
    let lines = text.split(|b| matches!(b, b'\r' | b'\n'));
    let lines = lines.map(<[u8]>::trim_ascii).filter(|l| !l.is_empty());
    value(&lines.collect::<Vec<_>>().join(&b' '))
}

/// A body: lines that end with CRLF stand on lines of the scenario; every other byte that `SIPp`
/// would change is escaped. `SIPp` ends the last line itself, and drops empty lines at the end.
pub(super) fn body(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    let kept = bytes.len()
        - bytes
            .rchunks(2)
            .take_while(|end| *end == b"\r\n")
            .map(<[u8]>::len)
            .sum::<usize>();
    let text = bytes.get(..kept).unwrap_or_default();
    let mut rest = text;
    while let Some(end) = rest.windows(2).position(|w| w == b"\r\n") {
        line(rest.get(..end).unwrap_or_default(), &mut out);
        out.push('\n');
        rest = rest.get(end.saturating_add(2)..).unwrap_or_default();
    }
    line(rest, &mut out);
    for _ in 1..bytes.len().saturating_sub(kept).div_ceil(2) {
        out += "\\x0d\\x0a";
    }
    out.push('\n');
    out
}

/// A line of a body, its white space at either end kept.
fn line(text: &[u8], out: &mut String) {
    let front = text.len() - text.trim_ascii_start().len();
    let (front, rest) = text.split_at(front);
    let (middle, end) = rest.split_at(rest.trim_ascii_end().len());
    for byte in front {
        escape(*byte, out);
    }
    push(middle, out);
    for byte in end {
        escape(*byte, out);
    }
}

fn push(text: &[u8], out: &mut String) {
    for chunk in text.utf8_chunks() {
        let valid = chunk.valid();
        for (at, c) in valid.char_indices() {
            let rest = valid.get(at..).unwrap_or_default();
            // `\x` of the trace's own, and the end of the CDATA section.
            let meaning = c == '[' || rest.starts_with("\\x") || rest.starts_with("]]>");
            match u8::try_from(c) {
                Ok(byte) if c.is_ascii() && (meaning || c.is_ascii_control()) => escape(byte, out),
                _ => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            escape(*byte, out);
        }
    }
}

fn escape(byte: u8, out: &mut String) {
    // Writing into a string does not fail.
    let _ = write!(out, "\\x{byte:02x}");
}

/// The value of an XML attribute, and the text of a comment.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            // A comment holds no two hyphens in a row.
            '-' if out.ends_with('-') => out += "&#45;",
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sipp_would_change_is_escaped() {
        for (text, expected) in [
            (&b"<sip:[::1]>"[..], "<sip:\\x5b::1]>"),
            (b"a\\x41 \\\"b\\\"", "a\\x5cx41 \\\"b\\\""),
            (b"]]>]", "\\x5d]>]"),
            (b"\xff\x07", "\\xff\\x07"),
            ("ä".as_bytes(), "ä"),
        ] {
            assert_eq!(value(text), expected);
        }
        assert_eq!(unfolded(b"a\r\n b\n\tc"), "a b c");
        for (text, expected) in [
            (&b"v=0\r\ns=-\r\n"[..], "v=0\ns=-\n"),
            (b" a \r\n\r\nb", "\\x20a\\x20\n\nb\n"),
            (b"a\nb\r\n\r\n", "a\\x0ab\\x0d\\x0a\n"),
            (b"a\r\n", "a\n"),
        ] {
            assert_eq!(body(text), expected, "{text:?}");
        }
        assert_eq!(xml("a--\"b\"<&>"), "a-&#45;&quot;b&quot;&lt;&amp;&gt;");
    }
}
