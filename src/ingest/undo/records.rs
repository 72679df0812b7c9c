//! The records of Lync and Skype for Business: `$$begin_record`, `Start-Line: …`, header fields,
//! `Message-Body: …`, `$$end_record`.

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::{Start, start},
    text::{Span, offset},
};

const START: &[u8] = b"Start-Line: ";
const BODY: &[u8] = b"Message-Body:";

/// Takes the labels off start lines and bodies, so that messages stand as they were.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"$$begin_record").is_none() {
        return;
    }
    let mut within = false;
    for line in pass.lines() {
        let content = line.content.of(bytes);
        let label = |len: usize| Span::new(line.content.start, line.content.start + offset(len));
        if let Some(rest) = content.strip_prefix(START) {
            within = start(rest) == Start::Yes;
            if within {
                pass.remove(label(START.len()));
                pass.note();
            }
        } else if let Some(rest) = content.strip_prefix(BODY).filter(|_| within) {
            let text = rest.trim_ascii_start();
            let blanks = rest.len() - text.len();
            let end: &[u8] = line.end_of(bytes);
            if text.is_empty() || text == b"-" {
                pass.remove(line.content);
            } else {
                pass.replace(label(BODY.len() + blanks), end);
            }
            within = false;
        } else if content.starts_with(b"$$end_record") {
            within = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn records_become_messages() {
        for (body, expected) in [
            ("Message-Body: -\n", "\n"),
            ("Message-Body: v=0\ns=-\n", "\nv=0\ns=-\n"),
        ] {
            let text = format!(
                "x$$begin_record\nPeer: h:1\nStart-Line: OPTIONS sip:h SIP/2.0\nTo: a\n{body}$$end_record\n"
            );
            let expected = format!(
                "x$$begin_record\nPeer: h:1\nOPTIONS sip:h SIP/2.0\nTo: a\n{expected}$$end_record\n"
            );
            assert_eq!(undone_by(pass, &text), Some(expected));
        }
        let other = "$$begin_record\nText: a\nMessage-Body: b\n$$end_record\n";
        assert_eq!(undone_by(pass, other), None);
    }
}
