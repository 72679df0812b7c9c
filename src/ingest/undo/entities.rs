//! HTML entities, where a text holds escaped URIs: `&lt;sip:`.

use memchr::{memchr, memchr_iter};

use super::Pass;
use crate::text::{Span, offset};

/// What a web page writes for characters that mean something to it.
const NAMED: [(&[u8], char); 6] = [
    (b"&lt;", '<'),
    (b"&gt;", '>'),
    (b"&quot;", '"'),
    (b"&amp;", '&'),
    (b"&apos;", '\''),
    (b"&nbsp;", ' '),
];

/// Whether a text is escaped as a whole: an angle bracket before a URI is. A `&` in a SIP URI stands
/// between headers and is rare.
pub(super) fn are_escaped(bytes: &[u8]) -> bool {
    let uri = |text: &[u8]| {
        [&b"sip"[..], b"tel", b"urn"]
            .iter()
            .any(|u| text.starts_with(u))
    };
    memchr_iter(b'&', bytes).any(|at| {
        let rest = bytes.get(at..).unwrap_or_default();
        let bracket = sign(rest).filter(|(_, sign)| *sign == '<');
        bracket.is_some_and(|(len, _)| rest.get(len..).is_some_and(uri))
    })
}

/// Decodes entities.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if !are_escaped(bytes) {
        return;
    }
    for at in memchr_iter(b'&', bytes) {
        let rest = bytes.get(at..).unwrap_or_default();
        if let Some((len, sign)) = sign(rest) {
            let sign = sign.to_string();
            pass.replace(Span::new(offset(at), offset(at + len)), sign.as_bytes());
            pass.note();
        }
    }
}

/// The entity at the front of a text: its length and what it stands for.
fn sign(text: &[u8]) -> Option<(usize, char)> {
    if let Some((name, sign)) = NAMED.iter().find(|(name, _)| text.starts_with(name)) {
        return Some((name.len(), *sign));
    }
    let number = text.get(..10).unwrap_or(text).strip_prefix(b"&#")?;
    let digits = std::str::from_utf8(number.get(..memchr(b';', number)?)?).ok()?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    Some((digits.len() + 3, char::from_u32(code.ok()?)?))
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
        let numbers = "To: &#34;B&#34; &#60;sip:b@h&#x3E;&#9999999;";
        assert_eq!(
            undone_by(pass, numbers).as_deref(),
            Some("To: \"B\" <sip:b@h>&#9999999;")
        );
        assert_eq!(undone_by(pass, "<sip:b@h?a=b&lt;c=d>"), None);
    }
}
