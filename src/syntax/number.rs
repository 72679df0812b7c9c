//! Numbers as fields carry them.

use super::{FaultKind, Faults, SyntaxFault, Text};
use crate::text::Span;

/// `1*DIGIT`, and what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its digits.
    pub span: Span,
    /// What they say; `None` above `u64::MAX`, which is above every limit.
    pub value: Option<u64>,
}

impl Number {
    /// Reads `text`, which must be digits only.
    pub fn new(text: Text<'_>) -> Self {
        let value = text.bytes().iter().try_fold(0_u64, |n, b| {
            let digit = u64::from(b.checked_sub(b'0')?);
            n.checked_mul(10)?.checked_add(digit)
        });
        Self {
            span: text.span(),
            value,
        }
    }

    /// Its value, where that is no more than `limit`.
    pub fn within(self, limit: u64) -> Option<u64> {
        self.value.filter(|n| *n <= limit)
    }
}

/// `1*DIGIT` as all of `text`. Anything else is a fault and no number.
pub fn number(text: Text<'_>, faults: &mut Faults) -> Option<Number> {
    let text = text.trim();
    if text.is_empty() {
        faults.push(SyntaxFault::new(FaultKind::EmptyValue, text.span()).expecting("a number"));
        return None;
    }
    if text.bytes().iter().all(u8::is_ascii_digit) {
        return Some(Number::new(text));
    }
    faults.push(SyntaxFault::new(FaultKind::NotANumber, text.span()).expecting("digits"));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_what_is_none() {
        let cases: &[(&str, Option<Option<u64>>)] = &[
            ("70", Some(Some(70))),
            (" 007 ", Some(Some(7))),
            ("18446744073709551615", Some(Some(u64::MAX))),
            ("18446744073709551616", Some(None)),
            ("-1", None),
            ("7x", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let mut faults = Faults::new();
            let read = number(Text::whole(text.as_bytes()), &mut faults);
            assert_eq!(read.map(|n| n.value), *expected, "{text}");
            assert_eq!(faults.is_empty(), expected.is_some(), "{text}");
        }
    }
}
