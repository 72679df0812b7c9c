//! Messages on one line with their line ends escaped: `#015#012` of rsyslog, `<013><010>`,
//! `\r\n` in JSON and in program text, `^M` before a real line end.

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::{is_field, lines},
    text::{Span, offset},
};

/// How line ends may be written, the longer forms first.
const LINE_ENDS: [&[u8]; 9] = [
    b"#015#012",
    b"\\015\\012",
    b"<013><010>",
    b"<CR><LF>",
    b"\\r\\n",
    b"\\\\r\\\\n",
    b"#012",
    b"<010>",
    b"\\n",
];

/// Restores the line ends of messages that stand on one line.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"SIP/2.0").is_none() {
        return;
    }
    for line in lines(bytes) {
        let content = line.content.of(bytes);
        if content.ends_with(b"^M") {
            pass.remove(Span::new(line.content.end - 2, line.content.end));
            pass.note();
        } else if let Some(sign) = line_end_in(content) {
            restore(pass, line.content, sign);
            pass.note();
        }
    }
}

/// How line ends are written in a line that holds a whole message: behind a version or a reason
/// phrase, with a header field behind them.
fn line_end_in(line: &[u8]) -> Option<&'static [u8]> {
    let version = memmem::find(line, b"SIP/2.0")?;
    let rest = line.get(version..)?;
    let (at, sign) = LINE_ENDS
        .iter()
        .filter_map(|sign| Some((memmem::find(rest.get(..200).unwrap_or(rest), sign)?, *sign)))
        .min_by_key(|(at, _)| *at)?;
    let next = rest.get(at + sign.len()..)?;
    is_field(next).then_some(sign)
}

/// Puts real line ends in the place of every `sign` of a line, and undoes the escapes that come
/// with that form.
fn restore(pass: &mut Pass<'_>, line: Span, sign: &'static [u8]) {
    let content = pass.get(line);
    let backslash = sign.contains(&b'\\');
    let mut at = 0;
    while let Some(rest) = content.get(at..).filter(|r| !r.is_empty()) {
        let (len, bytes): (usize, &[u8]) = if rest.starts_with(sign) {
            (sign.len(), b"\r\n")
        } else if backslash && rest.starts_with(b"\\\"") {
            (2, b"\"")
        } else if backslash && rest.starts_with(b"\\/") {
            (2, b"/")
        } else if backslash && rest.starts_with(b"\\t") || !backslash && rest.starts_with(b"#011") {
            (if backslash { 2 } else { 4 }, b"\t")
        } else {
            at += 1;
            continue;
        };
        let start = line.start + offset(at);
        pass.replace(Span::new(start, start + offset(len)), bytes);
        at += len;
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn line_ends_come_back() {
        for (text, expected) in [
            (
                "x: INVITE sip:h SIP/2.0#015#012Via: a#015#012#015#012",
                Some("x: INVITE sip:h SIP/2.0\r\nVia: a\r\n\r\n"),
            ),
            (
                "{\"raw\":\"SIP/2.0 200 OK\\r\\nTo: \\\"B\\\" <sip:b>\\r\\n\\r\\n\"}",
                Some("{\"raw\":\"SIP/2.0 200 OK\r\nTo: \"B\" <sip:b>\r\n\r\n\"}"),
            ),
            (
                "SIP/2.0 200 OK<013><010>To: a<013><010>",
                Some("SIP/2.0 200 OK\r\nTo: a\r\n"),
            ),
            (
                "INVITE sip:h SIP/2.0^M\nVia: a^M\n",
                Some("INVITE sip:h SIP/2.0\nVia: a\n"),
            ),
            ("INVITE sip:h SIP/2.0\nVia: SIP/2.0/UDP h;x=\\n\n", None),
            ("plain", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
