//! Which rows of a long list are drawn.

use std::ops::Range;

/// Rows drawn beyond either edge, so that scrolling shows no gap.
const BEYOND: u32 = 8;
/// The first row drawn is a multiple of this, so that small scrolls change nothing.
const STEP: u32 = 4;

/// The rows to draw of `rows`, each `height` pixels high, in a box of `visible` pixels scrolled down by `top`.
pub fn rows(rows: u32, height: u32, top: u32, visible: u32) -> Range<u32> {
    let height = height.max(1);
    let first = (top / height).saturating_sub(BEYOND) / STEP * STEP;
    let shown = visible.div_ceil(height).saturating_add(2 * BEYOND + STEP);
    let end = first.saturating_add(shown).min(rows);
    first.min(end)..end
}

/// How far to scroll so that row `row` is seen; `None` where it is.
pub fn reveal(row: u32, height: u32, top: u32, visible: u32) -> Option<u32> {
    let start = row.saturating_mul(height);
    let end = start.saturating_add(height);
    if start < top {
        Some(start)
    } else if end > top.saturating_add(visible) {
        Some(end.saturating_sub(visible))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_rows_near_the_box_are_drawn() {
        assert_eq!(rows(3, 28, 0, 560), 0..3);
        assert_eq!(rows(100_000, 28, 0, 560), 0..40);
        assert_eq!(rows(100_000, 28, 28_000, 560), 992..1032);
        assert_eq!(rows(100_000, 28, u32::MAX, 560), 100_000..100_000);
        assert_eq!(rows(10, 0, 5, 5), 0..10);
    }

    #[test]
    fn a_row_out_of_sight_is_scrolled_to() {
        assert_eq!(reveal(5, 28, 0, 560), None);
        assert_eq!(reveal(30, 28, 0, 560), Some(308));
        assert_eq!(reveal(2, 28, 100, 560), Some(56));
    }
}
