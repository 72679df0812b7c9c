//! The blanks of word processors and web pages, which do not break (U+00A0).

use memchr::{memchr, memmem};

use super::Pass;
use crate::{
    ingest::lines::field_within,
    text::{Span, offset},
};

const NO_BREAK: &[u8] = "\u{a0}".as_bytes();

/// Fewer fields are the sender's.
const FIELDS: usize = 5;

/// Puts blanks in the place of those that do not break, in a text in which no field has another
/// one behind its colon: no sender writes all of them so.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b":\xc2\xa0").is_none() {
        return;
    }
    let (mut odd, mut plain) = (0, 0);
    for line in pass.lines() {
        let content = line.content.of(bytes);
        let field = field_within(content).and_then(|at| content.get(at..));
        let value = field.and_then(|field| field.get(memchr(b':', field)? + 1..));
        match value {
            Some(value) if value.starts_with(NO_BREAK) => odd += 1,
            Some([b' ', ..]) => plain += 1,
            _ => {}
        }
    }
    if odd < FIELDS || plain > 0 {
        return;
    }
    for at in memmem::find_iter(bytes, NO_BREAK) {
        let end = at + NO_BREAK.len();
        pass.replace(Span::new(offset(at), offset(end)), b" ");
        pass.note();
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn blanks_that_do_not_break_go_where_no_field_has_another() {
        let text = "SIP/2.0 200 OK\nVia:\u{a0}a\nFrom:\u{a0}b;\u{a0}c\nTo:\u{a0}d\nCall-ID:\u{a0}e\nCSeq:\u{a0}1 BYE\n";
        let expected = text.replace('\u{a0}', " ");
        assert_eq!(undone_by(pass, text), Some(expected));
        let quoted = text.replace('\n', "\n>\u{a0}");
        let expected = quoted.replace('\u{a0}', " ");
        assert_eq!(undone_by(pass, &quoted), Some(expected));
        assert_eq!(undone_by(pass, &text.replace("Via:\u{a0}", "Via: ")), None);
        assert_eq!(undone_by(pass, &text.replace("Via:", "Via")), None);
    }
}
