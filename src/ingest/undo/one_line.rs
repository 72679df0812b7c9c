//! What RFC 4475 §2.1 to §2.3 does to print its messages: long lines between `<allOneLine>` tags,
//! bytes as digits between `<hex>` tags, runs between `<repeat count=n>` tags.

use std::ops::Range;

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::Line,
    text::{Span, offset},
};

const OPEN: &[u8] = b"<allOneLine>";
const CLOSE: &[u8] = b"</allOneLine>";
const HEX: &[u8] = b"<hex>";

/// What a run may come to when it is repeated, and how long a line with tags may be: the RFC's
/// have 72 columns.
const REPEATED: usize = 256;
const LONGEST: u32 = 4096;

/// Joins the lines, decodes the digits, repeats what is to be repeated.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if [OPEN, b"</hex>", b"</repeat>"]
        .iter()
        .all(|tag| memmem::find(bytes, tag).is_none())
    {
        return;
    }
    let lines = pass.lines();
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        let content = line.content.of(bytes);
        let end = |open: &[u8], tag: &[u8]| {
            (content.trim_ascii() == open).then(|| close(bytes, lines, i, tag))?
        };
        if let Some(end) = end(HEX, b"</hex>") {
            digits(pass, lines.get(i..=end).unwrap_or_default());
            i = end + 1;
        } else if let Some(end) = end(OPEN, CLOSE) {
            let indent = content.len() - content.trim_ascii_start().len();
            join(pass, lines.get(i..=end).unwrap_or_default(), indent);
            i = end + 1;
        } else {
            tags(pass, line.content, false);
            i += 1;
        }
    }
}

/// The line of the closing tag.
fn close(bytes: &[u8], lines: &[Line], open: usize, tag: &[u8]) -> Option<usize> {
    let close = |l: &Line| l.content.of(bytes).trim_ascii() == tag;
    let found = lines.iter().skip(open + 1).take(100).position(close)?;
    Some(open + 1 + found)
}

/// Decodes the lines of digits between two tags.
fn digits(pass: &mut Pass<'_>, lines: &[Line]) {
    let bytes = pass.bytes();
    let last = lines.len().saturating_sub(1);
    for (i, line) in lines.iter().enumerate() {
        let content = line.content.of(bytes);
        let text = content.trim_ascii();
        let indent = content.len() - content.trim_ascii_start().len();
        let from = line.content.start + offset(indent);
        if i == 0 || i == last {
            let end = if i == 0 { line.next } else { line.content.end };
            pass.remove(Span::new(line.content.start, end));
            continue;
        }
        let to = from + offset(text.len());
        pass.remove(Span::new(line.content.start, from));
        decode(pass, Span::new(from, to));
        pass.remove(Span::new(to, line.next));
    }
    pass.note();
}

/// Puts the lines between the first and the last of `lines` together, at the depth of the tags.
fn join(pass: &mut Pass<'_>, lines: &[Line], indent: usize) {
    let bytes = pass.bytes();
    let count = lines.len();
    let mut digits = false;
    for (i, line) in lines.iter().enumerate() {
        if i == 0 || i + 1 == count {
            let from = if i == 0 {
                line.content.start + offset(indent)
            } else {
                line.content.start
            };
            pass.remove(Span::new(from, line.content.end));
            if i == 0 {
                pass.remove(Span::new(line.content.end, line.next));
            }
            continue;
        }
        let content = line.content.of(bytes);
        let blanks = content.iter().take_while(|b| **b == b' ').count();
        let text = line.content.start + offset(blanks.min(indent));
        pass.remove(Span::new(line.content.start, text));
        digits = tags(pass, Span::new(text, line.content.end), digits);
        pass.remove(Span::new(line.content.end, line.next));
    }
    pass.note();
}

/// Undoes the tags within a line. `digits` says that a tag of digits is open at its front; the
/// answer, that one is at its end.
fn tags(pass: &mut Pass<'_>, line: Span, digits: bool) -> bool {
    let mut from = line.start;
    if line.len() > LONGEST {
        return false;
    }
    if digits {
        let close = memmem::find(pass.get(line), b"</hex>");
        let end = close.map_or(line.end, |n| line.start + offset(n));
        decode(pass, Span::new(from, end));
        if close.is_none() {
            return true;
        }
        pass.remove(Span::new(end, end + 6));
        from = end + 6;
    }
    while let Some(tag) = Tag::next(pass.get(Span::new(from, line.end))) {
        let span = |n: &Range<usize>| Span::new(from + offset(n.start), from + offset(n.end));
        let (all, inner) = (span(&tag.all), span(&tag.inner));
        pass.remove(Span::new(all.start, inner.start));
        match tag.count {
            None => decode(pass, inner),
            Some(count) => repeat(pass, inner, count),
        }
        pass.remove(Span::new(inner.end, all.end));
        pass.note();
        from = all.end;
    }
    // Opened here, closed on another line.
    let open = memmem::find(pass.get(Span::new(from, line.end)), b"<hex>");
    if let Some(at) = open {
        let start = from + offset(at);
        pass.remove(Span::new(start, start + 5));
        decode(pass, Span::new(start + 5, line.end));
    }
    open.is_some()
}

/// Writes what a tag holds, digits decoded, so many times.
fn repeat(pass: &mut Pass<'_>, inner: Span, count: usize) {
    let run = pass.get(inner);
    let digits = run.strip_prefix(b"<hex>");
    let digits = digits.and_then(|run| run.strip_suffix(b"</hex>"));
    let run = digits.map_or_else(|| run.to_vec(), bytes_of);
    let most = REPEATED / run.len().max(1);
    pass.replace(inner, &run.repeat(count.min(most)));
}

/// A tag with what it holds.
struct Tag {
    all: Range<usize>,
    inner: Range<usize>,
    /// How often to repeat that; digits have no count.
    count: Option<usize>,
}

impl Tag {
    /// The first of a text.
    fn next(text: &[u8]) -> Option<Self> {
        let hex = memmem::find(text, b"<hex>");
        let repeat = memmem::find(text, b"<repeat count=");
        match (hex, repeat) {
            (Some(hex), Some(repeat)) if repeat < hex => Self::repeat(text, repeat),
            (Some(hex), _) => Self::new(text, hex, hex + 5, b"</hex>", None),
            (None, Some(repeat)) => Self::repeat(text, repeat),
            (None, None) => None,
        }
    }

    fn repeat(text: &[u8], at: usize) -> Option<Self> {
        let digits = text.get(at + 14..)?;
        let len = digits.iter().take_while(|b| b.is_ascii_digit()).count();
        let count = std::str::from_utf8(digits.get(..len)?).ok()?.parse().ok()?;
        let closed = digits.get(len) == Some(&b'>');
        closed.then(|| Self::new(text, at, at + 15 + len, b"</repeat>", Some(count)))?
    }

    fn new(
        text: &[u8],
        at: usize,
        start: usize,
        close: &[u8],
        count: Option<usize>,
    ) -> Option<Self> {
        let end = start + memmem::find(text.get(start..)?, close)?;
        Some(Self {
            all: at..end + close.len(),
            inner: start..end,
            count,
        })
    }
}

fn bytes_of(digits: &[u8]) -> Vec<u8> {
    digits.chunks_exact(2).filter_map(byte).collect()
}

fn byte(pair: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
}

fn decode(pass: &mut Pass<'_>, digits: Span) {
    for at in (digits.start..digits.end.saturating_sub(1)).step_by(2) {
        let pair = Span::new(at, at + 2);
        if let Some(byte) = byte(pass.get(pair)) {
            pass.replace(pair, &[byte]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn lines_are_put_together_and_digits_decoded() {
        for (text, expected) in [
            (
                "      <allOneLine>\n      Name: first,\n       second\n      , third\n      </allOneLine>\n      To: a\n",
                Some("      Name: first, second, third\n      To: a\n"),
            ),
            (
                "<allOneLine>\nSIP/2.0 200 <hex>41\n4243</hex> x\n</allOneLine>\n",
                Some("SIP/2.0 200 ABC x\n"),
            ),
            ("To: <hex>C3A4</hex>-<hex>00</hex>\n", Some("To: ä-\0\n")),
            (
                "--b\n  <hex>\n  4142\n  43\n  </hex>\n--b\n",
                Some("--b\nABC\n--b\n"),
            ),
            ("To: <repeat count=3>ab</repeat>c\n", Some("To: abababc\n")),
            ("1<repeat count=2><hex>30</hex></repeat>\n", Some("100\n")),
            ("<allOneLine>\nx\n", None),
            ("plain\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
