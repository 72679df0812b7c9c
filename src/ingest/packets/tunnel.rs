//! Headers of tunnels and of SCTP.

use etherparse::EtherType;

fn be16(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

/// What a GRE packet carries (RFC 2784 §2, RFC 2890).
pub(super) fn gre(data: &[u8]) -> Option<(EtherType, &[u8])> {
    let flags = be16(data, 0)?;
    let present = |bit: u16| usize::from(flags & bit != 0) * 4;
    // Checksum, key and sequence number, each of four octets where its flag is set.
    let header = 4 + present(0x8000) + present(0x2000) + present(0x1000);
    Some((EtherType(be16(data, 2)?), data.get(header..)?))
}

/// The user packet in a GTP-U datagram (3GPP TS 29.281 §5.1).
pub(super) fn gtp(data: &[u8], from: u16, to: u16) -> Option<&[u8]> {
    const PORT: u16 = 2152;
    let (flags, kind) = (*data.first()?, *data.get(1)?);
    if (from != PORT && to != PORT) || flags >> 4 != 3 || kind != 0xff {
        return None;
    }
    if flags.trailing_zeros() >= 3 {
        return data.get(8..);
    }
    let (mut at, mut next) = (12, if flags & 4 == 0 { 0 } else { *data.get(11)? });
    while next != 0 {
        let len = usize::from(*data.get(at)?) * 4;
        next = *data.get((at + len).checked_sub(1).filter(|_| len > 0)?)?;
        at += len;
    }
    data.get(at..)
}

/// The ports and the payload of an SCTP packet's DATA chunks that hold a whole message.
pub(super) fn sctp_data(data: &[u8]) -> Vec<((u16, u16), &[u8])> {
    let (Some(from), Some(to), Some(mut rest)) = (be16(data, 0), be16(data, 2), data.get(12..))
    else {
        return Vec::new();
    };
    let mut chunks = Vec::new();
    while let (Some(&kind), Some(&flags), Some(len)) = (rest.first(), rest.get(1), be16(rest, 2)) {
        let len = usize::from(len);
        // B and E: the first and the last piece of a message.
        if let Some(payload) = rest.get(16..len).filter(|_| kind == 0 && flags & 3 == 3) {
            chunks.push(((from, to), payload));
        }
        match rest.get(len.next_multiple_of(4).max(4)..) {
            Some(next) => rest = next,
            None => break,
        }
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tunnels_open() {
        assert_eq!(gre(&[0, 0, 8, 0, 1]), Some((EtherType(0x800), &[1][..])));
        assert_eq!(
            gre(&[0xb0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
            Some((EtherType(0x800), &[1][..]))
        );
        let plain = [0x30, 0xff, 0, 1, 0, 0, 0, 0, 9];
        assert_eq!(gtp(&plain, 2152, 1), Some(&[9][..]));
        assert_eq!(gtp(&plain, 1, 1), None);
        let extended = [0x34, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x85, 1, 0, 0, 0, 9];
        assert_eq!(gtp(&extended, 1, 2152), Some(&[9][..]));
        let endless = [0x34, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x85, 0, 0, 0, 0x85];
        assert_eq!(gtp(&endless, 1, 2152), None);
    }

    #[test]
    fn sctp_data_chunks() {
        let mut packet = vec![0x13, 0xc4, 0x13, 0xc5, 0, 0, 0, 0, 0, 0, 0, 0];
        packet.extend([3, 0, 0, 4]);
        packet.extend([
            0, 3, 0, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b'h', b'i', 0, 0,
        ]);
        assert_eq!(sctp_data(&packet), [((5060, 5061), &b"hi"[..])]);
        assert_eq!(sctp_data(&[0; 20]), []);
    }
}
