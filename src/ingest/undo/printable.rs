//! Quoted-printable (RFC 2045 §6.7), as the source of a mail shows its text: `branch=3Dz9hG4bK…`,
//! lines broken with `=`.

use memchr::{memchr_iter, memmem};

use super::Pass;
use crate::text::{Span, offset};

/// Parameters that stand in nearly every message, in quoted-printable.
const SIGNS: [&[u8]; 3] = [b"branch=3D", b";tag=3D", b"Digest realm=3D"];

/// Decodes a text that is quoted-printable. In such a text every `=` begins an escape.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if SIGNS.iter().all(|sign| memmem::find(bytes, sign).is_none()) {
        return;
    }
    for at in memchr_iter(b'=', bytes) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let (len, decoded) = match rest {
            [b'\n', ..] => (1, None),
            [b'\r', b'\n', ..] => (2, None),
            [a, b, ..] => match byte([*a, *b]) {
                Some(byte) => (2, Some(byte)),
                None => continue,
            },
            _ => continue,
        };
        let at = offset(at);
        pass.replace(Span::new(at, at + 1 + len), decoded.as_slice());
        pass.note();
    }
}

/// Two digits as they must be written: capitals.
fn byte(pair: [u8; 2]) -> Option<u8> {
    let digit = |b: &u8| b.is_ascii_digit() || (b'A'..=b'F').contains(b);
    let pair = std::str::from_utf8(&pair).ok()?;
    let digits = pair.as_bytes().iter().all(digit);
    digits.then(|| u8::from_str_radix(pair, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn quoted_printable_is_decoded() {
        let text = "Via: SIP/2.0/UDP h;branch=3Dz9hG4bK=\n1;x=3D=E2=82=AC\r\na=\r\nb";
        let expected = "Via: SIP/2.0/UDP h;branch=z9hG4bK1;x=€\r\nab";
        assert_eq!(undone_by(pass, text).as_deref(), Some(expected));
        assert_eq!(undone_by(pass, "To: a;tag=3dx\nt=20 0\na=\n"), None);
    }
}
