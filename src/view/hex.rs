//! A message's bytes in rows, in hexadecimal and as characters.

use std::ops::Range;

/// How many bytes go in a row where there are so many pixels: sixteen, as everywhere, or half of them.
pub const fn fitting(pixels: u32) -> u32 {
    if pixels < 580 { 8 } else { 16 }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HexRow {
    /// The number of its first byte.
    pub first: u32,
    /// Its bytes.
    pub cells: Vec<Cell>,
}

/// One byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The byte.
    pub byte: u8,
    /// How it shows as a character.
    pub shown: char,
    /// Whether it belongs to the part that is selected.
    pub marked: bool,
}

/// How many rows of `width` bytes `bytes` fill.
pub fn count(bytes: &[u8], width: u32) -> u32 {
    u32::try_from(bytes.len())
        .unwrap_or(u32::MAX)
        .div_ceil(width)
}

/// Those rows of `width` bytes, with the bytes from `marked.0` to before `marked.1` marked.
pub fn rows(bytes: &[u8], width: u32, rows: Range<u32>, marked: (u32, u32)) -> Vec<HexRow> {
    let width = width.max(1) as usize;
    let all = bytes.chunks(width).zip((0..).step_by(width));
    let wanted = all.skip(rows.start as usize).take(rows.len());
    wanted
        .map(|(chunk, first): (_, u32)| HexRow {
            first,
            cells: chunk
                .iter()
                .zip(first..)
                .map(|(byte, at)| Cell {
                    byte: *byte,
                    shown: shown(*byte),
                    marked: (marked.0..marked.1).contains(&at),
                })
                .collect(),
        })
        .collect()
}

/// The end of a line and the tab have signs of their own: what is not seen is what differs.
fn shown(byte: u8) -> char {
    match byte {
        b'\n' => '↵',
        b'\t' => '→',
        b' '..=b'~' => char::from(byte),
        _ => '·',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_their_width_and_the_last_what_is_left() {
        let bytes: Vec<u8> = (0..40).collect();
        assert_eq!(count(&bytes, 16), 3);
        assert_eq!(count(b"", 8), 0);
        let rows = rows(&bytes, 16, 1..3, (31, 34));
        let shape: Vec<_> = rows.iter().map(|r| (r.first, r.cells.len())).collect();
        assert_eq!(shape, [(16, 16), (32, 8)]);
        let cells = rows.iter().flat_map(|r| &r.cells);
        let marked: Vec<u8> = cells.filter(|c| c.marked).map(|c| c.byte).collect();
        assert_eq!(marked, [31, 32, 33]);
    }

    #[test]
    fn line_ends_are_seen() {
        let shown = rows("a\t\r\n\u{e9}".as_bytes(), 8, 0..1, (0, 0));
        let shown: String = shown
            .iter()
            .flat_map(|r| &r.cells)
            .map(|c| c.shown)
            .collect();
        assert_eq!(shown, "a→·↵··");
    }
}
