//! A trace as a packet capture: IP packets without a link layer, UDP or proper TCP.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
};

use etherparse::{
    IpHeaders, IpNumber, Ipv4Header, Ipv6FlowLabel, Ipv6Header, PacketBuilder, PacketBuilderStep,
};
use pcap_parser::{
    Linktype, ToVec,
    pcapng::{EnhancedPacketBlock, InterfaceDescriptionBlock, SectionHeaderBlock},
};

use super::{
    ends::{Ends, Parties},
    wire,
};
use crate::{
    ingest::{Capture, Captured, MessageId},
    text::time,
    trace::{Hops, Trace, transport},
};

/// Octets of a message in one TCP segment, and the most that one UDP datagram takes.
const SEGMENT: usize = 1400;
const DATAGRAM: usize = 65_000;

/// Microseconds between packets whose times are not known.
const STEP: u64 = 1000;

/// Writes the messages of `capture` as pcapng, in order. Messages over TCP, TLS and WebSocket come
/// as a TCP stream with its handshake; a message too long for a datagram does too. One that
/// announces more than it has ends its connection, so that it swallows none behind it. Unknown
/// times follow the last known one by a millisecond, and begin with 2000-01-01.
pub fn pcapng(capture: &Capture) -> Vec<u8> {
    let mut writer = Writer::new();
    let trace = Trace::new(capture);
    let hops = Hops::of(capture, &trace);
    let mut parties = Parties::default();
    for (captured, id) in capture.messages.iter().zip(0..) {
        let ends = parties.ends(&hops.ends(MessageId(id)));
        let time = captured.framing.time.as_deref().and_then(time::micros);
        let time = time.and_then(|micros| u64::try_from(micros).ok());
        writer.clock = time.unwrap_or(writer.clock + STEP);
        writer.message(captured, ends);
    }
    writer.out
}

/// The sequence numbers of a connection's two sides, the lower address first.
#[derive(Clone, Copy)]
struct Connection {
    next: [u32; 2],
    /// Whether it was closed; between the same ends a new one follows.
    closed: bool,
}

struct Writer {
    out: Vec<u8>,
    /// Microseconds since 1970.
    clock: u64,
    connections: HashMap<(SocketAddr, SocketAddr), Connection>,
}

impl Writer {
    fn new() -> Self {
        let mut section = SectionHeaderBlock {
            block_type: pcap_parser::SHB_MAGIC,
            block_len1: 0,
            bom: pcap_parser::BOM_MAGIC,
            major_version: 1,
            minor_version: 0,
            section_len: -1,
            options: Vec::new(),
            block_len2: 0,
        };
        let mut interface = InterfaceDescriptionBlock {
            block_type: pcap_parser::IDB_MAGIC,
            block_len1: 0,
            linktype: Linktype::RAW,
            reserved: 0,
            snaplen: 0,
            options: Vec::new(),
            block_len2: 0,
            if_tsresol: 6,
            if_tsoffset: 0,
        };
        let mut out = section.to_vec().unwrap_or_default();
        out.extend(interface.to_vec().unwrap_or_default());
        Self {
            out,
            clock: 946_684_800_000_000,
            connections: HashMap::new(),
        }
    }

    fn message(&mut self, captured: &Captured, ends: Ends) {
        let bytes = wire::bytes(captured);
        let transport = transport(captured);
        if transport.is_none_or(|t| t == "UDP") && bytes.len() <= DATAGRAM {
            self.udp(&bytes, ends);
        } else {
            self.tcp(&bytes, ends, wire::announces_more(captured));
        }
    }

    fn udp(&mut self, payload: &[u8], ends: Ends) {
        let builder = ip(ends).udp(ends.source.port(), ends.destination.port());
        let mut packet = Vec::with_capacity(builder.size(payload.len()));
        if builder.write(&mut packet, payload).is_ok() {
            self.packet(&packet);
        }
    }

    /// The message in segments, behind the connection's handshake where it is new. Where it is the
    /// `last` of its connection that is closed after it.
    fn tcp(&mut self, payload: &[u8], ends: Ends, last: bool) {
        let back = Ends {
            source: ends.destination,
            destination: ends.source,
        };
        let forward = ends.source <= ends.destination;
        let key = if forward {
            (ends.source, ends.destination)
        } else {
            (ends.destination, ends.source)
        };
        let (mine, theirs) = if forward { (0, 1) } else { (1, 0) };
        let mut next = match self.connections.get(&key) {
            Some(known) if !known.closed => known.next,
            known => {
                let first = known.map_or([0; 2], |k| k.next);
                self.handshake(ends, back, first[mine], first[theirs]);
                first.map(|n| n.wrapping_add(1))
            }
        };
        for part in payload.chunks(SEGMENT) {
            self.segment(ends, next[mine], Some(next[theirs]), Flags::Push, part);
            next[mine] = next[mine].wrapping_add(crate::text::offset(part.len()));
        }
        self.segment(back, next[theirs], Some(next[mine]), Flags::None, &[]);
        if last {
            self.segment(ends, next[mine], Some(next[theirs]), Flags::Fin, &[]);
            next[mine] = next[mine].wrapping_add(1);
            self.segment(back, next[theirs], Some(next[mine]), Flags::Fin, &[]);
            next[theirs] = next[theirs].wrapping_add(1);
            self.segment(ends, next[mine], Some(next[theirs]), Flags::None, &[]);
        }
        let known = Connection { next, closed: last };
        self.connections.insert(key, known);
    }

    /// SYN, SYN and ACK, ACK, from these sequence numbers on.
    fn handshake(&mut self, ends: Ends, back: Ends, mine: u32, theirs: u32) {
        let (my_next, their_next) = (mine.wrapping_add(1), theirs.wrapping_add(1));
        self.segment(ends, mine, None, Flags::Syn, &[]);
        self.segment(back, theirs, Some(my_next), Flags::Syn, &[]);
        self.segment(ends, my_next, Some(their_next), Flags::None, &[]);
    }

    fn segment(
        &mut self,
        ends: Ends,
        sequence: u32,
        ack: Option<u32>,
        flags: Flags,
        payload: &[u8],
    ) {
        let mut builder = ip(ends).tcp(
            ends.source.port(),
            ends.destination.port(),
            sequence,
            64_240,
        );
        if let Some(ack) = ack {
            builder = builder.ack(ack);
        }
        builder = match flags {
            Flags::Syn => builder.syn(),
            Flags::Push => builder.psh(),
            Flags::Fin => builder.fin(),
            Flags::None => builder,
        };
        let mut packet = Vec::with_capacity(builder.size(payload.len()));
        if builder.write(&mut packet, payload).is_ok() {
            self.packet(&packet);
        }
    }

    fn packet(&mut self, data: &[u8]) {
        let length = crate::text::offset(data.len());
        let mut block = EnhancedPacketBlock {
            block_type: pcap_parser::EPB_MAGIC,
            block_len1: 0,
            if_id: 0,
            ts_high: u32::try_from(self.clock >> 32).unwrap_or_default(),
            ts_low: u32::try_from(self.clock & 0xffff_ffff).unwrap_or_default(),
            caplen: length,
            origlen: length,
            data,
            options: Vec::new(),
            block_len2: 0,
        };
        self.out.extend(block.to_vec().unwrap_or_default());
    }
}

/// What a segment does besides carrying data.
#[derive(Clone, Copy)]
enum Flags {
    Syn,
    Push,
    Fin,
    None,
}

/// The IP header between two ends. Where one is IPv6 and the other IPv4, the latter is mapped.
fn ip(ends: Ends) -> PacketBuilderStep<IpHeaders> {
    let headers = match (ends.source.ip(), ends.destination.ip()) {
        (IpAddr::V4(from), IpAddr::V4(to)) => {
            let mut header = Ipv4Header {
                time_to_live: 64,
                source: from.octets(),
                destination: to.octets(),
                ..Ipv4Header::default()
            };
            header.protocol = IpNumber::UDP;
            IpHeaders::Ipv4(header, etherparse::Ipv4Extensions::default())
        }
        (from, to) => {
            let mapped = |ip: IpAddr| match ip {
                IpAddr::V4(ip) => ip.to_ipv6_mapped().octets(),
                IpAddr::V6(ip) => ip.octets(),
            };
            let header = Ipv6Header {
                traffic_class: 0,
                flow_label: Ipv6FlowLabel::ZERO,
                payload_length: 0,
                next_header: IpNumber::UDP,
                hop_limit: 64,
                source: mapped(from),
                destination: mapped(to),
            };
            IpHeaders::Ipv6(header, etherparse::Ipv6Extensions::default())
        }
    };
    PacketBuilder::ip(headers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::read;

    /// A message that announces more than it has does not swallow those behind it.
    #[test]
    fn wrong_lengths_on_a_stream() {
        let text = TEXT
            .replace("UDP", "TCP")
            .replace("Length: 5", "Length: 500");
        let capture = read(text.as_bytes());
        let again = read(&pcapng(&capture));
        let bytes = |c: &Capture| c.messages.iter().map(wire::bytes).collect::<Vec<_>>();
        assert_eq!(capture.messages.len(), 3);
        assert_eq!(bytes(&capture), bytes(&again));
    }

    const TEXT: &str = "INVITE sip:b@b.example.com SIP/2.0
Via: SIP/2.0/UDP a.example.com:5062;branch=z9hG4bK1
Call-ID: c
CSeq: 1 INVITE
Content-Length: 5

hello
SIP/2.0 200 OK
Via: SIP/2.0/UDP a.example.com:5062;branch=z9hG4bK1
Call-ID: c
CSeq: 1 INVITE
Content-Length: 0

OPTIONS sip:[2001:db8::1];transport=tcp SIP/2.0
Via: SIP/2.0/TCP [2001:db8::2]:5070;branch=z9hG4bK2
Call-ID: d
CSeq: 2 OPTIONS
Content-Length: 0

";

    #[test]
    fn what_is_written_is_read_back() {
        let capture = read(TEXT.as_bytes());
        let again = read(&pcapng(&capture));
        let text = |c: &Capture| c.messages.iter().map(wire::bytes).collect::<Vec<_>>();
        assert_eq!(text(&capture), text(&again));
        let ends: Vec<_> = again
            .messages
            .iter()
            .map(|m| {
                let f = &m.framing;
                format!(
                    "{} {} {}",
                    f.transport.as_deref().unwrap(),
                    f.source.as_deref().unwrap(),
                    f.destination.as_deref().unwrap()
                )
            })
            .collect();
        assert_eq!(
            ends,
            [
                "UDP 192.0.2.1:5062 192.0.2.2:5060",
                "UDP 192.0.2.2:5060 192.0.2.1:5062",
                "TCP [2001:db8::2]:5070 [2001:db8::1]:5060",
            ]
        );
    }
}
