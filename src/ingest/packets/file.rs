//! The files packets come in: pcap with micro- or nanoseconds in either byte order, pcapng.

use pcap_parser::{
    PcapBlockOwned, PcapError, PcapHeader, PcapNGSlice, parse_pcap_frame, parse_pcap_frame_be,
    parse_pcap_frame_modified, parse_pcap_header,
    pcapng::{Block, EnhancedPacketBlock},
    traits::PcapNGPacketBlock,
};

use super::Time;
use crate::text::offset;

/// A packet.
pub(super) struct Frame<'a> {
    /// Its number in the file, from 1.
    pub number: u32,
    pub time: Option<Time>,
    /// `LINKTYPE_…` of the interface.
    pub link: i32,
    pub data: &'a [u8],
    /// How much of the file is read with it.
    pub read: usize,
}

/// Where a capture file could not be read further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    /// Offset in the file.
    pub at: u32,
    /// What is wrong there.
    pub what: &'static str,
}

/// Whether a file starts as a capture does.
pub(super) fn is_capture(input: &[u8]) -> bool {
    is_pcapng(input)
        || matches!(
            input.get(..4),
            Some(
                [0xa1, 0xb2, 0xc3 | 0xcd, 0xd4 | 0x34]
                    | [0xd4 | 0x34, 0xc3 | 0xcd, 0xb2, 0xa1]
                    | [0xa1, 0xb2, 0x3c, 0x4d]
                    | [0x4d, 0x3c, 0xb2, 0xa1]
            )
        )
}

/// Whether a file starts with pcapng's section header.
pub(super) fn is_pcapng(input: &[u8]) -> bool {
    input.starts_with(&[0x0a, 0x0d, 0x0d, 0x0a])
}

/// Gives every packet to `each`; says where reading had to stop.
pub(super) fn frames<'a>(input: &'a [u8], each: &mut dyn FnMut(Frame<'a>)) -> Option<FileFault> {
    if is_pcapng(input) {
        pcapng(input, each)
    } else {
        pcap(input, each)
    }
}

fn fault(input: &[u8], rest: usize, what: &'static str) -> FileFault {
    FileFault {
        at: offset(input.len() - rest),
        what,
    }
}

fn pcap<'a>(input: &'a [u8], each: &mut dyn FnMut(Frame<'a>)) -> Option<FileFault> {
    let Ok((mut rest, header)) = parse_pcap_header(input) else {
        return Some(fault(input, input.len(), "the file header cannot be read"));
    };
    let parse = match &header {
        h if h.is_modified_format() => parse_pcap_frame_modified,
        h if h.is_bigendian() => parse_pcap_frame_be,
        _ => parse_pcap_frame,
    };
    for number in 1.. {
        if rest.is_empty() {
            return None;
        }
        let Ok((after, packet)) = parse(rest) else {
            return Some(fault(
                input,
                rest.len(),
                "a packet is cut off, or its length is wrong",
            ));
        };
        each(Frame {
            number,
            time: Some(legacy_time(&header, packet.ts_sec, packet.ts_usec)),
            link: header.network.0,
            data: packet.data,
            read: input.len() - after.len(),
        });
        rest = after;
    }
    None
}

fn legacy_time(header: &PcapHeader, seconds: u32, fraction: u32) -> Time {
    let unit = if header.is_nanosecond_precision() {
        1
    } else {
        1000
    };
    Time {
        seconds: seconds.into(),
        nanos: fraction.saturating_mul(unit).min(999_999_999),
    }
}

/// What a pcapng section says of an interface.
struct Interface {
    link: i32,
    /// Units a second.
    resolution: u64,
    /// Seconds to add.
    shift: i64,
}

fn pcapng<'a>(input: &'a [u8], each: &mut dyn FnMut(Frame<'a>)) -> Option<FileFault> {
    let Ok(blocks) = PcapNGSlice::from_slice(input) else {
        return Some(fault(
            input,
            input.len(),
            "the section header cannot be read",
        ));
    };
    let (mut interfaces, mut number, mut read) = (Vec::new(), 0_u32, 0_usize);
    let mut tell = |interface: Option<&Interface>, time, data, read| {
        number = number.saturating_add(1);
        if let Some(Interface { link, .. }) = interface {
            each(Frame {
                number,
                time,
                link: *link,
                data,
                read,
            });
        }
    };
    for block in blocks {
        let block = match block {
            Ok(PcapBlockOwned::NG(block)) => block,
            Ok(_) => continue,
            Err(error) => return Some(fault(input, input.len() - read, unreadable(&error))),
        };
        read = read.saturating_add(length(&block));
        match block {
            Block::SectionHeader(_) => interfaces.clear(),
            Block::InterfaceDescription(i) => interfaces.push(Interface {
                link: i.linktype.0,
                resolution: i.ts_resolution().filter(|r| *r > 0).unwrap_or(1_000_000),
                shift: i.if_tsoffset,
            }),
            Block::EnhancedPacket(packet) => {
                let interface = interfaces.get(packet.if_id as usize);
                let time = interface.map(|interface| time(&packet, interface));
                let data = payload(packet.data, packet.caplen);
                tell(interface, time, data, read);
            }
            Block::SimplePacket(packet) => {
                let data = payload(packet.data, packet.orig_len());
                tell(interfaces.first(), None, data, read);
            }
            _ => {}
        }
    }
    None
}

/// Why a block cannot be read.
fn unreadable(error: &nom::Err<PcapError<&[u8]>>) -> &'static str {
    match error {
        nom::Err::Incomplete(_) | nom::Err::Error(PcapError::Incomplete(_)) => {
            "a block is cut off, or its length is wrong"
        }
        _ => "a block cannot be read",
    }
}

/// Length of a block, for the place of a fault.
fn length(block: &Block<'_>) -> usize {
    let length = match block {
        Block::SectionHeader(b) => b.block_len1,
        Block::InterfaceDescription(b) => b.block_len1,
        Block::EnhancedPacket(b) => b.block_len1,
        Block::SimplePacket(b) => b.block_len1,
        Block::NameResolution(b) => b.block_len1,
        Block::InterfaceStatistics(b) => b.block_len1,
        Block::SystemdJournalExport(b) => b.block_len1,
        Block::DecryptionSecrets(b) => b.block_len1,
        Block::ProcessInformation(b) => b.block_len1,
        Block::Custom(b) => b.block_len1,
        Block::Unknown(b) => b.block_len1,
    };
    length as usize
}

/// A packet's bytes without the padding behind them.
fn payload(data: &[u8], length: u32) -> &[u8] {
    data.get(..length as usize).unwrap_or(data)
}

fn time(packet: &EnhancedPacketBlock<'_>, interface: &Interface) -> Time {
    let stamp = u64::from(packet.ts_high) << 32 | u64::from(packet.ts_low);
    let fraction = u128::from(stamp % interface.resolution) * 1_000_000_000;
    Time {
        seconds: (stamp / interface.resolution).saturating_add_signed(interface.shift),
        nanos: u32::try_from(fraction / u128::from(interface.resolution)).unwrap_or_default(),
    }
}
