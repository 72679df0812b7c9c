//! The bytes of one message and where each of them came from.

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
        let at = offset(self.bytes.len());
        self.bytes.extend_from_slice(span.of(input));
        match self.pieces.last_mut() {
            Some(last) if last.verbatim && last.input.end == span.start => {
                last.input.end = span.end;
            }
            _ => self.pieces.push(Piece {
                at,
                input: span,
                verbatim: true,
            }),
        }
    }

    /// Appends `bytes` that stand for the input at `span` without being it.
    pub fn push_replaced(&mut self, bytes: &[u8], span: Span) {
        let at = offset(self.bytes.len());
        self.bytes.extend_from_slice(bytes);
        self.pieces.push(Piece {
            at,
            input: span,
            verbatim: false,
        });
    }

    /// The message's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes at `span`; empty where it reaches outside.
    pub fn get(&self, span: Span) -> &[u8] {
        span.of(&self.bytes)
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
    }

    #[test]
    fn adjoining_slices_are_one_piece() {
        let mut source = Source::slice(b"abcdef", Span::new(0, 3));
        source.push_slice(b"abcdef", Span::new(3, 6));
        assert_eq!(source.pieces().len(), 1);
        assert_eq!(source.to_input(Span::new(2, 5)), Span::new(2, 5));
    }
}
