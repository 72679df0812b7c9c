//! Single characters that have no place where they stand: control characters, bytes that are no
//! UTF-8, and look-alikes of ASCII that word processors and chat programs put in.

use super::{FaultKind, Faults, SyntaxFault, Text, rfc3261::quoted_len};
use crate::text::{Span, offset};

/// What a stretch of text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Tokens, separators and quoted strings: ASCII outside the quotes.
    Structured,
    /// `TEXT-UTF8`: any UTF-8.
    Free,
}

/// The ASCII text that `c` is mistaken for; `None` where it resembles none.
pub const fn ascii_for(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{ff02}' => "\"",
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{ff07}' => "'",
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => "-",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => "",
        '\u{2026}' => "...",
        '\u{ff1a}' => ":",
        '\u{ff1b}' | '\u{37e}' => ";",
        '\u{ff0c}' | '\u{201a}' => ",",
        '\u{ff1c}' | '\u{2039}' | '\u{3008}' => "<",
        '\u{ff1e}' | '\u{203a}' | '\u{3009}' => ">",
        '\u{ff20}' => "@",
        '\u{ff1d}' => "=",
        '\u{ff0f}' | '\u{2215}' => "/",
        '\u{ff0e}' => ".",
        _ => return None,
    })
}

/// Adds the characters of `text` that have no place there to `faults`, and takes away the faults
/// of the grammar that they are the cause of: those that touch one. `from` is the number of
/// faults that stood in the list before `text` was read.
pub fn characters(text: Text<'_>, content: Content, from: usize, faults: &mut Faults) {
    let found = find(text, content);
    if found.is_empty() {
        return;
    }
    // A bracket or a quote that is none leaves nothing of the grammar behind it.
    let spoiled = found
        .iter()
        .find(|f| matches!(f.expected, "<" | ">" | "\""))
        .map(|f| f.span.start);
    let caused = |fault: &SyntaxFault| {
        if spoiled.is_some_and(|at| fault.span.end >= at) {
            return true;
        }
        let next = found.partition_point(|f| f.span.end < fault.span.start);
        found
            .get(next)
            .is_some_and(|f| f.span.start <= fault.span.end)
    };
    let mut n = 0;
    faults.retain(|fault| {
        n += 1;
        n <= from || !caused(fault)
    });
    faults.extend(found);
}

/// The characters that have no place in `text`, in order, neighbours of one kind together.
fn find(text: Text<'_>, content: Content) -> Faults {
    let bytes = text.bytes();
    let mut found = Faults::new();
    if bytes
        .iter()
        .all(|b| b.is_ascii_graphic() || matches!(b, b' ' | b'\t'))
    {
        return found;
    }
    let mut strings = Quotes::new(bytes);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            let quoted = strings.holds(at);
            if let Some((kind, expected)) = misplaced(bytes, at, c, quoted, content) {
                push(&mut found, text, kind, at..at + c.len_utf8(), expected);
            }
            at += c.len_utf8();
        }
        let len = chunk.invalid().len();
        if len > 0 {
            push(
                &mut found,
                text,
                FaultKind::InvalidUtf8,
                at..at + len,
                "UTF-8",
            );
            at += len;
        }
    }
    found
}

/// Appends a fault, or lengthens the last one where it is of the same kind and adjoins.
fn push(
    found: &mut Faults,
    text: Text<'_>,
    kind: FaultKind,
    range: std::ops::Range<usize>,
    expected: &'static str,
) {
    let span = Span::new(offset(range.start), offset(range.end)).shift(text.start());
    match found.last_mut() {
        Some(last)
            if last.kind == kind && last.span.end == span.start && kind != FaultKind::LookAlike =>
        {
            last.span.end = span.end;
        }
        _ => found.push(SyntaxFault::new(kind, span).expecting(expected)),
    }
}

/// Why `c`, at byte `at`, has no place there.
fn misplaced(
    bytes: &[u8],
    at: usize,
    c: char,
    quoted: bool,
    content: Content,
) -> Option<(FaultKind, &'static str)> {
    let before = at.checked_sub(1).and_then(|n| bytes.get(n));
    match c {
        '\t' | '\n' => None,
        '\r' => (bytes.get(at + 1) != Some(&b'\n'))
            .then_some((FaultKind::ControlCharacter, "a line end of CR and LF")),
        // quoted-pair = "\" (%x00-09 / %x0B-0C / %x0E-7F)
        _ if c.is_ascii_control() => (!(quoted && before == Some(&b'\\')))
            .then_some((FaultKind::ControlCharacter, "no control character")),
        _ if quoted || content == Content::Free => None,
        _ => ascii_for(c).map(|ascii| (FaultKind::LookAlike, ascii)),
    }
}

/// Which bytes stand inside quoted strings. Asked in order, it takes time linear in the text.
struct Quotes<'a> {
    bytes: &'a [u8],
    /// Where the quoted string starts and ends that was last met.
    current: std::ops::Range<usize>,
    /// Up to where quotes have been looked for.
    seen: usize,
    /// A quote that is never closed: nothing behind it is in quotes.
    open: bool,
}

impl<'a> Quotes<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            current: 0..0,
            seen: 0,
            open: false,
        }
    }

    /// Whether the byte at `at`, no less than at the last call, stands in a quoted string.
    fn holds(&mut self, at: usize) -> bool {
        while self.seen <= at && !self.open {
            let rest = self.bytes.get(self.seen..).unwrap_or_default();
            match rest.first() {
                Some(b'"') => match quoted_len(rest) {
                    Some(len) => {
                        self.current = self.seen..self.seen + len;
                        self.seen += len;
                    }
                    None => self.open = true,
                },
                _ => self.seen += 1,
            }
        }
        self.current.contains(&at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_out_of_place() {
        use Content::{Free, Structured};
        use FaultKind::{ControlCharacter, InvalidUtf8, LookAlike};
        let cases: &[(&[u8], Content, &[(FaultKind, u32, u32)])] = &[
            (b"plain \t text", Structured, &[]),
            (b"a\r\n b", Structured, &[]),
            (b"a\rb", Free, &[(ControlCharacter, 1, 2)]),
            (
                b"a\0\0b\x7f",
                Free,
                &[(ControlCharacter, 1, 3), (ControlCharacter, 4, 5)],
            ),
            (b"\"a\\\0\" \0", Structured, &[(ControlCharacter, 6, 7)]),
            (b"caf\xe9", Free, &[(InvalidUtf8, 3, 4)]),
            ("né “x”".as_bytes(), Free, &[]),
            ("né".as_bytes(), Structured, &[]),
            (
                "\"né–\" “x”".as_bytes(),
                Structured,
                &[(LookAlike, 9, 12), (LookAlike, 13, 16)],
            ),
            ("\"never –".as_bytes(), Structured, &[(LookAlike, 7, 10)]),
        ];
        for (text, content, expected) in cases {
            let found = find(Text::whole(text), *content);
            let found: Vec<_> = found
                .iter()
                .map(|f| (f.kind, f.span.start, f.span.end))
                .collect();
            assert_eq!(found, *expected, "{text:?}");
        }
    }

    #[test]
    fn what_they_cause_is_not_said_twice() {
        use FaultKind::{LookAlike, Malformed};
        let text = "a=“b”, c".as_bytes();
        let fault = |start, end| SyntaxFault::new(FaultKind::Malformed, Span::new(start, end));
        let mut faults = vec![fault(0, 9), fault(0, 2), fault(11, 12)];
        characters(Text::whole(text), Content::Structured, 1, &mut faults);
        let kinds: Vec<_> = faults.iter().map(|f| f.kind).collect();
        assert_eq!(kinds, [Malformed, LookAlike, LookAlike]);
    }
}
