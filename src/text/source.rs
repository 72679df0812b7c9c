//! The bytes of one message and where each of them came from.

use std::borrow::Cow;

use super::{Span, span::offset};

/// A run of a message's bytes and the run of the input it was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where the run starts in the message.
    pub at: u32,
    /// The bytes of the input it stands for.
    pub input: Span,
    /// Whether the message's bytes are the input's bytes, one for one. Where they are not
    /// (an escape undone, a line end restored), the whole run maps to the whole of `input`.
    pub verbatim: bool,
}

/// A message's bytes with a piecewise map to the input as it was given.
///
/// A message that stands in the input as it is has one piece; one taken out of a log with a
/// prefix on every line has one a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    bytes: Vec<u8>,
    pieces: Vec<Piece>,
}

impl Source {
    /// The bytes of `input` at `span`, as they stand.
    pub fn slice(input: &[u8], span: Span) -> Self {
        let mut source = Self::default();
        source.push_slice(input, span);
        source
    }

    /// Appends the bytes of `input` at `span` as they stand.
    pub fn push_slice(&mut self, input: &[u8], span: Span) {
        self.push_bytes(span.of(input), span, true);
    }

    /// Appends `bytes` that stand for the input at `span` without being it.
    pub fn push_replaced(&mut self, bytes: &[u8], span: Span) {
        self.push_bytes(bytes, span, false);
    }

    /// Appends the bytes of `other` at `span`, with where they came from.
    pub fn push_part(&mut self, other: &Self, span: Span) {
        let first = other
            .pieces
            .partition_point(|p| p.at <= span.start)
            .saturating_sub(1);
        for (i, piece) in other.pieces.iter().enumerate().skip(first) {
            let end = other
                .pieces
                .get(i + 1)
                .map_or(other.span().end, |next| next.at);
            let part = Span::new(piece.at.max(span.start), end.min(span.end));
            if piece.at >= span.end {
                break;
            }
            if piece.verbatim {
                self.push_bytes(part.of(&other.bytes), other.to_input(part), true);
            } else {
                self.push_bytes(part.of(&other.bytes), piece.input, false);
            }
        }
    }

    /// The bytes at `span` as a text of their own, with where they came from.
    #[must_use]
    pub fn part(&self, span: Span) -> Self {
        let mut part = Self::default();
        part.push_part(self, span);
        part
    }

    fn push_bytes(&mut self, bytes: &[u8], input: Span, verbatim: bool) {
        if bytes.is_empty() {
            return;
        }
        let at = offset(self.bytes.len());
        self.bytes.extend_from_slice(bytes);
        match self.pieces.last_mut() {
            Some(last) if verbatim && last.verbatim && last.input.end == input.start => {
                last.input.end = input.end;
            }
            _ => self.pieces.push(Piece {
                at,
                input,
                verbatim,
            }),
        }
    }

    /// The message's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes at `span`; empty where it reaches outside.
    pub fn get(&self, span: Span) -> &[u8] {
        span.of(&self.bytes)
    }

    /// The text at `span`; bytes that are no UTF-8 show as replacement characters.
    pub fn text(&self, span: Span) -> Cow<'_, str> {
        String::from_utf8_lossy(self.get(span))
    }

    /// All of it.
    pub fn span(&self) -> Span {
        Span::new(0, offset(self.bytes.len()))
    }

    /// The map, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The smallest range of the input that holds all of the message.
    pub fn input_span(&self) -> Span {
        let spans = self.pieces.iter().map(|p| p.input);
        spans.reduce(Span::join).unwrap_or_default()
    }

    /// Where the message's bytes at `span` stand in the input.
    pub fn to_input(&self, span: Span) -> Span {
        let start = self.offset_to_input(span.start, false);
        if span.is_empty() {
            return Span::empty(start);
        }
        Span::new(start, self.offset_to_input(span.end, true))
    }

    /// The run of the input that is the message's bytes at `span`, one for one; `None` where they
    /// were put together or replaced on the way, so that no edit of the input can stand for an
    /// edit of them.
    pub fn verbatim(&self, span: Span) -> Option<Span> {
        let i = self.pieces.partition_point(|p| p.at <= span.start);
        let piece = self.pieces.get(i.checked_sub(1)?)?;
        let by = span.start.checked_sub(piece.at)?;
        let start = piece.input.start.checked_add(by)?;
        let end = start.checked_add(span.len())?;
        (piece.verbatim && end <= piece.input.end).then_some(Span::new(start, end))
    }

    /// The input's offset for a message offset; `end` asks for the place behind the byte
    /// before it, so that a span that ends with a piece does not reach into the next.
    fn offset_to_input(&self, at: u32, end: bool) -> u32 {
        let probe = if end { at.saturating_sub(1) } else { at };
        let i = self
            .pieces
            .partition_point(|p| p.at <= probe)
            .saturating_sub(1);
        let Some(piece) = self.pieces.get(i) else {
            return 0;
        };
        if piece.verbatim {
            let moved = piece.input.start.saturating_add(at - piece.at);
            moved.min(piece.input.end)
        } else if end {
            piece.input.end
        } else {
            piece.input.start
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_map_to_the_input_piece_by_piece() {
        let input = b"> INVITE\n> Via: a#015#012> To: b\n";
        let mut source = Source::default();
        source.push_slice(input, Span::new(2, 9));
        source.push_slice(input, Span::new(11, 17));
        source.push_replaced(b"\r\n", Span::new(17, 25));
        source.push_slice(input, Span::new(27, 33));
        assert_eq!(source.bytes(), b"INVITE\nVia: a\r\nTo: b\n");
        let cases = [
            (Span::new(0, 6), Span::new(2, 8)),
            (Span::new(7, 10), Span::new(11, 14)),
            (Span::new(0, 13), Span::new(2, 17)),
            (Span::new(13, 15), Span::new(17, 25)),
            (Span::new(15, 17), Span::new(27, 29)),
            (Span::empty(7), Span::empty(11)),
            (Span::new(15, 21), Span::new(27, 33)),
        ];
        for (span, expected) in cases {
            assert_eq!(source.to_input(span), expected, "{span:?}");
        }
        assert_eq!(source.input_span(), Span::new(2, 33));
        let cases = [
            (Span::new(7, 10), Some(Span::new(11, 14))),
            (Span::new(0, 7), Some(Span::new(2, 9))),
            (Span::new(5, 8), None),
            (Span::new(13, 15), None),
            (Span::empty(7), Some(Span::empty(11))),
        ];
        for (span, expected) in cases {
            assert_eq!(source.verbatim(span), expected, "{span:?}");
        }
    }

    #[test]
    fn parts_keep_where_they_came_from() {
        let input = b"ab#012cdef";
        let mut source = Source::slice(input, Span::new(0, 2));
        source.push_replaced(b"\r\n", Span::new(2, 6));
        source.push_slice(input, Span::new(6, 10));
        let part = source.part(Span::new(1, 6));
        assert_eq!(part.bytes(), b"b\r\ncd");
        assert_eq!(part.to_input(Span::new(0, 1)), Span::new(1, 2));
        assert_eq!(part.to_input(Span::new(1, 3)), Span::new(2, 6));
        assert_eq!(part.to_input(Span::new(3, 5)), Span::new(6, 8));
    }

    #[test]
    fn adjoining_slices_are_one_piece() {
        let mut source = Source::slice(b"abcdef", Span::new(0, 3));
        source.push_slice(b"abcdef", Span::new(3, 6));
        assert_eq!(source.pieces().len(), 1);
        assert_eq!(source.to_input(Span::new(2, 5)), Span::new(2, 5));
    }
}
