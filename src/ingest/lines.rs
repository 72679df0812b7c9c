//! An input cut at its lines, and what each line looks like.

use std::cell::OnceCell;

use memchr::memchr_iter;

use crate::{
    message::{
        HeaderId, Method, Spelling,
        header_table::{lookup, lookup_exact},
        near::nearest,
    },
    syntax::rfc3261::{is_token, is_token_char},
    text::{Source, Span, offset},
};

/// What stands before a line of a message is not longer than this.
pub(super) const LONGEST_PREFIX: usize = 400;

/// One line: its content, and where the next one starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The content without the line end.
    pub content: Span,
    /// Offset behind the line end.
    pub next: u32,
}

impl Line {
    /// Its line end.
    pub(super) fn end_of(self, input: &[u8]) -> &[u8] {
        Span::new(self.content.end, self.next).of(input)
    }
}

/// A text with its lines, which are found and looked at once, whoever asks.
pub(super) struct Text {
    source: Source,
    lines: OnceCell<Vec<Line>>,
    starts: OnceCell<Vec<Start>>,
}

impl Text {
    pub(super) fn new(source: Source) -> Self {
        Self {
            source,
            lines: OnceCell::new(),
            starts: OnceCell::new(),
        }
    }

    /// Its bytes, and where they stand in the input.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// All its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        self.source.bytes()
    }

    /// Its lines.
    pub(super) fn lines(&self) -> &[Line] {
        self.lines.get_or_init(|| lines(self.bytes()))
    }

    /// The content of line `i`; nothing where there is no such line.
    pub(super) fn line(&self, i: usize) -> &[u8] {
        let line = self.lines().get(i);
        line.map(|l| l.content.of(self.bytes())).unwrap_or_default()
    }

    /// How line `i` starts a message.
    pub(super) fn start(&self, i: usize) -> Start {
        let starts = self.starts.get_or_init(|| {
            let lines = self.lines().iter();
            lines.map(|l| start(l.content.of(self.bytes()))).collect()
        });
        starts.get(i).copied().unwrap_or(Start::No)
    }
}

/// Cuts `input` at its LFs; a CR before one belongs to the line end.
fn lines(input: &[u8]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(input.len() / 40 + 1);
    let mut start = 0;
    let rest = (!input.is_empty() && !input.ends_with(b"\n")).then_some(input.len());
    for end in memchr_iter(b'\n', input).chain(rest) {
        let line = input.get(start..end).unwrap_or_default();
        let content = if end < input.len() {
            line.strip_suffix(b"\r").unwrap_or(line)
        } else {
            line
        };
        let next = input.len().min(end + 1);
        lines.push(Line {
            content: Span::new(offset(start), offset(start + content.len())),
            next: offset(next),
        });
        start = next;
    }
    lines
}

/// Whether nothing but white space stands there.
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// How a line starts a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// It does not.
    No,
    /// It reads as a start line.
    Yes,
    /// It would with a version that reads: only header fields below it make it one.
    Broken,
}

/// Whether `line` is a start line, white space before it allowed.
pub(super) fn start(line: &[u8]) -> Start {
    let line = line.trim_ascii();
    if is_sip_slash(line) {
        return status(line);
    }
    let mut words = line
        .split(u8::is_ascii_whitespace)
        .filter(|w| !w.is_empty());
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Start::No;
    };
    let last = words.next_back();
    let versioned = last.is_some_and(is_sip_slash);
    if !is_token(method) {
        let broken = match last {
            // `INVITE` and the URI grown together, or the URI alone.
            None => is_sip_slash(target),
            // A method with a stray octet; `SPI/2.0 200 OK`, `HTTP/1.1 200 OK`.
            Some(_) => {
                versioned && words.next().is_none() && has_scheme(target)
                    || method.contains(&b'/') && is_code(target)
            }
        };
        return if broken && !is_field(line) {
            Start::Broken
        } else {
            Start::No
        };
    }
    let uri = has_scheme(target) || target.starts_with(b"<");
    match (versioned, uri) {
        (true, true) => Start::Yes,
        (true, false) if is_method(method) => Start::Yes,
        (false, true) if is_method(method) => Start::Broken,
        // `SIP2.0 200 OK`, `200 OK`
        _ if method.ends_with(b"2.0") && is_code(target) || is_code(method) => Start::Broken,
        _ => Start::No,
    }
}

/// How a line starts a response that begins with `SIP/`.
fn status(line: &[u8]) -> Start {
    let mut words = line.split(|b| *b == b' ');
    let version = words.next().unwrap_or_default();
    if memchr_iter(b'/', version).nth(1).is_some() {
        // A Via's protocol.
        return Start::No;
    }
    let code = words.find(|w| !w.is_empty() && !is_sip_slash(w));
    let digits = code.is_some_and(|c| c.iter().all(u8::is_ascii_digit));
    if digits { Start::Yes } else { Start::Broken }
}

/// Whether the word is a status code.
fn is_code(word: &[u8]) -> bool {
    matches!(word, [b'1'..=b'6', rest @ ..] if rest.len() == 2 && rest.iter().all(u8::is_ascii_digit))
}

fn is_sip_slash(word: &[u8]) -> bool {
    word.get(..4)
        .is_some_and(|w| w.eq_ignore_ascii_case(b"SIP/"))
}

/// `scheme ":"` at the front.
fn has_scheme(word: &[u8]) -> bool {
    let Some(colon) = word.iter().position(|b| *b == b':') else {
        return false;
    };
    let scheme = word.get(..colon).unwrap_or_default();
    let char = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    let more = word.len() > colon + 1;
    more && scheme.first().is_some_and(u8::is_ascii_alphabetic) && scheme.iter().all(char)
}

/// Whether the word is a method, in any capitals, or a slip of the pen away from one.
fn is_method(word: &[u8]) -> bool {
    let upper = word.to_ascii_uppercase();
    let known = || Method::KNOWN.iter().map(|m| m.name());
    Method::of(&upper) != Method::Other
        || std::str::from_utf8(&upper).is_ok_and(|w| nearest(w, known()).is_some())
}

/// Whether `line` reads as a header field, white space before it not allowed.
pub(super) fn is_field(line: &[u8]) -> bool {
    let Some((name, value)) = split_field(line) else {
        return false;
    };
    if is_token(name) {
        if is_clock(name, value) {
            return false;
        }
        // A line that starts with a URI is a URI.
        let scheme = [
            "sip", "sips", "tel", "http", "https", "mailto", "urn", "ws", "wss",
        ];
        let uri = scheme
            .iter()
            .any(|s| name.eq_ignore_ascii_case(s.as_bytes()));
        return !(uri && value.first().is_some_and(|b| !b.is_ascii_whitespace()));
    }
    // A blank or another sign where the name has a hyphen.
    let mended: Vec<u8> = name
        .iter()
        .map(|b| if is_token_char(*b) { *b } else { b'-' })
        .collect();
    name.is_ascii() && matches!(lookup_exact(&mended), Some((_, Spelling::Full)))
}

/// Whether the colon between the two is that of a time at the front of a log's line: `10:00:01`,
/// `2024-03-05T10:00:01`.
fn is_clock(before: &[u8], after: &[u8]) -> bool {
    let hour = match before {
        [date @ .., b'T', _, _] if date.len() >= 8 => before.get(date.len() + 1..),
        hour => Some(hour),
    };
    let digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
    let hour = hour.is_some_and(|h| h.len() <= 2 && digits(h));
    hour && matches!(after, [a, b, b':', ..] if digits(&[*a, *b]))
}

/// The field that a line carries, where its name is known or nearly so.
pub(super) fn known_field(line: &[u8]) -> Option<(HeaderId, &[u8])> {
    let (name, value) = split_field(line)?;
    let (id, _) = lookup(name);
    (id != HeaderId::Other).then_some((id, value))
}

/// The field that a line carries, where its name is known as it stands. A line of a log that merely
/// looks like a field costs nothing here.
pub(super) fn exact_field(line: &[u8]) -> Option<HeaderId> {
    let (name, _) = split_field(line)?;
    lookup_exact(name).map(|(id, _)| id)
}

/// Where in `line` a field begins whose name is known as it stands, at the front or behind a prefix.
pub(super) fn field_within(line: &[u8]) -> Option<usize> {
    let head = line.get(..LONGEST_PREFIX).unwrap_or(line);
    let before = |at: usize| at.checked_sub(1).and_then(|n| head.get(n));
    let fresh = |at: &usize| before(*at).is_none_or(|b| !is_token_char(*b));
    let field = |at: &usize| line.get(*at..).and_then(exact_field).is_some();
    (0..head.len()).filter(fresh).find(field)
}

/// Whether `line` starts with the full name of a known field, whatever stands behind it.
pub(super) fn names_field(line: &[u8]) -> bool {
    let end = line.iter().position(|b| !is_token_char(*b));
    let name = line.get(..end.unwrap_or(line.len())).unwrap_or_default();
    lookup_exact(name).is_some_and(|(_, s)| s == Spelling::Full)
}

fn split_field(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = line.iter().take(64).position(|b| *b == b':')?;
    let (name, value) = line.split_at_checked(colon)?;
    let name = name.trim_ascii_end();
    (!name.is_empty()).then(|| (name, value.get(1..).unwrap_or_default()))
}

/// Whether `line` reads as an SDP line: `x=` with a letter in lower case.
pub(super) fn is_sdp(line: &[u8]) -> bool {
    matches!(line, [kind, b'=', ..] if kind.is_ascii_lowercase())
}

/// Whether `line` only parts what is above from what is below: no letter, no digit.
pub(super) fn is_delimiter(line: &[u8]) -> bool {
    !is_blank(line) && !line.iter().any(|b| b.is_ascii_alphanumeric() || *b >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_lines() {
        for (line, expected) in [
            ("INVITE sip:b@h SIP/2.0", Start::Yes),
            (" CANCEL sip:b@h SIP/2.0 ", Start::Yes),
            ("SIP/2.0 200 OK", Start::Yes),
            ("SIP/2.0 100", Start::Yes),
            ("INVITE sip:b@h; lr SIP/2.0", Start::Yes),
            ("OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0", Start::Yes),
            ("!x* sip:b@h SIP/7.0", Start::Yes),
            ("INVITE <sip:b@h> SIP/2.0", Start::Yes),
            ("invite bob@h SIP/2.0", Start::Yes),
            ("INVTE sip:b@h", Start::Broken),
            ("INVITE sip:b@h SIP2.0", Start::Broken),
            ("SIP/2.0 OK", Start::Broken),
            ("SIP/2.0/UDP h;branch=1", Start::No),
            ("sip:b@h SIP/2.0", Start::Broken),
            ("INVITE\u{a0}sip:b@h SIP/2.0", Start::Broken),
            ("INVITE\0 sip:b@h SIP/2.0", Start::Broken),
            ("SPI/2.0 200 OK", Start::Broken),
            ("SIP2.0 200 OK", Start::Broken),
            ("200 OK", Start::Broken),
            ("Refer To: <sip:b@h>", Start::No),
            ("Subject: SIP/2.0", Start::No),
            ("The request INVITE sip:b@h SIP/2.0", Start::No),
            ("He sends an INVITE over SIP/2.0", Start::No),
            ("see sip:b@h", Start::No),
            ("From: sip:b@h SIP/2.0", Start::No),
            ("GET http://h/ HTTP/1.1", Start::No),
            ("", Start::No),
        ] {
            assert_eq!(start(line.as_bytes()), expected, "{line}");
        }
    }

    #[test]
    fn fields() {
        for (line, expected) in [
            ("Via: x", true),
            ("X-Custom :x", true),
            ("Content-Lentgh: 0", true),
            ("Content Length: 0", true),
            ("This is what happened: it failed", false),
            ("sip:b@h", false),
            ("https://example.com/", false),
            ("no colon", false),
            ("10:00:01.115 host", false),
            ("2024-03-05T10:00:01Z host", false),
            ("10: 00", true),
            ("T10:00:01", true),
            (": x", false),
            (" Via: x", false),
            ("服务器: x", false),
        ] {
            assert_eq!(is_field(line.as_bytes()), expected, "{line}");
        }
    }
}
