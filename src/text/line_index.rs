//! From a byte to its line and column, and to the place an editor counts, and back.

use memchr::memchr_iter;

use super::{Span, span::offset};

/// A place in a text as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, counting from 1.
    pub line: u32,
    /// Column in UTF-16 code units, counting from 1.
    pub column: u32,
}

/// One line: where it starts, in bytes and in an editor's units. A text may have more lines than anything else.
#[derive(Clone, Copy, Debug)]
struct Line {
    start: u32,
    /// UTF-16 units before the line, each line end counted as one unit.
    units: u32,
}

/// How far apart anchors stand in a long line that is not ASCII.
const STRIDE: usize = 1024;

/// A place inside a long line that is not ASCII, so that counting need not start at its front.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    at: u32,
    /// UTF-16 units between the line's front and here.
    units: u32,
}

/// The lines of a text. Lines end with CRLF, LF or a lone CR, as browsers' editors see them.
///
/// Bytes that are not UTF-8 count one unit for each replacement character that a decoder
/// writes for them. Building is linear in the text; a look-up is logarithmic in its length.
#[derive(Clone, Debug)]
pub struct LineIndex {
    lines: Vec<Line>,
    anchors: Vec<Anchor>,
    /// Where a further line would start.
    end: Line,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &[u8]) -> Self {
        let mut lines = Vec::with_capacity(memchr_iter(b'\n', text).count() + 1);
        let mut anchors = Vec::new();
        let (mut start, mut units) = (0_usize, 0_u32);
        while let Some(rest) = text.get(start..) {
            let len = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
            let content = rest.get(..len.unwrap_or(rest.len())).unwrap_or_default();
            lines.push(Line {
                start: offset(start),
                units,
            });
            let width = if content.is_ascii() {
                offset(content.len())
            } else {
                anchor(start, content, &mut anchors)
            };
            units = units.saturating_add(width).saturating_add(1);
            let Some(len) = len else {
                break;
            };
            let crlf = rest.get(len..).is_some_and(|r| r.starts_with(b"\r\n"));
            start += len + if crlf { 2 } else { 1 };
        }
        let end = Line {
            start: offset(text.len()),
            units,
        };
        Self {
            lines,
            anchors,
            end,
        }
    }

    /// Number of lines: one more than there are line ends.
    pub fn line_count(&self) -> u32 {
        offset(self.lines.len())
    }

    /// Line and column of the byte at `at`. `text` must be the text indexed.
    pub fn position(&self, text: &[u8], at: u32) -> Position {
        let (number, _) = self.line_at(at);
        Position {
            line: number.saturating_add(1),
            column: self.width(text, number, at).saturating_add(1),
        }
    }

    /// The offset of the byte at `at` in an editor that holds the text with one unit a line
    /// end (UTF-16 code units from the start).
    pub fn editor_offset(&self, text: &[u8], at: u32) -> u32 {
        let (number, line) = self.line_at(at);
        line.units.saturating_add(self.width(text, number, at))
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
        if self.is_even(i, content) {
            return line
                .start
                .saturating_add(want)
                .min(line.start.saturating_add(offset(content.len())));
        }
        let anchor = self.anchor_by(line, offset(content.len()), |a| a.units <= want);
        let rest = content.get((anchor.at - line.start) as usize..);
        let len = byte_len(rest.unwrap_or_default(), want - anchor.units);
        anchor.at.saturating_add(len)
    }

    /// Bytes of line `number` (from 0), its line end left out.
    pub fn line_span(&self, text: &[u8], number: u32) -> Span {
        let i = number as usize;
        let Some(line) = self.lines.get(i) else {
            return Span::empty(self.end.start);
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
        (offset(i), self.line(i))
    }

    /// Line `i`, or what stands behind the last one.
    fn line(&self, i: usize) -> Line {
        self.lines.get(i).copied().unwrap_or(self.end)
    }

    /// Whether each byte of line `i`, whose content is given, counts as one unit: so it is where all of them are
    /// ASCII, or none belongs to a character.
    fn is_even(&self, i: usize, content: &[u8]) -> bool {
        let units = self.line(i + 1).units.saturating_sub(self.line(i).units);
        units == offset(content.len()).saturating_add(1)
    }

    fn content<'t>(&self, text: &'t [u8], i: usize) -> &'t [u8] {
        let line = Span::new(self.line(i).start, self.line(i + 1).start).of(text);
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    /// UTF-16 units from the start of line `i` to the byte at `at`; a place inside or behind the
    /// line end counts as the end of the line's content.
    fn width(&self, text: &[u8], i: u32, at: u32) -> u32 {
        let Some(line) = self.lines.get(i as usize).copied() else {
            return 0;
        };
        let content = self.content(text, i as usize);
        let at = at.min(line.start.saturating_add(offset(content.len())));
        if self.is_even(i as usize, content) {
            return at.saturating_sub(line.start);
        }
        let anchor = self.anchor_by(line, offset(content.len()), |a| a.at <= at);
        let rest = Span::new(anchor.at, at).of(text);
        anchor.units.saturating_add(utf16_len(rest))
    }

    /// The last anchor of a line for which `before` holds; the line's front where there is none.
    fn anchor_by(&self, line: Line, len: u32, before: impl Fn(&Anchor) -> bool) -> Anchor {
        let end = line.start.saturating_add(len);
        let from = self.anchors.partition_point(|a| a.at < line.start);
        let to = self.anchors.partition_point(|a| a.at <= end);
        let own = self.anchors.get(from..to).unwrap_or_default();
        let last = own.partition_point(before).checked_sub(1);
        last.and_then(|i| own.get(i)).copied().unwrap_or(Anchor {
            at: line.start,
            units: 0,
        })
    }
}

/// Sets anchors in a line that is not ASCII and starts at `start`; gives its UTF-16 units.
fn anchor(start: usize, content: &[u8], anchors: &mut Vec<Anchor>) -> u32 {
    let (mut at, mut units) = (0, 0_u32);
    while let Some(rest) = content.get(at..).filter(|r| r.len() > STRIDE) {
        let step = boundary(rest, STRIDE);
        units = units.saturating_add(utf16_len(rest.get(..step).unwrap_or_default()));
        at += step;
        anchors.push(Anchor {
            at: offset(start + at),
            units,
        });
    }
    units.saturating_add(utf16_len(content.get(at..).unwrap_or_default()))
}

/// The first place from byte `n` on where no character is cut: not before a byte that continues
/// one. Such bytes come three in a row at most in UTF-8; in anything else each counts for itself.
fn boundary(bytes: &[u8], n: usize) -> usize {
    let goes_on = |b: &u8| b & 0xC0 == 0x80;
    let more = bytes.get(n..).unwrap_or_default();
    n + more.iter().take(3).take_while(|b| goes_on(b)).count()
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

    #[test]
    fn places_in_a_long_line_count_from_an_anchor() {
        let text = "é😀".repeat(2000) + "\nend";
        let bytes = text.as_bytes();
        let index = LineIndex::new(bytes);
        for (at, _) in text.char_indices().step_by(97) {
            let units = text[..at].encode_utf16().count();
            let at = offset(at);
            assert_eq!(index.editor_offset(bytes, at), offset(units));
            assert_eq!(index.byte_offset(bytes, offset(units)), at);
        }
    }
}
