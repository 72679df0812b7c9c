//! From frames to datagrams and streams, through tunnels.

use std::net::{IpAddr, SocketAddr};

use etherparse::{IpNumber, LaxNetSlice, LaxSlicedPacket, TcpSlice, UdpSlice};

use super::{
    Found, Gathered, Time, esp,
    file::Frame,
    fragments::{Fragments, Waiting, Whole},
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

/// Where an IP packet was seen.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    frame: u32,
    time: Option<Time>,
    ends: (IpAddr, IpAddr),
    /// In how many tunnels.
    depth: u8,
}

/// Where a piece of payload was seen, and between whom.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub frame: u32,
    pub time: Option<Time>,
    pub source: SocketAddr,
    pub destination: SocketAddr,
    /// Whether the capture lacks its end.
    pub cut: bool,
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
    fn packet(&mut self, net: &LaxNetSlice<'_>, (frame, time): (u32, Option<Time>), depth: u8) {
        let Some(ends) = addresses(net) else {
            self.gathered.skip("frames without IP");
            return;
        };
        let origin = Origin {
            frame,
            time,
            ends,
            depth,
        };
        match self.fragments.take(net, origin) {
            Whole::Was(number, payload) => self.payload(number, payload, origin),
            Whole::Is(number, payload) => self.payload(number, &payload, origin),
            Whole::Not => {}
        }
        if let Some(overdue) = self.fragments.overdue() {
            self.incomplete(&overdue);
        }
    }

    /// Takes what came of a packet: a filter by port captures the first fragment alone, since the others have no
    /// ports.
    fn incomplete(&mut self, packet: &Waiting) {
        self.gathered
            .skip("IP packets of which fragments are missing");
        let (number, data) = packet.beginning();
        if number == IpNumber::UDP && !data.is_empty() {
            self.payload(number, data, packet.origin);
        }
    }

    /// Takes what an IP packet carries.
    fn payload(&mut self, number: IpNumber, data: &[u8], origin: Origin) {
        if origin.depth > DEEPEST {
            self.gathered.skip("tunnels that are too deep");
            return;
        }
        let (at, inside) = ((origin.frame, origin.time), origin.depth + 1);
        let seen = |from: u16, to: u16| Seen {
            frame: origin.frame,
            time: origin.time,
            source: SocketAddr::new(origin.ends.0, from),
            destination: SocketAddr::new(origin.ends.1, to),
            cut: false,
        };
        match number {
            IpNumber::UDP => self.udp(data, seen, origin.depth),
            IpNumber::TCP => self.tcp(data, seen),
            IpNumber::SCTP => self.sctp(data, seen),
            IpNumber::IPV4 | IpNumber::IPV6 => self.inner(data, at, origin.depth),
            IpNumber::GRE => {
                match tunnel::gre(data).and_then(|(kind, data)| link::open(kind, data)?.net) {
                    Some(net) => self.packet(&net, at, inside),
                    None => self.gathered.skip("tunnels that are not read"),
                }
            }
            IpNumber::ENCAPSULATING_SECURITY_PAYLOAD => match esp::open(data) {
                Some((number, inner)) => {
                    let depth = inside;
                    self.payload(number, inner, Origin { depth, ..origin });
                }
                None => self.gathered.skip("encrypted packets (ESP)"),
            },
            _ => self.gathered.skip("packets of other protocols"),
        }
    }

    fn udp(&mut self, data: &[u8], seen: impl Fn(u16, u16) -> Seen, depth: u8) {
        let Ok(udp) = UdpSlice::from_slice_lax(data) else {
            self.gathered.skip("packets that cannot be read");
            return;
        };
        let seen = seen(udp.source_port(), udp.destination_port());
        let cut = usize::from(udp.length()) > data.len();
        self.datagram(udp.payload(), Seen { cut, ..seen }, depth);
    }

    fn tcp(&mut self, data: &[u8], seen: impl Fn(u16, u16) -> Seen) {
        let Ok(tcp) = TcpSlice::from_slice(data) else {
            self.gathered.skip("packets that cannot be read");
            return;
        };
        let seen = seen(tcp.source_port(), tcp.destination_port());
        self.streams.segment(&tcp, seen, &mut self.gathered);
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
                cut: seen.cut,
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
            cut: seen.cut,
        });
    }

    /// What was gathered; messages whose end never came are given as they are.
    pub(super) fn finish(mut self) -> Gathered {
        while let Some(packet) = self.fragments.next() {
            self.incomplete(&packet);
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use etherparse::{IpFragOffset, Ipv4Header, PacketBuilder};

    const TEXT: &[u8] =
        b"OPTIONS sip:h SIP/2.0\r\nVia: SIP/2.0/UDP a\r\nCall-ID: 0123456789\r\n\r\n";

    fn packet() -> Vec<u8> {
        let builder = PacketBuilder::ipv4([192, 0, 2, 1], [192, 0, 2, 2], 64).udp(5060, 5060);
        let mut packet = Vec::new();
        builder.write(&mut packet, TEXT).unwrap();
        packet
    }

    /// The packet's payload from `from` to before `to`, as a fragment of it.
    fn part(from: usize, to: usize) -> Vec<u8> {
        let packet = packet();
        let (mut header, payload) = Ipv4Header::from_slice(&packet).unwrap();
        let part = &payload[from..to.min(payload.len())];
        header.identification = 7;
        header.dont_fragment = false;
        header.more_fragments = to < payload.len();
        header.fragment_offset = IpFragOffset::try_new(u16::try_from(from / 8).unwrap()).unwrap();
        header.set_payload_len(part.len()).unwrap();
        let mut bytes = header.to_bytes().to_vec();
        bytes.extend(part);
        bytes
    }

    /// The length of each message found and whether it is cut, and what was skipped.
    fn found(packets: &[Vec<u8>]) -> (Vec<(usize, bool)>, Vec<&'static str>) {
        let mut network = Network::default();
        for (data, number) in packets.iter().zip(1..) {
            network.frame(&Frame {
                number,
                time: None,
                link: 101,
                data,
                read: 0,
            });
        }
        let gathered = network.finish();
        let found = gathered.found.iter().map(|f| (f.bytes.len(), f.cut));
        (found.collect(), gathered.skipped.into_keys().collect())
    }

    #[test]
    fn what_is_missing_of_a_message_is_known() {
        let (whole, all) = (TEXT.len(), usize::MAX);
        let missing = "IP packets of which fragments are missing";
        let short = packet()[..80].to_vec();
        let cases = [
            ("whole", vec![packet()], vec![(whole, false)], vec![]),
            (
                "cut short by the capture",
                vec![short],
                vec![(52, true)],
                vec![],
            ),
            (
                "fragments",
                vec![part(0, 48), part(48, all)],
                vec![(whole, false)],
                vec![],
            ),
            (
                "out of order",
                vec![part(48, all), part(0, 48)],
                vec![(whole, false)],
                vec![],
            ),
            (
                "the first alone",
                vec![part(0, 48)],
                vec![(40, true)],
                vec![missing],
            ),
            ("the last alone", vec![part(48, all)], vec![], vec![missing]),
            (
                "a gap",
                vec![part(0, 32), part(48, all)],
                vec![(24, true)],
                vec![missing],
            ),
        ];
        for (what, packets, messages, skipped) in cases {
            assert_eq!(found(&packets), (messages, skipped), "{what}");
        }
    }

    #[test]
    fn fragments_that_never_end_are_given_up_and_told() {
        let packets: Vec<_> = (0..2000_u16)
            .map(|id| {
                let mut bytes = part(0, 48);
                bytes[4..6].copy_from_slice(&id.to_be_bytes());
                bytes
            })
            .collect();
        let (found, skipped) = found(&packets);
        assert_eq!((found.len(), skipped.len()), (2000, 1));
    }
}
