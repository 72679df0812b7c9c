//! What stands before every line of a message (syslog, logcat, `> `, indentation), and what is
//! glued to the front of its start line.

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::{Line, Start, is_blank, is_field, lines, start},
    message::Method,
    text::{Span, offset},
};

/// A prefix longer than this is no prefix.
const LONGEST: usize = 400;

/// Strips prefixes. The prefix of a start line stays as a line of its own above it: it may say
/// when and where.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"SIP/").is_none() {
        return;
    }
    let lines = lines(bytes);
    let mut i = 0;
    while i < lines.len() {
        let content = lines
            .get(i)
            .map(|l| l.content.of(bytes))
            .unwrap_or_default();
        let found = start_within(content).and_then(|at| {
            let next = lines
                .get(i + 1)
                .map(|l| l.content.of(bytes))
                .unwrap_or_default();
            Some((at, manner(content.get(..at)?, next)?))
        });
        i = match found {
            Some((at, manner)) => {
                pass.note();
                strip(pass, &lines, i, at, &manner)
            }
            None => i + 1,
        };
    }
}

/// How the lines of a message are prefixed.
enum Manner {
    /// Each with something of this shape.
    Shape(Vec<Token>),
    /// Each with at least so many blanks.
    Indent(usize),
    /// Only the start line.
    Glued,
}

/// How the start line's `prefix` goes on in the `next` line.
fn manner(prefix: &[u8], next: &[u8]) -> Option<Manner> {
    let indented = next.len() - next.trim_ascii_start().len();
    if is_blank(prefix) {
        let deep = indented >= prefix.len() && is_field(next.trim_ascii_start());
        return deep.then_some(Manner::Indent(prefix.len()));
    }
    let shape = shape(prefix);
    if matches(&shape, next).is_some_and(|n| next.get(n..).is_some_and(is_field)) {
        return Some(Manner::Shape(shape));
    }
    is_field(next).then_some(Manner::Glued)
}

/// Where a start line begins in a line that does not begin with one; blanks before it count as
/// prefix.
fn start_within(line: &[u8]) -> Option<usize> {
    let mut from = 0;
    let head = line.get(..LONGEST + 600).unwrap_or(line);
    while let Some(found) = memmem::find(head.get(from..)?, b"SIP/2.0") {
        let version = from + found;
        from = version + 7;
        let at = if line.get(from) == Some(&b' ') {
            status_at(line, version)
        } else {
            request_at(line, version)
        };
        if let Some(at) = at.filter(|at| *at > 0 && *at <= LONGEST) {
            return (start(line.get(at..)?) == Start::Yes).then_some(at);
        }
    }
    None
}

/// `SIP/2.0 200 …` at `version`, unless it stands inside a word.
fn status_at(line: &[u8], version: usize) -> Option<usize> {
    let code = line.get(version + 8..version + 11)?;
    let after = line.get(version + 11).is_none_or(|b| *b == b' ');
    (code.iter().all(u8::is_ascii_digit) && after).then_some(version)
}

/// `METHOD uri SIP/2.0` where the version ends the line.
fn request_at(line: &[u8], version: usize) -> Option<usize> {
    if !line.get(version + 7..)?.trim_ascii().is_empty() {
        return None;
    }
    let before = line.get(..version)?.trim_ascii_end();
    let uri = before.iter().rposition(u8::is_ascii_whitespace)?;
    let before = before.get(..uri)?.trim_ascii_end();
    let word = before
        .iter()
        .rposition(|b| !(b.is_ascii_uppercase()))
        .map_or(0, |n| n + 1);
    let method = before.get(word..)?;
    if method.len() > 2
        && word
            == before
                .iter()
                .rposition(u8::is_ascii_whitespace)
                .map_or(0, |n| n + 1)
    {
        return Some(word);
    }
    // Glued to bytes of packet headers that show as letters.
    let known = Method::KNOWN
        .iter()
        .find(|m| before.ends_with(m.name().as_bytes()))?;
    Some(before.len() - known.name().len())
}

/// A piece of a prefix: what may differ from line to line, and what may not.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    /// Letters and digits with at least one digit: a time, a process number.
    Number,
    /// Blanks.
    Blank,
    /// This byte.
    Byte(u8),
}

/// The next token of `text` and its length.
fn token(text: &[u8]) -> Option<(Token, usize)> {
    let first = *text.first()?;
    let run = |is: fn(&u8) -> bool| text.iter().position(|b| !is(b)).unwrap_or(text.len());
    if first.is_ascii_alphanumeric() {
        let len = run(u8::is_ascii_alphanumeric);
        if text.iter().take(len).any(u8::is_ascii_digit) {
            return Some((Token::Number, len));
        }
    } else if matches!(first, b' ' | b'\t') {
        return Some((Token::Blank, run(|b| matches!(b, b' ' | b'\t'))));
    }
    Some((Token::Byte(first), 1))
}

fn shape(mut prefix: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::new();
    while let Some((next, len)) = token(prefix) {
        tokens.push(next);
        prefix = prefix.get(len..).unwrap_or_default();
    }
    tokens
}

/// Length of the text of that shape at the front of `line`. The last blank of a prefix is one
/// blank: what follows may be a fold. On a line that holds nothing else it may be missing.
fn matches(shape: &[Token], line: &[u8]) -> Option<usize> {
    let mut at = 0;
    for (i, wanted) in shape.iter().enumerate() {
        let last = i + 1 == shape.len();
        let rest = line.get(at..)?;
        match token(rest) {
            Some((Token::Blank, _)) if last && *wanted == Token::Blank => at += 1,
            Some((found, len)) if found == *wanted => at += len,
            None if last && *wanted == Token::Blank => {}
            _ => return None,
        }
    }
    Some(at)
}

/// Strips the message that starts `at` bytes into line `i`; gives the line behind it.
fn strip(pass: &mut Pass<'_>, lines: &[Line], i: usize, at: usize, manner: &Manner) -> usize {
    let bytes = pass.bytes();
    for (j, line) in lines.iter().enumerate().skip(i) {
        let content = line.content.of(bytes);
        let cut = match manner {
            Manner::Shape(shape) => matches(shape, content),
            Manner::Indent(depth) => {
                let blank = is_blank(content);
                let deep = content
                    .iter()
                    .take(*depth)
                    .all(|b| matches!(b, b' ' | b'\t'));
                (blank || deep).then_some(content.len().min(*depth))
            }
            Manner::Glued => (j == i).then_some(at),
        };
        let Some(cut) = cut else {
            return j;
        };
        let cut = if j == i { at } else { cut };
        let rest = content.get(cut..).unwrap_or_default();
        let prefix = Span::new(line.content.start, line.content.start + offset(cut));
        if start(rest) == Start::Yes && !is_blank(prefix.of(bytes)) {
            pass.replace(Span::empty(prefix.end), b"\n");
        } else {
            pass.remove(prefix);
        }
    }
    lines.len()
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn prefixes_go() {
        for (text, expected) in [
            (
                "Jan  5 10:26:12 h sua[634]: INVITE sip:h SIP/2.0\nJan 15 10:26:13 h sua[9]: Via: a\nJan 15 10:26:13 h sua[9]:\nother\n",
                Some("Jan  5 10:26:12 h sua[634]: \nINVITE sip:h SIP/2.0\nVia: a\n\nother\n"),
            ),
            (
                "> SIP/2.0 200 OK\n> Via: a\n>\n> v=0\ntext",
                Some("> \nSIP/2.0 200 OK\nVia: a\n\nv=0\ntext"),
            ),
            (
                "   INVITE sip:h SIP/2.0\n   Via: a\n    ;b\n\n   v=0\nRFC",
                Some("INVITE sip:h SIP/2.0\nVia: a\n ;b\n\nv=0\nRFC"),
            ),
            (
                "E..h..@INVITE sip:h SIP/2.0\nVia: a\n",
                Some("E..h..@\nINVITE sip:h SIP/2.0\nVia: a\n"),
            ),
            (
                "12:00 recv <--- SIP/2.0 200 OK\nVia: a\n",
                Some("12:00 recv <--- \nSIP/2.0 200 OK\nVia: a\n"),
            ),
            (" INVITE sip:h SIP/2.0\nVia: a\n", None),
            ("she sends INVITE sip:h SIP/2.0\nto the proxy", None),
            ("INVITE sip:h SIP/2.0\nVia: SIP/2.0/UDP h\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
