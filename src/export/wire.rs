//! A message as it went over the wire, as far as its paste tells.

use crate::{
    ingest::{Captured, Fidelity},
    message::HeaderId,
};

/// The message's bytes with CRLF at the end of every line of its header fields, and in its body
/// where the paste has LF alone and the announced length does not count it so. What was captured
/// from packets is given as it is.
pub(super) fn bytes(captured: &Captured) -> Vec<u8> {
    let all = captured.source.bytes();
    if captured.fidelity == Fidelity::Wire {
        return all.to_vec();
    }
    let message = &captured.parsed.message;
    let mut wire = Vec::with_capacity(all.len() + 64);
    // White space before a start line is the paste's.
    let start = captured.source.get(message.start_span).trim_ascii_start();
    let fields = message.headers.iter().map(|h| captured.source.get(h.line));
    for line in std::iter::once(start).chain(fields) {
        push_lines(line, &mut wire);
        if !wire.ends_with(b"\r\n") && !wire.is_empty() {
            wire.extend_from_slice(b"\r\n");
        }
    }
    wire.extend_from_slice(b"\r\n");
    wire.extend_from_slice(&body(captured));
    wire
}

/// The message's body, with CRLF as [`bytes`] has it.
pub(super) fn body(captured: &Captured) -> Vec<u8> {
    let message = &captured.parsed.message;
    let body = captured.source.get(message.body);
    if captured.fidelity == Fidelity::Wire {
        return body.to_vec();
    }
    // Where the announced length counts LF alone, LF is what was sent.
    let bare = !body.windows(2).any(|w| w == b"\r\n");
    if bare && announced(captured) != Some(body.len()) {
        let mut wire = Vec::with_capacity(body.len() + 16);
        push_lines(body, &mut wire);
        wire
    } else {
        body.to_vec()
    }
}

/// Whether the message announces a longer body than it has: on a stream its end would not come
/// (RFC 3261 §18.3).
pub(super) fn announces_more(captured: &Captured) -> bool {
    announced(captured).is_some_and(|length| length > body(captured).len())
}

fn announced(captured: &Captured) -> Option<usize> {
    let message = &captured.parsed.message;
    let length = message.typed(&captured.source, HeaderId::ContentLength)?;
    usize::try_from(length.number()?.value?).ok()
}

/// Appends `text` with CRLF for every line end.
fn push_lines(text: &[u8], wire: &mut Vec<u8>) {
    for line in text.split_inclusive(|b| *b == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(content) => {
                wire.extend_from_slice(content.strip_suffix(b"\r").unwrap_or(content));
                wire.extend_from_slice(b"\r\n");
            }
            None => wire.extend_from_slice(line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Source, Span, offset};

    #[test]
    fn line_ends_are_restored() {
        for (text, expected) in [
            (
                "OPTIONS sip:h SIP/2.0\nTo: a\n b\n\nv=0\ns=-\n",
                "OPTIONS sip:h SIP/2.0\r\nTo: a\r\n b\r\n\r\nv=0\r\ns=-\r\n",
            ),
            (
                " OPTIONS sip:h SIP/2.0\nTo: a",
                "OPTIONS sip:h SIP/2.0\r\nTo: a\r\n\r\n",
            ),
            (
                "OPTIONS sip:h SIP/2.0\nl: 2\n\na\n",
                "OPTIONS sip:h SIP/2.0\r\nl: 2\r\n\r\na\n",
            ),
            (
                "OPTIONS sip:h SIP/2.0\nl: 3\n\na\n",
                "OPTIONS sip:h SIP/2.0\r\nl: 3\r\n\r\na\r\n",
            ),
            (
                "OPTIONS sip:h SIP/2.0\r\nTo: a\r\n\r\nx\r\ny\n",
                "OPTIONS sip:h SIP/2.0\r\nTo: a\r\n\r\nx\r\ny\n",
            ),
        ] {
            let source = Source::slice(text.as_bytes(), Span::new(0, offset(text.len())));
            let wire = bytes(&Captured::new(source));
            assert_eq!(String::from_utf8_lossy(&wire), expected);
        }
    }
}
