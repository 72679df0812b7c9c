//! From a byte to its line and column, and to the place an editor counts, and back.

use super::{Span, span::offset};

/// A place in a text as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, counting from 1.
    pub line: u32,
    /// Column in UTF-16 code units, counting from 1.
    pub column: u32,
}

/// One line: where it starts, in bytes and in an editor's units.
#[derive(Clone, Copy, Debug)]
struct Line {
    start: u32,
    /// UTF-16 units before the line, each line end counted as one unit.
    units: u32,
    ascii: bool,
}

/// The lines of a text. Lines end with CRLF, LF or a lone CR, as browsers' editors see them.
///
/// Bytes that are not UTF-8 count one unit for each replacement character that a decoder
/// writes for them. Building is linear in the text; a look-up is logarithmic in the lines and
/// linear in the length of a line that is not ASCII.
#[derive(Clone, Debug)]
pub struct LineIndex {
    lines: Vec<Line>,
    len: u32,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &[u8]) -> Self {
        let mut lines = Vec::with_capacity(text.len() / 40 + 1);
        let (mut start, mut units) = (0_usize, 0_u32);
        while let Some(rest) = text.get(start..) {
            let len = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
            let content = rest.get(..len.unwrap_or(rest.len())).unwrap_or_default();
            let ascii = content.is_ascii();
            lines.push(Line {
                start: offset(start),
                units,
                ascii,
            });
            let Some(len) = len else { break };
            let width = if ascii {
                offset(len)
            } else {
                utf16_len(content)
            };
            units = units.saturating_add(width).saturating_add(1);
            let crlf = rest.get(len..).is_some_and(|r| r.starts_with(b"\r\n"));
            start += len + if crlf { 2 } else { 1 };
        }
        Self {
            lines,
            len: offset(text.len()),
        }
    }

    /// Number of lines: one more than there are line ends.
    pub fn line_count(&self) -> u32 {
        offset(self.lines.len())
    }

    /// Line and column of the byte at `at`. `text` must be the text indexed.
    pub fn position(&self, text: &[u8], at: u32) -> Position {
        let (number, line) = self.line_at(at);
        Position {
            line: number.saturating_add(1),
            column: self.width(text, line, at).saturating_add(1),
        }
    }

    /// The offset of the byte at `at` in an editor that holds the text with one unit a line
    /// end (UTF-16 code units from the start).
    pub fn editor_offset(&self, text: &[u8], at: u32) -> u32 {
        let (_, line) = self.line_at(at);
        line.units.saturating_add(self.width(text, line, at))
    }

    /// The byte at an editor's offset: the inverse of [`Self::editor_offset`]. An offset past
    /// the end gives the text's length; one inside a line end gives its first byte.
    pub fn byte_offset(&self, text: &[u8], editor: u32) -> u32 {
        let i = self
            .lines
            .partition_point(|l| l.units <= editor)
            .saturating_sub(1);
        let Some(line) = self.lines.get(i).copied() else {
            return 0;
        };
        let content = self.content(text, i);
        let want = editor.saturating_sub(line.units);
        if line.ascii {
            return line
                .start
                .saturating_add(want)
                .min(line.start.saturating_add(offset(content.len())));
        }
        line.start.saturating_add(byte_len(content, want))
    }

    /// Bytes of line `number` (from 0), its line end left out.
    pub fn line_span(&self, text: &[u8], number: u32) -> Span {
        let i = number as usize;
        let Some(line) = self.lines.get(i) else {
            return Span::empty(self.len);
        };
        let len = offset(self.content(text, i).len());
        Span::new(line.start, line.start.saturating_add(len))
    }

    /// Number (from 0) and record of the line that holds the byte at `at`.
    fn line_at(&self, at: u32) -> (u32, Line) {
        let i = self
            .lines
            .partition_point(|l| l.start <= at)
            .saturating_sub(1);
        let line = self.lines.get(i).copied().unwrap_or(Line {
            start: 0,
            units: 0,
            ascii: true,
        });
        (offset(i), line)
    }

    fn content<'t>(&self, text: &'t [u8], i: usize) -> &'t [u8] {
        let start = self.lines.get(i).map_or(self.len, |l| l.start);
        let end = self.lines.get(i + 1).map_or(self.len, |l| l.start);
        let line = Span::new(start, end).of(text);
        let cut = line.iter().rposition(|b| !matches!(b, b'\n' | b'\r'));
        line.get(..cut.map_or(0, |c| c + 1)).unwrap_or_default()
    }

    /// UTF-16 units from the start of `line` to the byte at `at`; a place inside or behind the
    /// line end counts as the end of the line's content.
    fn width(&self, text: &[u8], line: Line, at: u32) -> u32 {
        let upto = Span::new(line.start, at.min(self.len)).of(text);
        let end = upto.iter().position(|b| matches!(b, b'\n' | b'\r'));
        let upto = upto.get(..end.unwrap_or(upto.len())).unwrap_or_default();
        if line.ascii {
            offset(upto.len())
        } else {
            utf16_len(upto)
        }
    }
}

/// UTF-16 units of `bytes` as a decoder shows them.
fn utf16_len(bytes: &[u8]) -> u32 {
    let units = bytes.utf8_chunks().map(|chunk| {
        let valid: usize = chunk.valid().chars().map(char::len_utf16).sum();
        valid + usize::from(!chunk.invalid().is_empty())
    });
    offset(units.sum())
}

/// Bytes that make up the first `units` UTF-16 units of `bytes`.
fn byte_len(bytes: &[u8], units: u32) -> u32 {
    let (mut left, mut len) = (units as usize, 0);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            if left == 0 {
                return offset(len);
            }
            left = left.saturating_sub(c.len_utf16());
            len += c.len_utf8();
        }
        if left == 0 {
            return offset(len);
        }
        if !chunk.invalid().is_empty() {
            left -= 1;
            len += chunk.invalid().len();
        }
    }
    offset(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_of_bytes() {
        // (text, byte, line, column, editor offset)
        let cases: &[(&[u8], u32, u32, u32, u32)] = &[
            (b"", 0, 1, 1, 0),
            (b"ab\ncd", 3, 2, 1, 3),
            (b"ab\r\ncd", 4, 2, 1, 3),
            (b"ab\r\ncd", 3, 1, 3, 2),
            (b"ab\rcd", 3, 2, 1, 3),
            ("é\nx".as_bytes(), 2, 1, 2, 1),
            ("😀x".as_bytes(), 4, 1, 3, 2),
            (b"a\xffb", 2, 1, 3, 2),
            (b"a\n", 2, 2, 1, 2),
            (b"a\n\n\nb", 4, 4, 1, 4),
        ];
        for &(text, at, line, column, editor) in cases {
            let index = LineIndex::new(text);
            assert_eq!(
                index.position(text, at),
                Position { line, column },
                "{text:?} {at}"
            );
            assert_eq!(index.editor_offset(text, at), editor, "{text:?} {at}");
        }
    }

    #[test]
    fn editor_offsets_come_back() {
        let text = "v=0\r\no=é 😀\nрус\rend".as_bytes();
        let index = LineIndex::new(text);
        assert_eq!(index.line_count(), 4);
        for (at, _) in std::str::from_utf8(text).unwrap().char_indices() {
            if text[at] == b'\n' && text[at - 1] == b'\r' {
                continue;
            }
            let at = offset(at);
            assert_eq!(index.byte_offset(text, index.editor_offset(text, at)), at);
        }
        assert_eq!(index.byte_offset(text, 999), offset(text.len()));
    }
}
