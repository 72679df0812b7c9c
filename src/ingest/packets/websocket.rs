//! WebSocket frames, in which browsers' SIP travels (RFC 6455 §5.2, RFC 7118).

use memchr::memmem;

/// What the front of a stream holds.
pub(super) enum Unwrapped {
    /// Not all of anything.
    More,
    /// The HTTP messages of the handshake, so long.
    Handshake(usize),
    /// A frame of that length and what it carries.
    Frame(usize, Vec<u8>),
}

/// Whether a stream starts with either side of the handshake.
pub(super) fn is_handshake(stream: &[u8]) -> bool {
    let head = stream.get(..2048).unwrap_or(stream);
    let http = head.starts_with(b"GET ") || head.starts_with(b"HTTP/1.1 101");
    let lower = || head.to_ascii_lowercase();
    http && memmem::find(&lower(), b"upgrade: websocket").is_some()
}

/// Takes the handshake or one frame. A message in several frames is not put together.
pub(super) fn unwrap(stream: &[u8]) -> Unwrapped {
    if stream.starts_with(b"GET ") || stream.starts_with(b"HTTP/") {
        let end = memmem::find(stream, b"\r\n\r\n");
        return end.map_or(Unwrapped::More, |n| Unwrapped::Handshake(n + 4));
    }
    frame(stream).unwrap_or(Unwrapped::More)
}

/// A frame: flags, length in one of three sizes, masking key, payload.
fn frame(stream: &[u8]) -> Option<Unwrapped> {
    let second = *stream.get(1)?;
    let (length, mut at) = match second & 0x7f {
        126 => (
            u64::from(u16::from_be_bytes(stream.get(2..4)?.try_into().ok()?)),
            4,
        ),
        127 => (u64::from_be_bytes(stream.get(2..10)?.try_into().ok()?), 10),
        short => (u64::from(short), 2),
    };
    let key = if second & 0x80 == 0 {
        None
    } else {
        stream.get(at..at + 4)
    };
    if second & 0x80 != 0 {
        key?;
        at += 4;
    }
    let end = at.checked_add(usize::try_from(length).ok()?)?;
    let payload = stream.get(at..end)?;
    let plain = match key {
        Some(key) => payload
            .iter()
            .zip(key.iter().cycle())
            .map(|(b, k)| b ^ k)
            .collect(),
        None => payload.to_vec(),
    };
    Some(Unwrapped::Frame(end, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_unmasked() {
        let mut masked = vec![0x81, 0x80 | 2, 1, 2, 3, 4];
        masked.extend([b'h' ^ 1, b'i' ^ 2]);
        for (stream, expected) in [(&[0x81, 2, b'h', b'i', 9][..], 4), (&masked[..], 8)] {
            let Unwrapped::Frame(length, payload) = unwrap(stream) else {
                panic!("no frame in {stream:?}");
            };
            assert_eq!((length, &payload[..]), (expected, &b"hi"[..]));
        }
        assert!(matches!(unwrap(&[0x81, 200]), Unwrapped::More));
        let hello = b"GET /ws HTTP/1.1\r\nUpgrade: WebSocket\r\n\r\n";
        assert!(is_handshake(hello));
        assert!(matches!(unwrap(hello), Unwrapped::Handshake(n) if n == hello.len()));
    }
}
