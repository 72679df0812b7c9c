//! Link layers: what stands before the IP header.

use etherparse::{EtherType, Ethernet2HeaderSlice, LaxLinkExtSlice, LaxSlicedPacket};

/// What a link layer carries.
pub(super) enum Payload<'a> {
    /// An IP packet.
    Ip(&'a [u8]),
    /// Something with an `EtherType`: IP, VLAN tags, MPLS, PPP over Ethernet.
    Ether(EtherType, &'a [u8]),
}

/// What a frame of this link type carries; `None` for one that is not known or too short.
pub(super) fn payload(link: i32, data: &[u8]) -> Option<Payload<'_>> {
    let ether_at = |kind: usize, from: usize| {
        let kind = u16::from_be_bytes(data.get(kind..kind + 2)?.try_into().ok()?);
        Some(Payload::Ether(EtherType(kind), data.get(from..)?))
    };
    match link {
        // LINKTYPE_ETHERNET
        1 => {
            let header = Ethernet2HeaderSlice::from_slice(data).ok()?;
            Some(Payload::Ether(
                header.ether_type(),
                data.get(header.slice().len()..)?,
            ))
        }
        // LINKTYPE_NULL, LINKTYPE_LOOP: an address family, in either byte order.
        0 | 108 => Some(Payload::Ip(data.get(4..)?)),
        // LINKTYPE_PPP, LINKTYPE_PPP_HDLC
        9 | 50 => ppp(data),
        // LINKTYPE_RAW and its older numbers, LINKTYPE_IPV4, LINKTYPE_IPV6
        12 | 14 | 101 | 228 | 229 => Some(Payload::Ip(data)),
        // LINKTYPE_LINUX_SLL, LINKTYPE_LINUX_SLL2
        113 => ether_at(14, 16),
        276 => ether_at(0, 20),
        _ => None,
    }
}

/// PPP's protocol field, with or without address and control before it (RFC 1662).
fn ppp(data: &[u8]) -> Option<Payload<'_>> {
    let data = data.strip_prefix(&[0xff, 0x03]).unwrap_or(data);
    match data {
        [0x00, 0x21 | 0x57, ip @ ..] | [0x21 | 0x57, ip @ ..] => Some(Payload::Ip(ip)),
        _ => None,
    }
}

/// The packet under VLAN tags, and under MPLS labels and PPP over Ethernet where those come next.
pub(super) fn open(kind: EtherType, data: &[u8]) -> Option<LaxSlicedPacket<'_>> {
    match kind.0 {
        // MPLS: labels of four octets, the last one marked (RFC 3032).
        0x8847 | 0x8848 => {
            let labels = data
                .chunks_exact(4)
                .position(|l| l.get(2).is_some_and(|b| b & 1 == 1))?;
            LaxSlicedPacket::from_ip(data.get((labels + 1) * 4..)?).ok()
        }
        // PPP over Ethernet, session stage (RFC 2516).
        0x8864 => match ppp(data.get(6..)?)? {
            Payload::Ip(ip) => LaxSlicedPacket::from_ip(ip).ok(),
            Payload::Ether(..) => None,
        },
        _ => {
            let packet = LaxSlicedPacket::from_ether_type(kind, data);
            if packet.net.is_some() {
                return Some(packet);
            }
            let inner = packet.link_exts.last().and_then(|tag| match tag {
                LaxLinkExtSlice::Vlan(vlan) => Some((vlan.ether_type(), vlan.payload_slice())),
                LaxLinkExtSlice::Macsec(_) => None,
            })?;
            matches!(inner.0.0, 0x8847 | 0x8848 | 0x8864).then(|| open(inner.0, inner.1))?
        }
    }
}
