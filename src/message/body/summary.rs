//! Message summaries (RFC 3842 §5.2).

use nom::Input;

use crate::{
    message::near::nearest,
    syntax::{FaultKind, Faults, SyntaxFault, Text, header_block::line, number::Number},
    text::Span,
};

/// `message-summary`: its lines up to the empty one, and what follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageSummary {
    /// Its lines in order.
    pub lines: Vec<SummaryLine>,
    /// Fields of single messages, behind an empty line.
    pub messages: Span,
}

/// `name HCOLON value`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryLine {
    /// The line, its line end left out.
    pub span: Span,
    /// `Messages-Waiting`, `Message-Account`, `Voice-Message` …
    pub name: Span,
    /// What stands behind the colon.
    pub value: Span,
    /// New and old messages, and those of them that are urgent; empty for other lines.
    pub counts: Vec<Number>,
}

/// Reads all of `text`.
pub(super) fn summary(text: Text<'_>, faults: &mut Faults) -> MessageSummary {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (content, after) = line(rest);
        rest = after;
        if content.trim().is_empty() {
            break;
        }
        if let Some(read) = one(content, lines.is_empty(), faults) {
            lines.push(read);
        }
    }
    MessageSummary {
        lines,
        messages: rest.span(),
    }
}

/// One line; the first one must be the status.
fn one(content: Text<'_>, first: bool, faults: &mut Faults) -> Option<SummaryLine> {
    let text = content.trim();
    let mut fault = |span: Span, what| {
        faults.push(SyntaxFault::new(FaultKind::MessageSummary, span).expecting(what));
    };
    let Some(colon) = text.position(|b| b == b':') else {
        fault(text.span(), "`Name: value`");
        return None;
    };
    let name = text.take(colon).trim_end();
    let value = text.take_from(colon.saturating_add(1)).trim();
    let is = |word: &str| name.bytes().eq_ignore_ascii_case(word.as_bytes());
    let mut read = SummaryLine {
        span: text.span(),
        name: name.span(),
        value: value.span(),
        counts: Vec::new(),
    };
    if is("Messages-Waiting") {
        let known = [&b"yes"[..], b"no"]
            .iter()
            .any(|w| value.bytes().eq_ignore_ascii_case(w));
        if !known {
            fault(value.span(), "`yes` or `no`");
        }
    } else if first {
        fault(
            text.span(),
            "`Messages-Waiting: yes` or `no` on the first line",
        );
    }
    if let Some(meant) = meant(name.bytes()) {
        fault(name.span(), meant);
        return Some(read);
    }
    if !is("Messages-Waiting") && !is("Message-Account") {
        match counts(value) {
            Some(counts) => read.counts = counts,
            None => fault(value.span(), "counts such as `2/8 (0/2)`"),
        }
    }
    Some(read)
}

/// The names that RFC 3842 gives its lines, each as it is told.
const NAMES: [(&str, &str); 8] = [
    ("messages-waiting", "`Messages-Waiting`"),
    ("message-account", "`Message-Account`"),
    ("voice-message", "`Voice-Message`"),
    ("fax-message", "`Fax-Message`"),
    ("pager-message", "`Pager-Message`"),
    ("multimedia-message", "`Multimedia-Message`"),
    ("text-message", "`Text-Message`"),
    ("none", "`None`"),
];

/// The name that is meant by one that is near to it.
fn meant(name: &[u8]) -> Option<&'static str> {
    let name = std::str::from_utf8(name).ok()?.to_ascii_lowercase();
    let near = nearest(&name, NAMES.iter().map(|(known, _)| *known))?;
    let row = NAMES.iter().find(|(known, _)| *known == near);
    row.map(|(_, told)| *told)
}

/// `newmsgs SLASH oldmsgs [ LPAREN new-urgentmsgs SLASH old-urgentmsgs RPAREN ]`
fn counts(value: Text<'_>) -> Option<Vec<Number>> {
    let (plain, urgent) = match value.position(|b| b == b'(') {
        Some(n) => (value.take(n), Some(value.take_from(n.saturating_add(1)))),
        None => (value, None),
    };
    let mut list = pair(plain)?;
    if let Some(urgent) = urgent {
        let urgent = urgent.trim_end();
        let closed = urgent.bytes().strip_suffix(b")")?;
        list.extend(pair(urgent.take(closed.len()))?);
    }
    Some(list)
}

/// `msgcount SLASH msgcount`
fn pair(text: Text<'_>) -> Option<Vec<Number>> {
    let slash = text.position(|b| b == b'/')?;
    let halves = [text.take(slash), text.take_from(slash.saturating_add(1))];
    let number = |half: &Text<'_>| {
        let digits = half.trim();
        let fits = !digits.is_empty() && digits.bytes().iter().all(u8::is_ascii_digit);
        fits.then(|| Number::new(digits))
    };
    halves.iter().map(number).collect()
}
