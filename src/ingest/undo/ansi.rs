//! Terminal colours: `ESC [ … m` and its kin (ECMA-48 §5.4), also where a program or a syslog shows the
//! control character as text.

use memchr::memmem;

use super::Pass;
use crate::text::{Span, offset};

/// What a control sequence begins with.
const INTRODUCERS: [&[u8]; 3] = [b"\x1b[", b"^[[", b"#033["];

/// Removes control sequences.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    let held = |sign: &&[u8]| memmem::find(bytes, sign).is_some();
    let Some(sign) = INTRODUCERS.into_iter().find(held) else {
        return;
    };
    for at in memmem::find_iter(bytes, sign) {
        let parameters = bytes.get(at + sign.len()..).unwrap_or_default();
        let len = parameters
            .iter()
            .take(32)
            .position(|b| (0x40..=0x7e).contains(b));
        if let Some(len) = len {
            let end = at + sign.len() + len + 1;
            pass.remove(Span::new(offset(at), offset(end)));
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
        for sign in ["^[", "#033"] {
            let shown = text.replace('\x1b', sign);
            let end = format!("INVITE sip:b@h{sign}");
            assert_eq!(undone_by(pass, &shown), Some(end));
        }
        assert_eq!(undone_by(pass, "INVITE"), None);
    }
}
