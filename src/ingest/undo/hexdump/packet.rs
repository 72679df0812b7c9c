//! The headers in front of a message in a dumped packet: Ethernet or none, IPv4 or IPv6, UDP or
//! TCP.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::text::{Span, offset};

/// What the headers of a packet say.
pub(super) struct Packet {
    transport: &'static str,
    source: (IpAddr, u16),
    destination: (IpAddr, u16),
    /// What they carry.
    pub payload: Span,
}

impl Packet {
    /// The line that tells it.
    pub(super) fn line(&self) -> String {
        let show = |(ip, port): (IpAddr, u16)| std::net::SocketAddr::new(ip, port);
        let (from, to) = (show(self.source), show(self.destination));
        format!("hex dump: {} {from} -> {to}\n", self.transport)
    }
}

/// Reads the headers of a packet, with those of the link before them where there are any.
pub(super) fn read(bytes: &[u8]) -> Option<Packet> {
    // Nothing, a null or loopback header, Ethernet, cooked Linux, Ethernet with a VLAN tag.
    [0, 4, 14, 16, 18].into_iter().find_map(|link| {
        let ip = bytes.get(link..)?;
        let (protocol, addresses, header, length) = internet(ip)?;
        let payload = ip.get(header..length.min(ip.len()))?;
        let (transport, skip) = match protocol {
            17 => ("UDP", 8),
            6 => ("TCP", usize::from(payload.get(12)? >> 4) * 4),
            _ => return None,
        };
        let port = |at: usize| {
            Some(u16::from_be_bytes([
                *payload.get(at)?,
                *payload.get(at + 1)?,
            ]))
        };
        let start = link + header + skip;
        Some(Packet {
            transport,
            source: (addresses.0, port(0)?),
            destination: (addresses.1, port(2)?),
            payload: Span::new(offset(start), offset((link + length).min(bytes.len()))),
        })
    })
}

/// Protocol, addresses, header length and whole length of an IP packet.
fn internet(ip: &[u8]) -> Option<(u8, (IpAddr, IpAddr), usize, usize)> {
    let length = |at: usize| {
        Some(usize::from(u16::from_be_bytes([
            *ip.get(at)?,
            *ip.get(at + 1)?,
        ])))
    };
    match ip.first()? >> 4 {
        4 => {
            let header = usize::from(ip.first()? & 15) * 4;
            let total = length(2)?;
            let address = |at: usize| {
                let octets: [u8; 4] = ip.get(at..at + 4)?.try_into().ok()?;
                Some(IpAddr::V4(Ipv4Addr::from(octets)))
            };
            let good = header >= 20 && total > header;
            good.then_some((*ip.get(9)?, (address(12)?, address(16)?), header, total))
        }
        6 => {
            let address = |at: usize| {
                let octets: [u8; 16] = ip.get(at..at + 16)?.try_into().ok()?;
                Some(IpAddr::V6(Ipv6Addr::from(octets)))
            };
            Some((
                *ip.get(6)?,
                (address(8)?, address(24)?),
                40,
                40 + length(4)?,
            ))
        }
        _ => None,
    }
}
