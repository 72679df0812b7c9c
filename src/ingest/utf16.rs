//! Text in UTF-16 (RFC 2781), as Windows programs save and copy it.

/// Which byte of a pair comes first.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn unit(self, pair: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(pair),
            Self::Big => u16::from_be_bytes(pair),
        }
    }
}

/// The text of an input in UTF-16 as UTF-8; `None` for any other input. Half a pair, and half a
/// surrogate pair, become U+FFFD.
pub(super) fn decode(input: &[u8]) -> Option<Vec<u8>> {
    let (order, text) = match input {
        [0xff, 0xfe, text @ ..] => (Order::Little, text),
        [0xfe, 0xff, text @ ..] => (Order::Big, text),
        text => (order_of(text)?, text),
    };
    let pairs = text.chunks(2).map(|pair| match pair {
        [a, b] => order.unit([*a, *b]),
        _ => 0xfffd,
    });
    let chars = char::decode_utf16(pairs).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(chars.collect::<String>().into_bytes())
}

/// The order of a text without a mark. It is certain where most pairs have a zero in the one place
/// and hardly any in the other, which no other text does.
fn order_of(text: &[u8]) -> Option<Order> {
    let mut zeros = [0_usize; 2];
    for pair in text.chunks_exact(2) {
        for (count, byte) in zeros.iter_mut().zip(pair) {
            *count += usize::from(*byte == 0);
        }
    }
    let [first, second] = zeros;
    let many = |n: usize, other: usize| n > text.len() / 4 && n > other.saturating_mul(16);
    if many(second, first) {
        Some(Order::Little)
    } else {
        many(first, second).then_some(Order::Big)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_utf_16_are_decoded() {
        let text = "INVITE sip:b@h SIP/2.0\r\nSubject: 服务器 😀\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (mark, bytes) in [
            (&b"\xff\xfe"[..], &little),
            (b"\xfe\xff", &big),
            (b"", &little),
            (b"", &big),
        ] {
            let input = [mark, bytes].concat();
            assert_eq!(decode(&input).as_deref(), Some(text.as_bytes()));
        }
        let half = decode(b"\xff\xfeI\0\x00\xd8x\0\x41");
        assert_eq!(half.as_deref(), Some("I\u{fffd}x\u{fffd}".as_bytes()));
        for other in [&b""[..], b"SIP/2.0 200 OK", b"\0\0\0\0", b"a\0\0b"] {
            assert_eq!(decode(other), None);
        }
    }
}
