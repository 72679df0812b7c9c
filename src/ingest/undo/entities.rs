//! HTML entities, where a text holds escaped URIs: `&lt;sip:`.

use memchr::{memchr_iter, memmem};

use super::Pass;
use crate::text::{Span, offset};

/// What a web page writes for characters that mean something to it.
const NAMED: [(&[u8], &[u8]); 7] = [
    (b"&lt;", b"<"),
    (b"&gt;", b">"),
    (b"&quot;", b"\""),
    (b"&amp;", b"&"),
    (b"&apos;", b"'"),
    (b"&#39;", b"'"),
    (b"&nbsp;", b" "),
];

/// Whether a text is escaped as a whole: an angle bracket before a URI is. A `&` in a SIP URI stands
/// between headers and is rare.
pub(super) fn are_escaped(bytes: &[u8]) -> bool {
    let escaped = [&b"&lt;sip"[..], b"&lt;tel", b"&lt;urn"];
    escaped.iter().any(|e| memmem::find(bytes, e).is_some())
}

/// Decodes entities.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if !are_escaped(bytes) {
        return;
    }
    for at in memchr_iter(b'&', bytes) {
        let rest = bytes.get(at..).unwrap_or_default();
        if let Some((name, sign)) = NAMED.iter().find(|(name, _)| rest.starts_with(name)) {
            pass.replace(Span::new(offset(at), offset(at + name.len())), sign);
            pass.note();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn entities_are_decoded_where_uris_are_escaped() {
        let text = "To: &quot;B&quot; &lt;sip:b@h&gt;&amp;";
        assert_eq!(
            undone_by(pass, text).as_deref(),
            Some("To: \"B\" <sip:b@h>&")
        );
        assert_eq!(undone_by(pass, "<sip:b@h?a=b&lt;c=d>"), None);
    }
}
