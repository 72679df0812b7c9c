//! Terminal colours: `ESC [ … m` and its kin (ECMA-48 §5.4).

use memchr::memchr_iter;

use super::Pass;
use crate::text::{Span, offset};

/// Removes control sequences.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    for at in memchr_iter(0x1b, bytes) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let Some((b'[', parameters)) = rest.split_first() else {
            continue;
        };
        let len = parameters
            .iter()
            .take(32)
            .position(|b| (0x40..=0x7e).contains(b));
        if let Some(len) = len {
            pass.remove(Span::new(offset(at), offset(at + len + 3)));
            pass.note();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn colours_go() {
        let text = "\x1b[1;32mINVITE\x1b[0m sip:b@h\x1b";
        assert_eq!(undone_by(pass, text).as_deref(), Some("INVITE sip:b@h\x1b"));
        assert_eq!(undone_by(pass, "INVITE"), None);
    }
}
