//! From frames to datagrams and streams, through tunnels.

use std::net::{IpAddr, SocketAddr};

use etherparse::{IpNumber, LaxNetSlice, LaxSlicedPacket, TcpSlice, UdpSlice};

use super::{
    Found, Gathered, Time, esp,
    file::Frame,
    fragments::{Fragments, Whole},
    hep,
    link::{self, Payload},
    sip,
    tcp::Streams,
    tunnel,
};

/// Tunnels within tunnels are opened this deep.
const DEEPEST: u8 = 8;

/// What is known while packets come in.
#[derive(Default)]
pub(super) struct Network {
    fragments: Fragments,
    streams: Streams,
    gathered: Gathered,
}

/// Where a piece of payload was seen, and between whom.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub frame: u32,
    pub time: Option<Time>,
    pub source: SocketAddr,
    pub destination: SocketAddr,
}

impl Network {
    /// Takes the next frame.
    pub(super) fn frame(&mut self, frame: &Frame<'_>) {
        let packet = match link::payload(frame.link, frame.data) {
            Some(Payload::Ip(ip)) => LaxSlicedPacket::from_ip(ip).ok(),
            Some(Payload::Ether(kind, data)) => link::open(kind, data),
            None => {
                self.gathered
                    .skip("frames of link layers that are not read");
                return;
            }
        };
        match packet.and_then(|p| p.net) {
            Some(net) => self.packet(&net, (frame.number, frame.time), 0),
            None => self.gathered.skip("frames without IP"),
        }
    }

    /// Takes an IP packet.
    fn packet(&mut self, net: &LaxNetSlice<'_>, at: (u32, Option<Time>), depth: u8) {
        let Some((source, destination)) = addresses(net) else {
            self.gathered.skip("frames without IP");
            return;
        };
        match self.fragments.take(net) {
            Whole::Was(number, payload) => {
                self.payload(number, payload, (source, destination), at, depth);
            }
            Whole::Is(number, payload) => {
                self.payload(number, &payload, (source, destination), at, depth);
            }
            Whole::Not => {}
        }
    }

    /// Takes what an IP packet carries.
    fn payload(
        &mut self,
        number: IpNumber,
        data: &[u8],
        (source, destination): (IpAddr, IpAddr),
        at: (u32, Option<Time>),
        depth: u8,
    ) {
        if depth > DEEPEST {
            self.gathered.skip("tunnels that are too deep");
            return;
        }
        let seen = |from: u16, to: u16| Seen {
            frame: at.0,
            time: at.1,
            source: SocketAddr::new(source, from),
            destination: SocketAddr::new(destination, to),
        };
        match number {
            IpNumber::UDP => match UdpSlice::from_slice_lax(data) {
                Ok(udp) => self.datagram(
                    udp.payload(),
                    seen(udp.source_port(), udp.destination_port()),
                    depth,
                ),
                Err(_) => self.gathered.skip("packets that cannot be read"),
            },
            IpNumber::TCP => match TcpSlice::from_slice(data) {
                Ok(tcp) => {
                    let seen = seen(tcp.source_port(), tcp.destination_port());
                    self.streams.segment(&tcp, seen, &mut self.gathered);
                }
                Err(_) => self.gathered.skip("packets that cannot be read"),
            },
            IpNumber::SCTP => self.sctp(data, seen),
            IpNumber::IPV4 | IpNumber::IPV6 => self.inner(data, at, depth),
            IpNumber::GRE => {
                match tunnel::gre(data).and_then(|(kind, data)| link::open(kind, data)?.net) {
                    Some(net) => self.packet(&net, at, depth + 1),
                    None => self.gathered.skip("tunnels that are not read"),
                }
            }
            IpNumber::ENCAPSULATING_SECURITY_PAYLOAD => match esp::open(data) {
                Some((number, inner)) => {
                    self.payload(number, inner, (source, destination), at, depth + 1);
                }
                None => self.gathered.skip("encrypted packets (ESP)"),
            },
            _ => self.gathered.skip("packets of other protocols"),
        }
    }

    /// An IP packet within another packet.
    fn inner(&mut self, data: &[u8], at: (u32, Option<Time>), depth: u8) {
        match LaxSlicedPacket::from_ip(data).ok().and_then(|p| p.net) {
            Some(net) => self.packet(&net, at, depth + 1),
            None => self.gathered.skip("tunnels that are not read"),
        }
    }

    /// A UDP datagram.
    fn datagram(&mut self, data: &[u8], seen: Seen, depth: u8) {
        if let Some(report) = hep::open(data) {
            let seen = Seen {
                frame: seen.frame,
                time: report.time.or(seen.time),
                source: report.source,
                destination: report.destination,
            };
            match sip::datagram(report.payload) {
                Some(message) => self.find(message, seen, report.transport),
                None => self.gathered.skip("HEP packets without SIP"),
            }
        } else if let Some(inner) = tunnel::gtp(data, seen.source.port(), seen.destination.port()) {
            self.inner(inner, (seen.frame, seen.time), depth);
        } else if let Some(message) = sip::datagram(data) {
            self.find(message, seen, "UDP");
        } else {
            self.gathered.skip(sip::other(data, "other UDP datagrams"));
        }
    }

    /// An SCTP packet: its DATA chunks (RFC 9260 §3.3.1). A message in several chunks is not put
    /// together.
    fn sctp(&mut self, data: &[u8], seen: impl Fn(u16, u16) -> Seen) {
        for (ports, chunk) in tunnel::sctp_data(data) {
            match sip::datagram(chunk) {
                Some(message) => self.find(message, seen(ports.0, ports.1), "SCTP"),
                None => self.gathered.skip("other SCTP chunks"),
            }
        }
    }

    fn find(&mut self, bytes: &[u8], seen: Seen, transport: &'static str) {
        self.gathered.found.push(Found {
            frame: seen.frame,
            time: seen.time,
            source: seen.source,
            destination: seen.destination,
            transport,
            bytes: bytes.to_vec(),
            cut: false,
        });
    }

    /// What was gathered; messages whose end never came are given as they are.
    pub(super) fn finish(mut self) -> Gathered {
        self.streams.finish(&mut self.gathered);
        self.gathered.found.sort_by_key(|f| f.frame);
        self.gathered
    }
}

fn addresses(net: &LaxNetSlice<'_>) -> Option<(IpAddr, IpAddr)> {
    match net {
        LaxNetSlice::Ipv4(v4) => {
            let header = v4.header();
            Some((
                header.source_addr().into(),
                header.destination_addr().into(),
            ))
        }
        LaxNetSlice::Ipv6(v6) => {
            let header = v6.header();
            Some((
                header.source_addr().into(),
                header.destination_addr().into(),
            ))
        }
        LaxNetSlice::Arp(_) => None,
    }
}
