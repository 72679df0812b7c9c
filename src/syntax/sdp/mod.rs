//! Session descriptions: SDP (RFC 8866 §5, §9). Lines end with CRLF or LF. Whatever the bytes
//! are, the lines joined are those bytes; attributes that are not known survive as they stand.

mod attribute;
mod attribute_table;
mod ice;
mod lines;
mod media;
mod security;
mod static_payload;
mod streams;

pub use attribute::{Attribute, AttributeValue, Fmtp, FmtpParam, Group, RtcpFb, Rtpmap, Ssrc};
pub use attribute_table::{ATTRIBUTES, AttributeInfo, Grammar, Level};
pub use ice::Candidate;
pub use lines::{Address, AddressKind, Bandwidth, Connection, Key, Origin, Timing};
pub use media::{Decimal, Direction, Extmap, Media, RtcpAddress};
pub use security::{Crypto, CryptoKey, Fingerprint, SetupRole, Suite};
pub use static_payload::{STATIC_PAYLOADS, StaticPayload};
pub use streams::{Directions, Rid};

use nom::Input;

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    header_block::line,
    input::{Expected, Read, all, expect},
    number::Number,
};
use crate::text::Span;

/// A session description: its lines in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// All of it.
    pub span: Span,
    /// Every line, empty ones included.
    pub lines: Vec<Line>,
}

/// `<type>=<value>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line, its line end included.
    pub line: Span,
    /// Its type; `None` where the line is not `type=value`.
    pub letter: Option<u8>,
    /// The type's byte; empty where there is none.
    pub kind: Span,
    /// What stands behind `=`; the whole content where there is none.
    pub value: Span,
    /// The value by its grammar.
    pub typed: LineValue,
}

/// The value of a line by the grammar of its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineValue {
    /// `v=`
    Version(Number),
    /// `o=`
    Origin(Box<Origin>),
    /// `s=`, `i=`, `u=`, `e=`, `p=`: text for people, or a URI.
    Text(Span),
    /// `c=`
    Connection(Connection),
    /// `b=`
    Bandwidth(Bandwidth),
    /// `t=`
    Timing(Timing),
    /// `r=` and `z=`: their numbers with units, in order.
    Times(Vec<Span>),
    /// `k=`
    Key(Key),
    /// `a=`
    Attribute(Box<Attribute>),
    /// `m=`
    Media(Box<Media>),
    /// An empty line.
    Empty,
    /// A type that SDP does not know, or a value that cannot be read.
    Unreadable,
}

/// The lines of one level: the session's, or one media description's from its `m=` on.
#[derive(Clone, Copy, Debug)]
pub struct Section<'s> {
    /// Its lines.
    pub lines: &'s [Line],
}

impl Session {
    /// The lines before the first `m=`.
    pub fn session_level(&self) -> Section<'_> {
        let first = self.lines.iter().position(|l| l.letter == Some(b'm'));
        let lines = first.and_then(|n| self.lines.get(..n));
        Section {
            lines: lines.unwrap_or(&self.lines),
        }
    }

    /// The media descriptions in order.
    pub fn media(&self) -> impl Iterator<Item = Section<'_>> {
        let is_media = |l: &Line| l.letter == Some(b'm');
        let starts: Vec<_> = (0..)
            .zip(&self.lines)
            .filter(|(_, l)| is_media(l))
            .collect();
        let ends = starts.clone().into_iter().skip(1).map(|(n, _)| n);
        let ends: Vec<usize> = ends.chain([self.lines.len()]).collect();
        let pairs = starts.into_iter().map(|(n, _)| n).zip(ends);
        pairs.map(|(start, end)| Section {
            lines: self.lines.get(start..end).unwrap_or_default(),
        })
    }

    /// The session's level and every media description.
    pub fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        std::iter::once(self.session_level()).chain(self.media())
    }
}

impl<'s> Section<'s> {
    /// Its lines of one type.
    pub fn of(self, letter: u8) -> impl Iterator<Item = &'s Line> {
        self.lines.iter().filter(move |l| l.letter == Some(letter))
    }

    /// Its attributes in order.
    pub fn attributes(self) -> impl Iterator<Item = &'s Attribute> {
        self.lines.iter().filter_map(|l| match &l.typed {
            LineValue::Attribute(a) => Some(&**a),
            _ => None,
        })
    }

    /// Its attributes of one name.
    pub fn named(self, name: &'static str) -> impl Iterator<Item = &'s Attribute> {
        self.attributes().filter(move |a| a.is(name))
    }

    /// Whether it has an attribute of that name.
    pub fn has(self, name: &'static str) -> bool {
        self.named(name).next().is_some()
    }

    /// Its connection data.
    pub fn connections(self) -> impl Iterator<Item = &'s Connection> {
        self.lines.iter().filter_map(|l| match &l.typed {
            LineValue::Connection(c) => Some(c),
            _ => None,
        })
    }

    /// Its `m=` line; `None` for the session's level, and where it cannot be read.
    pub fn description(self) -> Option<&'s Media> {
        self.lines.first().and_then(|l| match &l.typed {
            LineValue::Media(m) => Some(&**m),
            _ => None,
        })
    }
}

/// Reads all of `text` as a session description. Empty lines at its end are a paste's or a
/// sender's harmless extra and no fault.
pub fn session(text: Text<'_>, faults: &mut Faults) -> Session {
    let last = text.trim_end().end();
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (content, after) = line(rest);
        let whole = rest.until(after);
        rest = after;
        if content.trim().is_empty() {
            if whole.start() < last {
                faults.push(
                    SyntaxFault::new(FaultKind::SdpLine, whole.span())
                        .expecting("no empty line inside a session description"),
                );
            }
            lines.push(Line {
                line: whole.span(),
                letter: None,
                kind: Span::empty(whole.start()),
                value: Span::empty(whole.start()),
                typed: LineValue::Empty,
            });
        } else {
            lines.push(one_line(content, whole, faults));
        }
    }
    lines.shrink_to_fit();
    Session {
        span: text.span(),
        lines,
    }
}

/// One line that is not empty.
fn one_line(content: Text<'_>, whole: Text<'_>, faults: &mut Faults) -> Line {
    let (kind, behind) = content.split(1);
    let equals = behind.trim_start();
    let (sign, value) = equals.split(1);
    let letter = kind.bytes().first().copied();
    let Some(letter) = letter.filter(|b| b.is_ascii_alphabetic() && sign.bytes() == b"=") else {
        faults.push(
            SyntaxFault::new(FaultKind::SdpLine, content.trim_end().span())
                .expecting("a letter, `=` and a value"),
        );
        return Line {
            line: whole.span(),
            letter: None,
            kind: Span::empty(content.start()),
            value: content.span(),
            typed: LineValue::Unreadable,
        };
    };
    let gap = behind.until(equals);
    if !gap.is_empty() {
        faults.push(
            SyntaxFault::new(FaultKind::SdpSpace, gap.span())
                .expecting("`=` right behind the type"),
        );
    }
    let before = faults.len();
    let typed = lines::value(letter, content, value, faults);
    blanks_that_hide_more(before, faults);
    Line {
        line: whole.span(),
        letter: Some(letter),
        kind: kind.span(),
        value: value.span(),
        typed,
    }
}

/// Of a line whose value cannot be read, that is what is told: the blank that stands where something
/// is missing is not one too many.
fn blanks_that_hide_more(before: usize, faults: &mut Faults) {
    let mut line = faults.split_off(before);
    if line.iter().any(|f| f.kind != FaultKind::SdpSpace) {
        line.retain(|f| f.kind != FaultKind::SdpSpace);
    }
    faults.append(&mut line);
}

/// `token-char` of RFC 8866 §9: more than a SIP token's.
pub const fn is_token_char(b: u8) -> bool {
    b.is_ascii_alphanumeric()
        || matches!(
            b,
            b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'{'..=b'~'
        )
}

/// `token = 1*(token-char)`
fn token(input: Text<'_>) -> Read<'_, Text<'_>> {
    word_of("a token", is_token_char)(input)
}

/// `non-ws-string = 1*(VCHAR/%x80-FF)`
fn non_ws(input: Text<'_>) -> Read<'_, Text<'_>> {
    word_of("a value", |b| b > b' ' && b != 0x7f)(input)
}

/// `1*DIGIT`
fn digits(input: Text<'_>) -> Read<'_, Number> {
    let (rest, text) = word_of("a number", |b| b.is_ascii_digit())(input)?;
    Ok((rest, Number::new(text)))
}

/// One or more characters that `is` holds for, named `what`.
fn word_of<'a>(
    what: &'static str,
    is: fn(u8) -> bool,
) -> impl FnMut(Text<'a>) -> Read<'a, Text<'a>> {
    expect(what, nom::bytes::complete::take_while1(is))
}

/// The blanks between two fields. One stands there; more are told of by [`lines`].
fn sp(input: Text<'_>) -> Read<'_, Text<'_>> {
    word_of("a blank and one more field", |b| b == b' ' || b == b'\t')(input)
}

/// Runs `parser` over all of `text`; where it stops, a fault of `kind` says what was wanted.
fn read_all<'a, T>(
    parser: impl nom::Parser<Text<'a>, Output = T, Error = Expected<'a>>,
    text: Text<'a>,
    kind: FaultKind,
    faults: &mut Faults,
) -> Option<T> {
    match all(parser, text.trim_end()) {
        Ok(value) => Some(value),
        Err(e) => {
            let at = e.at.trim_start();
            let end = at.position(|b| b == b' ').unwrap_or(at.bytes().len());
            let at = if at.is_empty() {
                last_word(text.trim_end())
            } else {
                at.take(end)
            };
            faults.push(SyntaxFault::new(kind, at.span()).expecting(e.what));
            None
        }
    }
}

/// What stands behind the last blank: where something is missing at the end, this is before it.
fn last_word(text: Text<'_>) -> Text<'_> {
    let blank = text.bytes().iter().rposition(|b| *b == b' ');
    blank.map_or(text, |n| text.take_from(n.saturating_add(1)))
}

#[cfg(test)]
mod tests;
