//! SIP told by its content.

use memchr::memmem;

use crate::ingest::lines::{Start, start};

/// How far into a datagram a start line is looked for behind bytes that are not SIP.
const JUNK: usize = 16;

/// The SIP message in a datagram: its first line reads as a start line, after line ends that keep
/// a NAT open (RFC 5626 §3.5.1) and a few octets of something else.
pub(super) fn datagram(data: &[u8]) -> Option<&[u8]> {
    let text = data.get(data.iter().position(|b| !matches!(b, b'\r' | b'\n' | 0))?..)?;
    if is_start(text) {
        return Some(text);
    }
    let head = text.get(..JUNK + 8).unwrap_or(text);
    let version = memmem::find(head, b"SIP/2.0").or_else(|| {
        let line = text.get(..text.iter().position(|b| *b == b'\n')?)?;
        memmem::rfind(line, b" SIP/2.0")
    })?;
    let first = text.get(..version)?;
    let method = first.iter().take(JUNK).position(u8::is_ascii_uppercase);
    let from = method.into_iter().chain(std::iter::once(version));
    from.filter_map(|n| text.get(n..))
        .find(|t| is_start(t) && crate::ingest::lines::is_field(second(t)))
}

/// Whether the first line reads as a start line.
pub(super) fn is_start(text: &[u8]) -> bool {
    let end = text.iter().take(4096).position(|b| *b == b'\n');
    end.and_then(|n| text.get(..n))
        .is_some_and(|line| start(line) == Start::Yes)
}

fn second(text: &[u8]) -> &[u8] {
    text.split(|b| *b == b'\n').nth(1).unwrap_or_default()
}

/// What something that is not SIP is, as far as its first octets tell.
pub(super) fn other(data: &[u8], else_: &'static str) -> &'static str {
    match data {
        [] => "empty datagrams",
        [0x80..=0xbf, _, _, _, _, _, _, _, _, _, _, _, ..] => "RTP and RTCP packets",
        [0x14..=0x18, 3, 0..=4, ..] => "TLS records",
        [0x14..=0x19, 0xfe, 0xfd | 0xff, ..] => "DTLS records",
        [0..=1, _, _, _, 0x21, 0x12, 0xa4, 0x42, ..] => "STUN messages",
        _ if data.iter().all(|b| matches!(b, b'\r' | b'\n' | 0)) => "keep-alives",
        _ => else_,
    }
}

/// Length of the message at the front of a stream; `None` where its end has not come. `from` is how
/// far the stream was searched for the empty line before, and is moved on.
pub(super) fn length(stream: &[u8], from: &mut usize) -> Option<usize> {
    let back = from.saturating_sub(3);
    let Some(head) = memmem::find(stream.get(back..)?, b"\r\n\r\n") else {
        *from = stream.len();
        return None;
    };
    let head = back + head + 4;
    *from = head.saturating_sub(4);
    let body = content_length(stream.get(..head)?).unwrap_or_default();
    let total = head.checked_add(body)?;
    (stream.len() >= total).then_some(total)
}

/// The length a stream's header fields announce (RFC 3261 §18.3).
fn content_length(head: &[u8]) -> Option<usize> {
    let lines = head.split(|b| *b == b'\n');
    let value = lines.skip(1).find_map(|line| {
        let colon = line.iter().position(|b| *b == b':')?;
        let name = line.get(..colon)?.trim_ascii_end();
        let known = name.eq_ignore_ascii_case(b"Content-Length") || name.eq_ignore_ascii_case(b"l");
        known.then(|| line.get(colon + 1..))?
    })?;
    std::str::from_utf8(value.trim_ascii()).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sip_is_told_by_its_content() {
        for (data, expected) in [
            (&b"OPTIONS sip:h SIP/2.0\r\nVia: a\r\n"[..], true),
            (b"\r\n\r\nSIP/2.0 200 OK\r\n", true),
            (b"<DBREGISTER sip:h SIP/2.0\r\nExpires: 1\r\n\r\n", true),
            (b"\x80\x08\x00\x01aaaaaaaaaaaaaaaa", false),
            (b"\r\n\r\n", false),
            (b"GET / HTTP/1.1\r\n\r\n", false),
            (b"", false),
        ] {
            assert_eq!(datagram(data).is_some(), expected, "{data:?}");
        }
        assert_eq!(other(b"\r\n\r\n", "x"), "keep-alives");
        assert_eq!(other(&[0x80; 20], "x"), "RTP and RTCP packets");
    }

    #[test]
    fn messages_in_a_stream_end_where_they_say() {
        let text = b"SIP/2.0 200 OK\r\nl: 4\r\n\r\nbodySIP";
        let mut from = 0;
        assert_eq!(length(&text[..10], &mut from), None);
        assert_eq!(length(&text[..26], &mut from), None);
        assert_eq!(length(text, &mut from), Some(text.len() - 3));
    }
}
