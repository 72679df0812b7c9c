//! What the grammars read: bytes that know where they stand, and the error that says what was
//! expected there.

use nom::{Compare, CompareResult, Err, IResult, Input, Needed, Offset, error::ParseError};

use crate::text::{Span, offset};

/// A slice of a message and its offset in it, so that whatever a parser recognises is a
/// [`Span`] at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    bytes: &'a [u8],
    at: u32,
}

impl<'a> Text<'a> {
    /// The bytes of `message` at `span`.
    pub fn new(message: &'a [u8], span: Span) -> Self {
        Self {
            bytes: span.of(message),
            at: span.start,
        }
    }

    /// A text that stands alone, its first byte at offset 0.
    pub fn whole(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Its bytes.
    pub const fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// Where it stands in the message.
    pub fn span(self) -> Span {
        Span::new(self.at, self.end())
    }

    /// Offset of its first byte.
    pub const fn start(self) -> u32 {
        self.at
    }

    /// Offset behind its last byte.
    pub fn end(self) -> u32 {
        self.at.saturating_add(offset(self.bytes.len()))
    }

    /// The byte before it: the separator it was split off at.
    pub fn before(self) -> Span {
        Span::new(self.at.saturating_sub(1), self.at)
    }

    /// Whether nothing is left.
    pub const fn is_empty(self) -> bool {
        self.bytes.is_empty()
    }

    /// From here to where `rest` begins; `rest` must be what a parser left of this text.
    #[must_use]
    pub fn until(self, rest: Text<'a>) -> Self {
        self.take(rest.at.saturating_sub(self.at) as usize)
    }

    /// Split before byte `n`; past the end gives all and nothing.
    pub fn split(self, n: usize) -> (Self, Self) {
        (self.take(n), self.take_from(n))
    }

    /// What of it stands at `span` of the message.
    #[must_use]
    pub fn part(self, span: Span) -> Self {
        let skip = span.start.saturating_sub(self.at) as usize;
        self.take_from(skip.min(self.bytes.len()))
            .take(span.end.saturating_sub(span.start) as usize)
    }

    /// White space, line ends included, taken off both ends.
    #[must_use]
    pub fn trim(self) -> Self {
        self.trim_start().trim_end()
    }

    /// White space, line ends included, taken off the front.
    #[must_use]
    pub fn trim_start(self) -> Self {
        let n = self.bytes.iter().position(|b| !is_space(*b));
        self.take_from(n.unwrap_or(self.bytes.len()))
    }

    /// White space, line ends included, taken off the end.
    #[must_use]
    pub fn trim_end(self) -> Self {
        let n = self.bytes.iter().rposition(|b| !is_space(*b));
        self.take(n.map_or(0, |n| n + 1))
    }
}

/// SP, HTAB, CR and LF: what LWS and folding are made of.
pub const fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\r' | b'\n')
}

impl<'a> Input for Text<'a> {
    type Item = u8;
    type Iter = std::iter::Copied<std::slice::Iter<'a, u8>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.bytes.len()
    }

    fn take(&self, n: usize) -> Self {
        Self {
            bytes: self.bytes.get(..n).unwrap_or(self.bytes),
            at: self.at,
        }
    }

    fn take_from(&self, n: usize) -> Self {
        let n = n.min(self.bytes.len());
        Self {
            bytes: self.bytes.get(n..).unwrap_or_default(),
            at: self.at.saturating_add(offset(n)),
        }
    }

    fn take_split(&self, n: usize) -> (Self, Self) {
        (self.take_from(n), self.take(n))
    }

    fn position<P: Fn(u8) -> bool>(&self, predicate: P) -> Option<usize> {
        self.bytes.iter().position(|b| predicate(*b))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.bytes.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if self.bytes.len() >= count {
            Ok(count)
        } else {
            Err(Needed::new(count - self.bytes.len()))
        }
    }
}

impl Offset for Text<'_> {
    fn offset(&self, second: &Self) -> usize {
        second.at.saturating_sub(self.at) as usize
    }
}

impl Compare<&str> for Text<'_> {
    fn compare(&self, t: &str) -> CompareResult {
        self.bytes.compare(t.as_bytes())
    }

    fn compare_no_case(&self, t: &str) -> CompareResult {
        self.bytes.compare_no_case(t.as_bytes())
    }
}

/// Why a production did not match: where it stopped, and what would have gone on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected<'a> {
    /// The text from the place where reading stopped.
    pub at: Text<'a>,
    /// What the grammar wants there, in words ("a host", "`>`"); empty where no name was given.
    pub what: &'static str,
}

impl<'a> ParseError<Text<'a>> for Expected<'a> {
    fn from_error_kind(at: Text<'a>, _: nom::error::ErrorKind) -> Self {
        Self { at, what: "" }
    }

    fn append(_: Text<'a>, _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }

    /// Of two alternatives the one that read further tells more.
    fn or(self, other: Self) -> Self {
        if self.at.at > other.at.at {
            self
        } else {
            other
        }
    }
}

/// What every production gives: the rest and what it read, or where it stopped.
pub type Read<'a, T> = IResult<Text<'a>, T, Expected<'a>>;

/// Names what `parser` reads, for the error where it does not match at its very start.
pub fn expect<'a, T>(
    what: &'static str,
    mut parser: impl nom::Parser<Text<'a>, Output = T, Error = Expected<'a>>,
) -> impl FnMut(Text<'a>) -> Read<'a, T> {
    move |input| {
        parser.parse(input).map_err(|error| match error {
            Err::Error(e) if e.what.is_empty() => Err::Error(Expected { at: e.at, what }),
            other => other,
        })
    }
}

/// Runs `parser` over all of `input`: what it read, or where it stopped and what was expected.
///
/// # Errors
/// Where the parser does not match, or leaves something unread.
pub fn all<'a, T>(
    mut parser: impl nom::Parser<Text<'a>, Output = T, Error = Expected<'a>>,
    input: Text<'a>,
) -> Result<T, Expected<'a>> {
    match parser.parse(input) {
        Ok((rest, value)) if rest.is_empty() => Ok(value),
        Ok((rest, _)) => Err(Expected {
            at: rest,
            what: "nothing more",
        }),
        Err(Err::Error(e) | Err::Failure(e)) => Err(e),
        Err(Err::Incomplete(_)) => Err(Expected {
            at: input,
            what: "more",
        }),
    }
}
