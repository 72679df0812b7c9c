//! gzip around any input (RFC 1952).

use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::FileFault;

/// The most that is unpacked: a file that claims more is cut there, so that a few octets cannot
/// fill the memory.
const MOST: u64 = 512 << 20;

/// What was in a packed input.
pub(super) struct Unpacked {
    pub bytes: Vec<u8>,
    /// Where unpacking had to stop.
    pub fault: Option<FileFault>,
}

/// Unpacks an input that starts as gzip does; `None` for any other.
pub(super) fn unpack(input: &[u8]) -> Option<Unpacked> {
    if !input.starts_with(&[0x1f, 0x8b, 8]) {
        return None;
    }
    let mut bytes = Vec::new();
    let outcome = MultiGzDecoder::new(input)
        .take(MOST)
        .read_to_end(&mut bytes);
    let what = match outcome {
        Err(_) => Some("the packed data is damaged or cut off"),
        Ok(_) if bytes.len() as u64 == MOST => {
            Some("more than 512 MiB are packed here; the rest is left out")
        }
        Ok(_) => None,
    };
    let fault = what.map(|what| FileFault {
        at: crate::text::offset(bytes.len()),
        what,
    });
    Some(Unpacked { bytes, fault })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    #[test]
    fn packed_text_is_unpacked_as_far_as_it_goes() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(b"INVITE sip:h SIP/2.0\r\n").unwrap();
        let packed = encoder.finish().unwrap();
        let whole = unpack(&packed).unwrap();
        assert_eq!(
            (&whole.bytes[..], whole.fault),
            (&b"INVITE sip:h SIP/2.0\r\n"[..], None)
        );
        let cut = unpack(&packed[..packed.len() - 9]).unwrap();
        assert!(cut.fault.is_some());
        assert!(unpack(b"INVITE").is_none());
    }
}
