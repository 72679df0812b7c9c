//! How parts are built: what every explanation can ask, and the steps that fill a part.

use super::{
    Part, PartKind,
    vocabulary::{Entry, ValueKind},
};
use crate::{
    message::{Message, Method, body::BodyLength},
    text::{Source, Span, offset},
};

/// Longest value shown, in characters.
const SHOWN: usize = 120;

/// The message at hand.
#[derive(Clone, Copy)]
pub(super) struct Cx<'a> {
    /// Its bytes.
    pub(super) source: &'a Source,
    /// What they say.
    pub(super) message: &'a Message,
    /// Its method: a request's own, a response's from its `CSeq`.
    pub(super) method: Method,
    /// How long its body is, by each way of counting.
    pub(super) length: BodyLength,
    /// How many hops stand in the Via fields above the field at hand, and in all of them.
    pub(super) hops: (usize, usize),
}

impl<'a> Cx<'a> {
    /// Explains `message`, which was read from `source`.
    pub(super) fn new(source: &'a Source, message: &'a Message) -> Self {
        let method = message.method(source);
        Self {
            source,
            message,
            method: method.map_or(Method::Other, |m| Method::of(source.get(m))),
            length: BodyLength::of(message, source),
            hops: (0, 0),
        }
    }

    /// The bytes at `span`.
    pub(super) fn bytes(self, span: Span) -> &'a [u8] {
        self.source.get(span)
    }

    /// The text at `span`; bytes that are no UTF-8 become replacement characters.
    pub(super) fn text(self, span: Span) -> String {
        self.source.text(span).into_owned()
    }

    /// `span` without the white space at its end.
    pub(super) fn trimmed(self, span: Span) -> Span {
        let len = self.bytes(span).trim_ascii_end().len();
        Span::new(span.start, span.start.saturating_add(offset(len)))
    }

    /// A part with its value as it stands.
    pub(super) fn part(self, kind: PartKind, span: Span, label: impl Into<String>) -> Part {
        Part {
            kind,
            span,
            label: label.into(),
            value: shown(self.bytes(span)),
            meaning: String::new(),
            source: None,
            children: Vec::new(),
        }
    }

    /// A part that holds others.
    pub(super) fn group(self, span: Span, label: impl Into<String>) -> Part {
        self.part(PartKind::Group, span, label)
    }

    /// A part that is there for its colour alone.
    pub(super) fn paint(self, kind: PartKind, span: Span) -> Part {
        self.part(kind, span, "")
    }
}

impl From<ValueKind> for PartKind {
    fn from(kind: ValueKind) -> Self {
        match kind {
            ValueKind::Any => Self::ParamValue,
            ValueKind::Host => Self::Host,
            ValueKind::Identifier => Self::Identifier,
            ValueKind::Method => Self::Method,
            ValueKind::Number => Self::Number,
            ValueKind::Port => Self::Port,
            ValueKind::Secret => Self::Secret,
            ValueKind::Text => Self::Text,
            ValueKind::Token => Self::Token,
            ValueKind::User => Self::User,
        }
    }
}

impl Part {
    /// The same part, and this said of it behind what was said before.
    pub(super) fn says(mut self, meaning: impl AsRef<str>) -> Self {
        let meaning = meaning.as_ref();
        if !self.meaning.is_empty() && !meaning.is_empty() {
            self.meaning.push(' ');
        }
        self.meaning.push_str(meaning);
        self
    }

    /// The same part, defined by that section.
    pub(super) fn cited(mut self, source: (u16, &str)) -> Self {
        self.source = (source.0 != 0).then(|| (source.0, source.1.to_owned()));
        self
    }

    /// The same part, explained by a vocabulary's entry.
    pub(super) fn known(self, entry: &Entry) -> Self {
        self.says(entry.meaning).cited((entry.rfc, entry.section))
    }

    /// The same part with these parts in it. They are put in order; one that reaches outside, or
    /// into the one before it, is left out, so that the tree stays a tree whatever was read.
    pub(super) fn holding(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self.children.sort_by_key(|c| c.span);
        let (span, mut end) = (self.span, self.span.start);
        self.children.retain(|child| {
            let fits = span.contains(child.span) && child.span.start >= end;
            if fits {
                end = child.span.end;
            }
            fits
        });
        self
    }
}

/// `bytes` as a person reads them: folds and runs of blanks as one space, other control characters
/// as `·`, shortened where long.
pub(super) fn shown(bytes: &[u8]) -> String {
    // Four bytes a character at most: what lies behind is never shown.
    let near = bytes.get(..SHOWN * 4).unwrap_or(bytes);
    let text = String::from_utf8_lossy(near);
    let words: Vec<_> = text.split_whitespace().collect();
    let text = words.join(" ");
    let visible = |c: char| if c.is_control() { '·' } else { c };
    let mut short: String = text.chars().take(SHOWN).map(visible).collect();
    if near.len() < bytes.len() || text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

/// `1st`, `2nd`, `3rd`, `4th` …
pub(super) fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// A number and the word for one or for so many: `1 octet`, `2 octets`.
pub(crate) fn count(n: impl Into<u64>, one: &str, many: &str) -> String {
    let n = n.into();
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A time in the units people use: `1 h`, `1 min 30 s`.
pub(super) fn duration(seconds: u64) -> String {
    let units = [("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)];
    let mut left = seconds;
    let mut parts = Vec::new();
    for (unit, length) in units {
        if left >= length {
            parts.push(format!("{} {unit}", left / length));
            left %= length;
        }
    }
    if parts.is_empty() {
        "0 s".to_owned()
    } else {
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_counts_and_places_as_people_say_them() {
        let durations = [
            (0, "0 s"),
            (90, "1 min 30 s"),
            (1800, "30 min"),
            (3600, "1 h"),
            (90_000, "1 d 1 h"),
        ];
        for (seconds, said) in durations {
            assert_eq!(duration(seconds), said);
        }
        let ordinals = [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (11, "11th"),
            (112, "112th"),
            (21, "21st"),
        ];
        for (n, said) in ordinals {
            assert_eq!(ordinal(n), said);
        }
        assert_eq!(count(1_u32, "octet", "octets"), "1 octet");
        assert_eq!(count(0_u32, "octet", "octets"), "0 octets");
    }

    #[test]
    fn values_are_shown_on_one_short_line() {
        assert_eq!(shown(b"a\r\n b\t c"), "a b c");
        assert_eq!(shown(b"a\x00b\xff"), "a·b\u{fffd}");
        assert_eq!(shown(&[b'x'; 500]).chars().count(), SHOWN + 1);
        assert_eq!(shown("é".repeat(SHOWN).as_bytes()).chars().count(), SHOWN);
    }
}
