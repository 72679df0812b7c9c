//! TCP streams put together: segments in any order, repeated, with gaps (RFC 9293 §3.4).

use std::{
    collections::{BTreeMap, HashMap},
    net::SocketAddr,
};

use etherparse::TcpSlice;

use super::{
    Found, Gathered,
    network::Seen,
    sip,
    websocket::{self, Unwrapped},
};

/// Octets kept behind a gap before it is given up: more has not come than a window holds.
const WINDOW: usize = 1 << 20;

/// The streams of a capture, one a direction.
#[derive(Default)]
pub(super) struct Streams {
    open: HashMap<(SocketAddr, SocketAddr), Stream>,
}

/// One direction of a connection.
struct Stream {
    /// Sequence number of the next octet; unknown before the first segment.
    next: Option<u32>,
    /// How many octets of the stream have passed.
    position: u64,
    /// Segments that came early, by their place in the stream.
    early: BTreeMap<u64, Vec<u8>>,
    early_bytes: usize,
    /// Octets in order; those before `used` are done with.
    ready: Vec<u8>,
    used: usize,
    /// How far `ready` was searched for the end of the header fields.
    searched: usize,
    kind: Kind,
    /// The last segment that brought octets.
    seen: Seen,
}

/// What a stream carries.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unknown,
    Sip,
    WebSocket,
    /// Something else, of which this is said.
    Other,
}

impl Streams {
    /// Takes a segment.
    pub(super) fn segment(&mut self, tcp: &TcpSlice<'_>, seen: Seen, gathered: &mut Gathered) {
        let key = (seen.source, seen.destination);
        if tcp.syn() {
            if let Some(mut old) = self.open.remove(&key) {
                old.close(gathered);
            }
            let stream = Stream::new(Some(tcp.sequence_number().wrapping_add(1)), seen);
            self.open.insert(key, stream);
        }
        if !tcp.payload().is_empty() && !tcp.syn() {
            let stream = self
                .open
                .entry(key)
                .or_insert_with(|| Stream::new(None, seen));
            stream.take(tcp.sequence_number(), tcp.payload(), seen, gathered);
        }
        if (tcp.fin() || tcp.rst())
            && let Some(mut stream) = self.open.remove(&key)
        {
            stream.close(gathered);
        }
    }

    /// Closes what is open.
    pub(super) fn finish(&mut self, gathered: &mut Gathered) {
        for stream in self.open.values_mut() {
            stream.close(gathered);
        }
    }
}

impl Stream {
    fn new(next: Option<u32>, seen: Seen) -> Self {
        Self {
            next,
            position: 0,
            early: BTreeMap::new(),
            early_bytes: 0,
            ready: Vec::new(),
            used: 0,
            searched: 0,
            kind: Kind::Unknown,
            seen,
        }
    }

    /// Takes the octets of a segment.
    fn take(&mut self, sequence: u32, data: &[u8], seen: Seen, gathered: &mut Gathered) {
        let next = *self.next.get_or_insert(sequence);
        let ahead = sequence.wrapping_sub(next);
        if ahead > u32::MAX / 2 {
            // Sent before, as a whole or in part.
            let known = next.wrapping_sub(sequence) as usize;
            if let Some(new) = data.get(known..).filter(|d| !d.is_empty()) {
                self.push(new, seen);
            }
        } else if ahead == 0 {
            self.push(data, seen);
        } else {
            let place = self.position.saturating_add(ahead.into());
            self.early_bytes += data.len();
            self.early.entry(place).or_insert_with(|| data.to_vec());
            if self.early_bytes > WINDOW {
                self.skip_gap(gathered);
            }
        }
        self.take_early(seen);
        self.read(gathered);
    }

    fn push(&mut self, data: &[u8], seen: Seen) {
        self.next = self
            .next
            .map(|n| n.wrapping_add(crate::text::offset(data.len())));
        self.position = self.position.saturating_add(data.len() as u64);
        self.seen = seen;
        self.ready.extend_from_slice(data);
    }

    /// Appends early segments that fit now.
    fn take_early(&mut self, seen: Seen) {
        while let Some(first) = self.early.first_entry() {
            let Some(known) = self.position.checked_sub(*first.key()) else {
                return;
            };
            let data = first.remove();
            self.early_bytes = self.early_bytes.saturating_sub(data.len());
            let known = usize::try_from(known).unwrap_or(usize::MAX);
            if let Some(new) = data.get(known..).filter(|d| !d.is_empty()) {
                self.push(new, seen);
            }
        }
    }

    /// Gives up waiting for what is missing: what stands before the gap ends there.
    fn skip_gap(&mut self, gathered: &mut Gathered) {
        gathered.skip("gaps in TCP streams");
        self.cut(gathered);
        if let Some((&place, _)) = self.early.first_key_value() {
            let gap = place.saturating_sub(self.position);
            self.position = place;
            // A gap is shorter than half the sequence numbers: it was measured in them.
            let gap = u32::try_from(gap).unwrap_or_default();
            self.next = self.next.map(|n| n.wrapping_add(gap));
        }
    }

    /// The octets that are not done with.
    fn front(&self) -> &[u8] {
        self.ready.get(self.used..).unwrap_or_default()
    }

    /// Takes messages off the front of what is ready.
    fn read(&mut self, gathered: &mut Gathered) {
        while !self.read_one(gathered) {}
        self.ready.drain(..self.used.min(self.ready.len()));
        self.used = 0;
    }

    /// Takes one thing off the front; whether nothing more can be taken now.
    fn read_one(&mut self, gathered: &mut Gathered) -> bool {
        let blank = self
            .front()
            .iter()
            .take_while(|b| matches!(b, b'\r' | b'\n'))
            .count();
        if self.kind != Kind::WebSocket && blank > 0 {
            self.drop_front(blank);
        }
        if self.front().is_empty() {
            return true;
        }
        if self.kind == Kind::Unknown {
            self.kind = kind_of(self.front());
        }
        match self.kind {
            Kind::Sip => self.read_sip(gathered),
            Kind::WebSocket => self.read_websocket(gathered),
            Kind::Unknown => true,
            Kind::Other => {
                gathered.skip(sip::other(self.front(), "other TCP segments"));
                self.drop_front(self.front().len());
                self.kind = Kind::Unknown;
                true
            }
        }
    }

    /// Takes one message; whether nothing more can be taken now.
    fn read_sip(&mut self, gathered: &mut Gathered) -> bool {
        let mut searched = self.searched;
        let length = sip::length(self.front(), &mut searched);
        self.searched = searched;
        let Some(length) = length else {
            return true;
        };
        let message: Vec<u8> = self.front().iter().take(length).copied().collect();
        self.drop_front(length);
        self.kind = Kind::Unknown;
        self.found(message, "TCP", false, gathered);
        false
    }

    /// Takes the handshake or one frame; whether nothing more can be taken now.
    fn read_websocket(&mut self, gathered: &mut Gathered) -> bool {
        match websocket::unwrap(self.front()) {
            Unwrapped::More => return true,
            Unwrapped::Handshake(length) => self.drop_front(length),
            Unwrapped::Frame(length, payload) => {
                match sip::datagram(&payload) {
                    Some(message) => self.found(message.to_vec(), "WS", false, gathered),
                    None => gathered.skip("WebSocket frames without SIP"),
                }
                self.drop_front(length);
            }
        }
        false
    }

    fn drop_front(&mut self, length: usize) {
        self.used = self.used.saturating_add(length).min(self.ready.len());
        self.searched = 0;
    }

    fn found(&self, bytes: Vec<u8>, transport: &'static str, cut: bool, gathered: &mut Gathered) {
        gathered.found.push(Found {
            frame: self.seen.frame,
            time: self.seen.time,
            source: self.seen.source,
            destination: self.seen.destination,
            transport,
            bytes,
            cut,
        });
    }

    /// Ends a message whose end is missing.
    fn cut(&mut self, gathered: &mut Gathered) {
        if self.kind == Kind::Sip && !self.front().is_empty() {
            let rest = self.front().to_vec();
            self.found(rest, "TCP", true, gathered);
        }
        self.drop_front(self.ready.len());
        if self.kind != Kind::WebSocket {
            self.kind = Kind::Unknown;
        }
    }

    fn close(&mut self, gathered: &mut Gathered) {
        while !self.early.is_empty() {
            self.skip_gap(gathered);
            self.take_early(self.seen);
            self.read(gathered);
        }
        self.cut(gathered);
    }
}

/// What a stream carries, by its first octets. A first line that has not come whole may be SIP's.
fn kind_of(ready: &[u8]) -> Kind {
    if websocket::is_handshake(ready) {
        return Kind::WebSocket;
    }
    let line = ready.iter().take(4096).position(|b| *b == b'\n');
    match line {
        Some(_) if sip::is_start(ready) => Kind::Sip,
        None if ready.len() < 4096
            && ready
                .iter()
                .all(|b| b.is_ascii_graphic() || matches!(b, b' ' | b'\r')) =>
        {
            Kind::Unknown
        }
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use etherparse::TcpHeader;

    use super::*;

    const ONE: &[u8] = b"OPTIONS sip:a SIP/2.0\r\nl: 2\r\n\r\nhi";
    const TWO: &[u8] = b"SIP/2.0 200 OK\r\nTo: b\r\n\r\n";

    /// The messages out of segments of `both`, given as ranges of it, and what was skipped.
    fn messages(segments: &[(usize, usize)]) -> (Vec<(String, bool)>, Vec<&'static str>) {
        let both = [ONE, TWO].concat();
        let (mut streams, mut gathered) = (Streams::default(), Gathered::default());
        let seen = Seen {
            frame: 1,
            time: None,
            source: "192.0.2.1:5060".parse().unwrap(),
            destination: "192.0.2.2:5060".parse().unwrap(),
            cut: false,
        };
        // The sequence numbers wrap within the stream.
        let sequence = |at: usize| u32::try_from(at).unwrap().wrapping_sub(20);
        for &(from, to) in segments {
            let mut packet = TcpHeader::new(5060, 5060, sequence(from), 0)
                .to_bytes()
                .to_vec();
            packet.extend(&both[from..to]);
            streams.segment(&TcpSlice::from_slice(&packet).unwrap(), seen, &mut gathered);
        }
        streams.finish(&mut gathered);
        let found = gathered
            .found
            .iter()
            .map(|f| (String::from_utf8(f.bytes.clone()).unwrap(), f.cut));
        (found.collect(), gathered.skipped.into_keys().collect())
    }

    #[test]
    fn streams_come_together_whatever_the_segments() {
        let whole = ONE.len() + TWO.len();
        let text = |b: &[u8]| String::from_utf8(b.to_vec()).unwrap();
        let both = vec![(text(ONE), false), (text(TWO), false)];
        for segments in [
            vec![(0, whole)],
            vec![(0, 5), (5, 30), (30, whole)],
            vec![(0, 5), (30, whole), (5, 30)],
            vec![(0, 30), (0, 30), (20, 40), (40, whole)],
            vec![(0, 5), (40, whole), (20, 45), (5, 20)],
            (0..whole).map(|n| (n, n + 1)).collect(),
        ] {
            assert_eq!(messages(&segments), (both.clone(), vec![]), "{segments:?}");
        }
        let gap = messages(&[(0, 25), (ONE.len(), whole)]);
        assert_eq!(gap.0, [(text(&ONE[..25]), true), (text(TWO), false)]);
        assert_eq!(gap.1.first(), Some(&"gaps in TCP streams"));
    }
}
