//! Byte order marks: at the front of a file, and inside where files were put together.

use memchr::memmem;

use super::Pass;
use crate::text::{Span, offset};

const MARK: &[u8] = b"\xef\xbb\xbf";

/// Removes byte order marks at the front of lines.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    for at in memmem::find_iter(bytes, MARK) {
        if at == 0 || bytes.get(at - 1) == Some(&b'\n') {
            pass.remove(Span::new(offset(at), offset(at + MARK.len())));
            pass.note();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn marks_go_from_the_front_of_lines() {
        let text = "\u{feff}a\n\u{feff}b \u{feff}c";
        assert_eq!(undone_by(pass, text).as_deref(), Some("a\nb \u{feff}c"));
        assert_eq!(undone_by(pass, "a"), None);
    }
}
