//! `IPsec`'s ESP with null encryption, as IMS captures carry it (RFC 4303 §2, RFC 2410).

use etherparse::IpNumber;

/// What an ESP packet carries, if nothing is encrypted: its trailer then reads as padding 1, 2, 3 …,
/// its length, and a known protocol, before an integrity check of a usual length.
pub(super) fn open(data: &[u8]) -> Option<(IpNumber, &[u8])> {
    let body = data.get(8..)?;
    // HMAC-SHA-1-96 and HMAC-MD5-96, HMAC-SHA-256-128, none.
    [12, 16, 0].into_iter().find_map(|check| {
        let rest = body.get(..body.len().checked_sub(check)?)?;
        let (&next, rest) = rest.split_last()?;
        let (&padding, rest) = rest.split_last()?;
        let (payload, pad) = rest.split_at_checked(rest.len().checked_sub(padding.into())?)?;
        let counts = pad.iter().zip(1..).all(|(b, n): (_, u8)| *b == n);
        let number = IpNumber(next);
        let known =
            [IpNumber::UDP, IpNumber::TCP, IpNumber::IPV4, IpNumber::IPV6].contains(&number);
        (counts && known && payload.len() >= 8).then_some((number, payload))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_encryption_is_seen_through() {
        let mut packet = vec![0; 8];
        packet.extend(b"12345678");
        packet.extend([1, 2, 2, 17]);
        packet.extend([0xaa; 12]);
        assert_eq!(open(&packet), Some((IpNumber::UDP, &b"12345678"[..])));
        assert_eq!(open(&[0xaa; 60]), None);
    }
}
