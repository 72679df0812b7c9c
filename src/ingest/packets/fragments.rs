//! IP fragments put together (RFC 791 §3.2, RFC 8200 §4.5).

use std::collections::{HashMap, VecDeque};

use etherparse::{IpFragOffset, IpNumber, Ipv6ExtensionSlice, LaxNetSlice, defrag::IpDefragBuf};

use super::network::Origin;

/// How many packets may be waited for at a time. One holds 64 KiB at most.
const PATIENCE: usize = 256;

/// What fragments of one packet have in common.
type Key = (Vec<u8>, u32, u8);

/// Packets of which fragments are still missing.
#[derive(Default)]
pub(super) struct Fragments {
    open: HashMap<Key, Waiting>,
    order: VecDeque<Key>,
}

/// A packet of which fragments are still missing.
pub(super) struct Waiting {
    buffer: IpDefragBuf,
    /// Where its first fragment to come was seen.
    pub origin: Origin,
}

impl Waiting {
    /// What the packet carries, and its payload as far as it came from the start on.
    pub(super) fn beginning(&self) -> (IpNumber, &[u8]) {
        let first = self.buffer.sections().iter().find(|s| s.start == 0);
        let end = first.map_or(0, |section| usize::from(section.end));
        let data = self.buffer.data().get(..end).unwrap_or_default();
        (self.buffer.ip_number(), data)
    }
}

/// What of a packet comes together.
pub(super) enum Whole<'a> {
    /// It was no fragment.
    Was(IpNumber, &'a [u8]),
    /// This fragment was the last one missing.
    Is(IpNumber, Vec<u8>),
    /// Others are missing.
    Not,
}

impl Fragments {
    /// Takes an IP packet.
    pub(super) fn take<'a>(&mut self, net: &LaxNetSlice<'a>, origin: Origin) -> Whole<'a> {
        let Some(payload) = net.ip_payload_ref() else {
            return Whole::Not;
        };
        let number = payload.ip_number;
        if !payload.fragmented {
            return Whole::Was(number, payload.payload);
        }
        let Some((key, at, more)) = fragment(net, number) else {
            return Whole::Not;
        };
        let waiting = self.open.entry(key.clone()).or_insert_with(|| {
            self.order.push_back(key.clone());
            let buffer = IpDefragBuf::new(number, Vec::new(), Vec::new());
            Waiting { buffer, origin }
        });
        let added = waiting.buffer.add(at, more, payload.payload).is_ok();
        if added
            && waiting.buffer.is_complete()
            && let Some(waiting) = self.open.remove(&key)
        {
            self.order.retain(|open| *open != key);
            return Whole::Is(number, waiting.buffer.take_bufs().0);
        }
        Whole::Not
    }

    /// The packet that has waited longest, where more wait than may.
    pub(super) fn overdue(&mut self) -> Option<Waiting> {
        (self.order.len() > PATIENCE).then(|| self.next()).flatten()
    }

    /// The packet that has waited longest.
    pub(super) fn next(&mut self) -> Option<Waiting> {
        self.open.remove(&self.order.pop_front()?)
    }
}

/// The packet a fragment belongs to, where it stands in it, and whether more follow.
fn fragment(net: &LaxNetSlice<'_>, number: IpNumber) -> Option<(Key, IpFragOffset, bool)> {
    match net {
        LaxNetSlice::Ipv4(v4) => {
            let header = v4.header();
            let ends = [header.source(), header.destination()].concat();
            let key = (ends, header.identification().into(), number.0);
            Some((key, header.fragments_offset(), header.more_fragments()))
        }
        LaxNetSlice::Ipv6(v6) => {
            let fragment = v6.extensions().clone().into_iter().find_map(|e| match e {
                Ipv6ExtensionSlice::Fragment(f) => Some(f.to_header()),
                _ => None,
            })?;
            let header = v6.header();
            let ends = [header.source(), header.destination()].concat();
            let key = (ends, fragment.identification, number.0);
            Some((key, fragment.fragment_offset, fragment.more_fragments))
        }
        LaxNetSlice::Arp(_) => None,
    }
}
