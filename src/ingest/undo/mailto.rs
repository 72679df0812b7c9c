//! What mail programs add to addresses: `sip:bob@example.com<mailto:bob@example.com>`.

use memchr::{memchr, memmem};

use super::Pass;
use crate::text::{Span, offset};

/// Removes links that only repeat the address before them.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    for at in memmem::find_iter(bytes, b"<mailto:") {
        let inner = bytes.get(at + 8..).unwrap_or_default();
        let Some(len) = memchr(b'>', inner.get(..256).unwrap_or(inner)) else {
            continue;
        };
        let address = inner.get(..len).unwrap_or_default();
        let address = address.strip_prefix(b"sip:").unwrap_or(address);
        let before = bytes.get(..at).unwrap_or_default();
        if !address.is_empty() && before.ends_with(address) {
            pass.remove(Span::new(offset(at), offset(at + len + 9)));
            pass.note();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn links_that_repeat_go() {
        let text = "To: <sip:b@h<mailto:b@h>>, <mailto:c@h>, sip:d@h<mailto:sip:d@h>";
        let expected = "To: <sip:b@h>, <mailto:c@h>, sip:d@h";
        assert_eq!(undone_by(pass, text).as_deref(), Some(expected));
        assert_eq!(undone_by(pass, "To: <mailto:b@h>"), None);
    }
}
