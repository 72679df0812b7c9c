//! Warning (RFC 3261 §20.43), Timestamp (§20.38) and `RAck` (RFC 3262 §7.2): values of several
//! words.

use nom::Input;

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    address::elements,
    input::is_space,
    number::{Number, number},
    rfc3261::{is_token, quoted_len},
};
use crate::text::Span;

/// `warning-value = warn-code SP warn-agent SP warn-text`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WarningValue {
    /// All of it.
    pub span: Span,
    /// Three digits.
    pub code: Number,
    /// The server that warns: host and port, or a pseudonym.
    pub agent: Span,
    /// The text, quotes included.
    pub text: Span,
}

/// `Timestamp = 1*(DIGIT) [ "." *(DIGIT) ] [ LWS delay ]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp {
    /// The sender's time.
    pub time: Span,
    /// How long the answer took, in seconds.
    pub delay: Option<Span>,
}

/// `RAck = response-num LWS CSeq-num LWS Method`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RAck {
    /// The `RSeq` that is confirmed.
    pub rseq: Number,
    /// The number in the `CSeq` of the response that is confirmed.
    pub cseq: Number,
    /// The method in it.
    pub method: Span,
}

/// The first word of `text` and what follows the white space behind it.
fn word(text: Text<'_>) -> (Text<'_>, Text<'_>) {
    let (word, rest) = text.split(text.position(is_space).unwrap_or(text.bytes().len()));
    (word, rest.trim_start())
}

/// `warning-value *(COMMA warning-value)` as all of `text`.
pub fn warnings(text: Text<'_>, faults: &mut Faults) -> Option<Vec<WarningValue>> {
    let mut list = Vec::new();
    for part in elements(text.trim(), faults) {
        list.push(warning(part, faults)?);
    }
    (!list.is_empty()).then_some(list)
}

fn warning(text: Text<'_>, faults: &mut Faults) -> Option<WarningValue> {
    let (code, rest) = word(text);
    let (agent, words) = word(rest);
    let number = number(code, faults)?;
    if code.bytes().len() != 3 {
        faults
            .push(SyntaxFault::new(FaultKind::NumberRange, code.span()).expecting("three digits"));
    }
    if agent.is_empty() || words.is_empty() {
        faults.push(
            SyntaxFault::new(FaultKind::Malformed, text.span())
                .expecting("a code, the server's name and a quoted text"),
        );
        return None;
    }
    let quoted = words.bytes().starts_with(b"\"");
    if !quoted {
        faults
            .push(SyntaxFault::new(FaultKind::Malformed, words.span()).expecting("a quoted text"));
    } else if quoted_len(words.bytes()) != Some(words.bytes().len()) {
        faults.push(
            SyntaxFault::new(FaultKind::UnterminatedQuote, words.span())
                .expecting("a closing `\"` at the end"),
        );
        return None;
    }
    Some(WarningValue {
        span: text.span(),
        code: number,
        agent: agent.span(),
        text: words.span(),
    })
}

/// `Timestamp` as all of `text`.
pub fn timestamp(text: Text<'_>, faults: &mut Faults) -> Option<Timestamp> {
    let text = text.trim();
    let (time, delay) = word(text);
    let decimal = |t: Text<'_>| {
        let mut parts = t.bytes().splitn(2, |b| *b == b'.');
        parts.all(|part| part.iter().all(u8::is_ascii_digit))
    };
    let starts = time.bytes().first().is_some_and(u8::is_ascii_digit);
    if !starts || !decimal(time) || !decimal(delay) {
        let kind = if text.is_empty() {
            FaultKind::EmptyValue
        } else {
            FaultKind::NotANumber
        };
        faults.push(SyntaxFault::new(kind, text.span()).expecting("seconds such as `54.2`"));
        return None;
    }
    Some(Timestamp {
        time: time.span(),
        delay: (!delay.is_empty()).then(|| delay.span()),
    })
}

/// `RAck` as all of `text`.
pub fn rack(text: Text<'_>, faults: &mut Faults) -> Option<RAck> {
    let (first, rest) = word(text.trim());
    let (second, method) = word(rest);
    let rseq = number(first, faults)?;
    let cseq = number(second, faults)?;
    if !is_token(method.bytes()) {
        faults.push(
            SyntaxFault::new(FaultKind::Malformed, method.span())
                .expecting("a method behind the two numbers"),
        );
        return None;
    }
    Some(RAck {
        rseq,
        cseq,
        method: method.span(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(faults: &Faults) -> Vec<FaultKind> {
        faults.iter().map(|f| f.kind).collect()
    }

    #[test]
    fn warnings_and_their_faults() {
        use FaultKind::{Malformed, NotANumber, NumberRange, UnterminatedQuote};
        let cases: &[(&str, Option<usize>, &[FaultKind])] = &[
            (
                "307 isi.edu \"Session parameter 'foo' not understood\"",
                Some(1),
                &[],
            ),
            ("301 isi.edu:5060 \"a, b\", 399 x \"c\"", Some(2), &[]),
            ("1812 overture \"In Progress\"", Some(1), &[NumberRange]),
            ("399 x Busy here", Some(1), &[Malformed]),
            ("399 x", None, &[Malformed]),
            ("399 x \"a\" b", None, &[UnterminatedQuote]),
            ("abc x \"a\"", None, &[NotANumber]),
        ];
        for (text, count, expected) in cases {
            let mut faults = Faults::new();
            let read = warnings(Text::whole(text.as_bytes()), &mut faults);
            assert_eq!(read.map(|l| l.len()), *count, "{text}");
            assert_eq!(kinds(&faults), *expected, "{text}");
        }
    }

    #[test]
    fn timestamps_and_their_faults() {
        use FaultKind::{EmptyValue, NotANumber};
        let cases: &[(&str, Option<bool>, &[FaultKind])] = &[
            ("54", Some(false), &[]),
            ("54.2 .25", Some(true), &[]),
            ("54.", Some(false), &[]),
            (".5", None, &[NotANumber]),
            ("5.4.3", None, &[NotANumber]),
            ("now", None, &[NotANumber]),
            ("", None, &[EmptyValue]),
        ];
        for (text, delay, expected) in cases {
            let mut faults = Faults::new();
            let read = timestamp(Text::whole(text.as_bytes()), &mut faults);
            assert_eq!(read.map(|t| t.delay.is_some()), *delay, "{text}");
            assert_eq!(kinds(&faults), *expected, "{text}");
        }
    }

    #[test]
    fn racks_and_their_faults() {
        use FaultKind::{EmptyValue, Malformed, NotANumber};
        let cases: &[(&str, Option<(u64, u64)>, &[FaultKind])] = &[
            ("776656 1 INVITE", Some((776_656, 1)), &[]),
            ("776656  1\r\n INVITE", Some((776_656, 1)), &[]),
            ("776656 1", None, &[Malformed]),
            ("776656 INVITE", None, &[NotANumber]),
            ("", None, &[EmptyValue]),
            ("1 2 A B", None, &[Malformed]),
        ];
        for (text, numbers, expected) in cases {
            let mut faults = Faults::new();
            let read = rack(Text::whole(text.as_bytes()), &mut faults);
            let read = read.and_then(|r| r.rseq.value.zip(r.cseq.value));
            assert_eq!(read, *numbers, "{text}");
            assert_eq!(kinds(&faults), *expected, "{text}");
        }
    }
}
