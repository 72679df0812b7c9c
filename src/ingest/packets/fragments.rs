//! IP fragments put together (RFC 791 §3.2, RFC 8200 §4.5).

use std::collections::{HashMap, VecDeque};

use etherparse::{IpFragOffset, IpNumber, Ipv6ExtensionSlice, LaxNetSlice, defrag::IpDefragBuf};

/// How many packets may be waited for at a time. One holds 64 KiB at most.
const PATIENCE: usize = 256;

/// What fragments of one packet have in common.
type Key = (Vec<u8>, u32, u8);

/// Packets of which fragments are still missing.
#[derive(Default)]
pub(super) struct Fragments {
    open: HashMap<Key, IpDefragBuf>,
    order: VecDeque<Key>,
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
    pub(super) fn take<'a>(&mut self, net: &LaxNetSlice<'a>) -> Whole<'a> {
        let Some(payload) = net.ip_payload_ref() else {
            return Whole::Not;
        };
        if !payload.fragmented {
            return Whole::Was(payload.ip_number, payload.payload);
        }
        let Some((key, at, more)) = fragment(net, payload.ip_number) else {
            return Whole::Not;
        };
        let number = payload.ip_number;
        let buffer = self.open.entry(key.clone()).or_insert_with(|| {
            self.order.push_back(key.clone());
            IpDefragBuf::new(number, Vec::new(), Vec::new())
        });
        let done = buffer.add(at, more, payload.payload).is_ok() && buffer.is_complete();
        if done && let Some(buffer) = self.open.remove(&key) {
            return Whole::Is(number, buffer.take_bufs().0);
        }
        self.give_up();
        Whole::Not
    }

    /// Forgets the packets that have waited longest.
    fn give_up(&mut self) {
        while self.order.len() > PATIENCE {
            if let Some(key) = self.order.pop_front() {
                self.open.remove(&key);
            }
        }
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
