//! What stands before every line of a message (syslog, logcat, `> `, indentation), and what is
//! glued to the front of its start line.

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::{
        LONGEST_PREFIX, Line, Start, exact_field, field_within, is_blank, is_field, is_sdp, start,
    },
    message::Method,
    text::{Span, offset},
};

/// Strips prefixes. The prefix of a start line stays as a line of its own above it: it may say
/// when and where.
pub(super) fn pass(pass: &mut Pass<'_>) {
    if memmem::find(pass.bytes(), b"SIP/").is_none() {
        return;
    }
    let lines = pass.lines();
    let mut i = 0;
    while i < lines.len() {
        let content = pass.line(i);
        let at = match pass.start(i) {
            Start::Yes => indent(content).or_else(|| marked(content, pass.line(i + 1))),
            _ => start_within(content),
        };
        let found = at.and_then(|at| Some((at, manner(content.get(..at)?, pass.line(i + 1))?)));
        i = match found {
            Some((at, manner)) => {
                pass.note();
                strip(pass, lines, i, at, &manner)
            }
            None => i + 1,
        };
    }
}

/// How the lines of a message are prefixed.
enum Manner {
    /// Each with something of this shape.
    Shape(Shape),
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
    // What stands below a start line is no fold: the logger indents all lines but the first.
    if indented > 0 && is_field(next.trim_ascii_start()) {
        return Some(Manner::Indent(indented));
    }
    let shape = Shape::of(prefix);
    if shape
        .matches(next)
        .is_some_and(|n| next.get(n..).is_some_and(is_field))
    {
        return Some(Manner::Shape(shape));
    }
    // What stands between the prefix of every line and the start line is of that line alone.
    let shape = field_within(next)
        .and_then(|at| next.get(..at))
        .map(Shape::of);
    let shape = shape.filter(|shape| shape.matches(prefix).is_some());
    let glued = || is_field(next).then_some(Manner::Glued);
    shape.map(Manner::Shape).or_else(glued)
}

/// The blanks before a start line: a prefix too.
fn indent(line: &[u8]) -> Option<usize> {
    let blanks = line.len() - line.trim_ascii_start().len();
    (1..=LONGEST_PREFIX).contains(&blanks).then_some(blanks)
}

/// The mark of a line of a diff before a start line, where the line below has it too, or the fence of
/// code: signs that a method may hold.
fn marked(line: &[u8], next: &[u8]) -> Option<usize> {
    let fence = [&b"```"[..], b"~~~"]
        .into_iter()
        .find(|f| line.starts_with(f));
    let sign = line.get(..1).filter(|sign| matches!(*sign, b"+" | b"-"));
    let mark = fence.or(sign.filter(|sign| next.starts_with(sign)))?;
    let word = line.get(mark.len()..)?.split(|b| *b == b' ').next()?;
    (Method::of(word) != Method::Other).then_some(mark.len())
}

/// Where a start line begins in a line that does not begin with one.
fn start_within(line: &[u8]) -> Option<usize> {
    let mut from = 0;
    let head = line.get(..LONGEST_PREFIX + 600).unwrap_or(line);
    while let Some(found) = memmem::find(head.get(from..)?, b"SIP/2.0") {
        let version = from + found;
        from = version + 7;
        let behind = line.get(from..)?;
        // With the dot of ngrep's, or a CR as terminals show it.
        let at = if matches!(behind.trim_ascii(), b"" | b"." | b"^M") {
            request_at(line, version)
        } else {
            status_at(line, version)
        };
        if let Some(at) = at.filter(|at| *at > 0 && *at <= LONGEST_PREFIX) {
            return (start(line.get(at..)?) == Start::Yes).then_some(at);
        }
    }
    None
}

/// `SIP/2.0 200 …` at `version`.
fn status_at(line: &[u8], version: usize) -> Option<usize> {
    line.get(version + 7).filter(|b| **b == b' ')?;
    let code = line.get(version + 8..version + 11)?;
    let after = line.get(version + 11).is_none_or(|b| *b == b' ');
    (code.iter().all(u8::is_ascii_digit) && after).then_some(version)
}

/// `METHOD uri SIP/2.0` at the end of a line.
fn request_at(line: &[u8], version: usize) -> Option<usize> {
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

/// What a prefix is made of.
pub(super) struct Shape {
    tokens: Vec<Token>,
    /// How many blanks it ends with.
    blanks: usize,
}

impl Shape {
    pub(super) fn of(mut prefix: &[u8]) -> Self {
        let blanks = prefix.len() - prefix.trim_ascii_end().len();
        let mut tokens = Vec::new();
        while let Some((next, len)) = token(prefix) {
            tokens.push(next);
            prefix = prefix.get(len..).unwrap_or_default();
        }
        Self { tokens, blanks }
    }

    /// Length of the text of that shape at the front of `line`. More blanks than the prefix ends
    /// with are of a fold. On a line that holds nothing else they may be missing.
    pub(super) fn matches(&self, line: &[u8]) -> Option<usize> {
        let mut at = 0;
        for (i, wanted) in self.tokens.iter().enumerate() {
            let last = i + 1 == self.tokens.len();
            let rest = line.get(at..)?;
            match token(rest) {
                // A number that got another digit takes the room of a blank.
                Some((Token::Number, _)) if i == 0 && *wanted == Token::Blank => {}
                Some((Token::Blank, len)) if last && *wanted == Token::Blank => {
                    at += len.min(self.blanks);
                }
                Some((found, len)) if found == *wanted => at += len,
                None if last && *wanted == Token::Blank => {}
                _ => return None,
            }
        }
        Some(at)
    }
}

/// Strips the message that starts `at` bytes into line `i`; gives the line behind it.
fn strip(pass: &mut Pass<'_>, lines: &[Line], i: usize, at: usize, manner: &Manner) -> usize {
    let bytes = pass.bytes();
    for (j, line) in lines.iter().enumerate().skip(i) {
        let content = line.content.of(bytes);
        let front = if j == i {
            Some(at)
        } else {
            manner.front(bytes, lines, j)
        };
        let Some(front) = front else {
            return j;
        };
        let rest = content.get(front..).unwrap_or_default();
        let prefix = Span::new(line.content.start, line.content.start + offset(front));
        if start(rest) == Start::Yes && !is_blank(prefix.of(bytes)) {
            pass.replace(Span::empty(prefix.end), b"\n");
        } else {
            pass.remove(prefix);
        }
    }
    lines.len()
}

impl Manner {
    /// Length of what stands before the text of line `j`; nothing where the message ends above it.
    fn front(&self, bytes: &[u8], lines: &[Line], j: usize) -> Option<usize> {
        let content = lines.get(j)?.content.of(bytes);
        match self {
            Self::Shape(shape) => {
                let front = shape.matches(content)?;
                // The next message: what stands before it may say when and where.
                if starts(content.get(front..)?) {
                    return None;
                }
                let head = heads(bytes, lines, j, front, shape);
                Some(if head { 0 } else { front })
            }
            Self::Indent(depth) => {
                let indent = content.iter().take_while(|b| matches!(b, b' ' | b'\t'));
                let indent = indent.count();
                let deep = indent >= *depth;
                // The next message, which is set otherwise.
                if indent > *depth && start(content) == Start::Yes {
                    return None;
                }
                // A line of bytes that are no text has no indentation to begin with.
                let sign = |b: &u8| *b < 0x20 && *b != b'\t' && *b != b'\r';
                let goes_on = deep || is_blank(content) || content.iter().any(sign);
                let cut = if deep { *depth } else { 0 };
                (goes_on || is_rest(bytes, lines, j, *depth)).then_some(content.len().min(cut))
            }
            Self::Glued => None,
        }
    }
}

/// Whether a message starts in a line, at its front or behind something.
pub(super) fn starts(line: &[u8]) -> bool {
    start(line) == Start::Yes || start_within(line).is_some()
}

/// Whether line `j` is the rest of an indented line that was broken at a right edge: that one is
/// long, and the next line is indented again.
fn is_rest(bytes: &[u8], lines: &[Line], j: usize, depth: usize) -> bool {
    let line = |j: usize| {
        let line = lines.get(j).map(|l| l.content.of(bytes));
        line.unwrap_or_default()
    };
    let next = line(j + 1);
    let deep = next.len() - next.trim_ascii_start().len() >= depth;
    line(j.wrapping_sub(1)).len() >= depth + 60 && deep && is_field(next.trim_ascii_start())
}

/// Whether line `j`, whose prefix has length `n`, is the head of the message right below: it keeps
/// its prefix, which says when that was.
fn heads(bytes: &[u8], lines: &[Line], j: usize, n: usize, shape: &Shape) -> bool {
    let rest = |j: usize, n: usize| {
        let line = lines.get(j).map(|l| l.content.of(bytes));
        line.and_then(|l| l.get(n..)).unwrap_or_default()
    };
    let text = rest(j, n);
    let below = |j: usize| {
        let n = shape.matches(rest(j, 0));
        n.is_some_and(|n| start(rest(j, n)) == Start::Yes)
    };
    let plain = is_blank(text) || is_sdp(text) || text.starts_with(b" ");
    !plain && exact_field(text).is_none() && (j + 1..j + 3).any(below)
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
                "1|sip|    SIP/2.0 200 OK\n2|sip|    Via: a\n3|sip|     ;b\n4|sip|\n5|sip|    v=0\n",
                Some("1|sip|    \nSIP/2.0 200 OK\nVia: a\n ;b\n\nv=0\n"),
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
            (
                "12 sent---> INVITE sip:h SIP/2.0\n\tVia: a\n\t;b\n\t\nnext\n",
                Some("12 sent---> \nINVITE sip:h SIP/2.0\nVia: a\n;b\n\nnext\n"),
            ),
            (
                " SIPMSG:\n |SIP/2.0 200 OK\n Via: a\n  ;b\n \n|\n",
                Some(" SIPMSG:\n |\nSIP/2.0 200 OK\nVia: a\n ;b\n\n|\n"),
            ),
            (
                concat!(
                    "  SIP/2.0 200 OK\n  Allow: a234567890123456789012345678901234567890",
                    "12345678901234567890\n1234\n  To: b\n",
                ),
                Some(concat!(
                    "SIP/2.0 200 OK\nAllow: a234567890123456789012345678901234567890",
                    "12345678901234567890\n1234\nTo: b\n",
                )),
            ),
            (
                "+INVITE sip:h SIP/2.0\n+Via: a\n+\n+v=0\n text\n",
                Some("+\nINVITE sip:h SIP/2.0\nVia: a\n\nv=0\n text\n"),
            ),
            (
                "a\n\tBYE sip:h SIP/2.0\n\tVia: a\n\n   BYE sip:h SIP/2.0\n   Via: a\n",
                Some("a\nBYE sip:h SIP/2.0\nVia: a\n\nBYE sip:h SIP/2.0\nVia: a\n"),
            ),
            (
                " 9  BYE sip:h SIP/2.0\n10  Via: a\n11  \n",
                Some(" 9  \nBYE sip:h SIP/2.0\nVia: a\n\n"),
            ),
            (
                "```BYE sip:h SIP/2.0\nVia: a\n```\n",
                Some("```\nBYE sip:h SIP/2.0\nVia: a\n```\n"),
            ),
            ("+INVITE sip:h SIP/2.0\nVia: a\n", None),
            (" INVITE sip:h SIP/2.0\nVia: a\n", None),
            ("she sends INVITE sip:h SIP/2.0\nto the proxy", None),
            ("INVITE sip:h SIP/2.0\nVia: SIP/2.0/UDP h\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
