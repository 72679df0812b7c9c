//! Hex dumps of packets (`tcpdump -X`, `tshark -x`, `hexdump -C`): the bytes they stand for.

mod packet;

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::Line,
    text::{Span, offset},
};

/// How many bytes a row shows at most.
const WIDTH: usize = 16;

/// Fewer rows are no dump of a message.
const ROWS: usize = 3;

/// Puts the message that a dump shows in the place of its rows, below a line that tells what the
/// headers before it say.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    let lines = pass.lines();
    let mut i = 0;
    while i < lines.len() {
        let dump = Dump::at(bytes, lines, i);
        i = if dump.rows >= ROWS && dump.write(pass) {
            pass.note();
            i + dump.rows
        } else {
            i + dump.rows.max(1)
        };
    }
}

/// Bytes and where the digits of each stand.
struct Dump {
    bytes: Vec<u8>,
    digits: Vec<u32>,
    rows: usize,
    all: Span,
}

impl Dump {
    /// The dump whose first row is line `i`; none where that is no row or does not start at 0.
    fn at(input: &[u8], lines: &[Line], i: usize) -> Self {
        let mut dump = Self {
            bytes: Vec::new(),
            digits: Vec::new(),
            rows: 0,
            all: Span::empty(lines.get(i).map_or(0, |l| l.content.start)),
        };
        for line in lines.iter().skip(i) {
            let Some(row) = Row::read(line.content.of(input)) else {
                break;
            };
            if row.offset != dump.bytes.len() {
                break;
            }
            for (byte, at) in row.bytes {
                dump.bytes.push(byte);
                dump.digits.push(line.content.start + offset(at));
            }
            dump.rows += 1;
            dump.all.end = line.next;
        }
        dump
    }

    /// Writes the message it holds; `false` where it holds none.
    fn write(&self, pass: &mut Pass<'_>) -> bool {
        if memmem::find(&self.bytes, b"SIP/").is_none() {
            return false;
        }
        let packet = packet::read(&self.bytes);
        let from = match &packet {
            Some(packet) => packet.payload.start,
            None => offset(text_start(&self.bytes)),
        };
        let to = packet
            .as_ref()
            .map_or(offset(self.bytes.len()), |p| p.payload.end);
        let head = packet.map(|p| p.line()).unwrap_or_default();
        let first = self.digits.get(from as usize).copied();
        let first = first.unwrap_or(self.all.start);
        pass.replace(Span::new(self.all.start, first), head.as_bytes());
        let taken = self.bytes.iter().zip(&self.digits);
        for (byte, at) in taken.take(to as usize).skip(from as usize) {
            pass.remove(Span::new(pass.done().min(*at), *at));
            pass.replace(Span::new(*at, at + 2), &[*byte]);
        }
        pass.replace(Span::new(pass.done(), self.all.end), b"\n");
        true
    }
}

/// Where the text that holds the first `SIP/` begins.
fn text_start(bytes: &[u8]) -> usize {
    let version = memmem::find(bytes, b"SIP/").unwrap_or_default();
    let before = bytes.get(..version).unwrap_or_default();
    let binary = before.iter().rposition(|b| !(0x20..0x7f).contains(b));
    binary.map_or(0, |n| n + 1)
}

/// One row: `0x0010:  4500 01d4 …  E...` or `0010   45 00 01 d4 …   E...`.
struct Row {
    offset: usize,
    /// The bytes, and where in the line the digits of each stand.
    bytes: Vec<(u8, usize)>,
}

impl Row {
    fn read(line: &[u8]) -> Option<Self> {
        let indent = line.len() - line.trim_ascii_start().len();
        let mut at = indent;
        if line.get(at..)?.starts_with(b"0x") {
            at += 2;
        }
        let digits = line.get(at..)?.iter().take_while(|b| b.is_ascii_hexdigit());
        let len = digits.count();
        let offset = std::str::from_utf8(line.get(at..at + len)?).ok()?;
        let offset = usize::from_str_radix(offset, 16).ok()?;
        if !(3..=8).contains(&len) {
            return None;
        }
        at += len;
        if line.get(at) == Some(&b':') {
            at += 1;
        }
        let bytes = Self::pairs(line, at);
        (!bytes.is_empty()).then_some(Self { offset, bytes })
    }

    /// The pairs of digits from `at` on: in groups of one or two, parted by one blank, or by two in
    /// the middle of a row.
    fn pairs(line: &[u8], mut at: usize) -> Vec<(u8, usize)> {
        let mut bytes = Vec::with_capacity(WIDTH);
        while bytes.len() < WIDTH {
            let rest = line.get(at..).unwrap_or_default();
            let blanks = rest.iter().take_while(|b| **b == b' ').count();
            if blanks == 0 || !(bytes.is_empty() || blanks == 1 || blanks == 2 && bytes.len() == 8)
            {
                break;
            }
            at += blanks;
            let group = line.get(at..).unwrap_or_default();
            let len = group.iter().take_while(|b| b.is_ascii_hexdigit()).count();
            let ends = group.get(len).is_none_or(|b| *b == b' ');
            if !ends || !matches!(len, 2 | 4) {
                break;
            }
            for n in (0..len).step_by(2) {
                let pair = group
                    .get(n..n + 2)
                    .and_then(|p| std::str::from_utf8(p).ok());
                let byte = pair.and_then(|p| u8::from_str_radix(p, 16).ok());
                bytes.extend(byte.map(|b| (b, at + n)));
            }
            at += len;
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    /// `bytes` as tcpdump or as Wireshark prints them.
    fn dump(bytes: &[u8], tcpdump: bool) -> String {
        let rows = bytes.chunks(16).enumerate().map(|(n, row)| {
            let pairs: Vec<_> = row.iter().map(|b| format!("{b:02x}")).collect();
            let ascii: String = row
                .iter()
                .map(|b| {
                    if b.is_ascii_graphic() {
                        char::from(*b)
                    } else {
                        '.'
                    }
                })
                .collect();
            if tcpdump {
                let groups: Vec<_> = pairs.chunks(2).map(<[String]>::concat).collect();
                format!("\t0x{:04x}:  {:<39}  {ascii}\n", n * 16, groups.join(" "))
            } else {
                format!("{:04x}  {:<47}   {ascii}\n", n * 16, pairs.join(" "))
            }
        });
        rows.collect()
    }

    #[test]
    fn dumps_become_messages() {
        let message = b"SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1\r\nContent-Length: 0\r\n\r\n";
        let ip = [
            0x45, 0, 0, 0, 0, 0, 0, 0, 64, 17, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2,
        ];
        let udp = [0x13, 0xc4, 0x13, 0xc5, 0, 0, 0x23, 0x24];
        let mut packet = [&ip[..], &udp, message].concat();
        packet[3] = u8::try_from(packet.len()).unwrap();
        packet[25] = packet[3] - 20;
        let text = std::str::from_utf8(message).unwrap();
        for tcpdump in [true, false] {
            let shown = format!("above\n{}\nbelow", dump(&packet, tcpdump));
            let expected =
                format!("above\nhex dump: UDP 192.0.2.1:5060 -> 192.0.2.2:5061\n{text}\n\nbelow");
            assert_eq!(undone_by(pass, &shown), Some(expected));
            let shown = dump(&[&[0, 1][..], message].concat(), tcpdump);
            assert_eq!(undone_by(pass, &shown), Some(format!("{text}\n")));
        }
        assert_eq!(undone_by(pass, &dump(&[0; 64], true)), None);
    }
}
