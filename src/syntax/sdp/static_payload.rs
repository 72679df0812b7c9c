//! Payload types with a fixed meaning (RFC 3551 §6, tables 4 and 5). No others will be added.

/// A payload type that needs no rtpmap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaticPayload {
    /// The payload type.
    pub payload: u8,
    /// The codec's name.
    pub encoding: &'static str,
    /// Ticks of the RTP clock each second.
    pub clock: u32,
    /// Number of channels; 0 for video.
    pub channels: u8,
}

impl StaticPayload {
    /// The row of that payload type.
    pub fn of(payload: u64) -> Option<&'static Self> {
        STATIC_PAYLOADS
            .iter()
            .find(|p| u64::from(p.payload) == payload)
    }
}

const fn row(payload: u8, encoding: &'static str, clock: u32, channels: u8) -> StaticPayload {
    StaticPayload {
        payload,
        encoding,
        clock,
        channels,
    }
}

/// The payload types that RFC 3551 assigns.
pub static STATIC_PAYLOADS: &[StaticPayload] = &[
    row(0, "PCMU", 8000, 1),
    row(3, "GSM", 8000, 1),
    row(4, "G723", 8000, 1),
    row(5, "DVI4", 8000, 1),
    row(6, "DVI4", 16000, 1),
    row(7, "LPC", 8000, 1),
    row(8, "PCMA", 8000, 1),
    row(9, "G722", 8000, 1),
    row(10, "L16", 44100, 2),
    row(11, "L16", 44100, 1),
    row(12, "QCELP", 8000, 1),
    row(13, "CN", 8000, 1),
    row(14, "MPA", 90000, 1),
    row(15, "G728", 8000, 1),
    row(16, "DVI4", 11025, 1),
    row(17, "DVI4", 22050, 1),
    row(18, "G729", 8000, 1),
    row(25, "CelB", 90000, 0),
    row(26, "JPEG", 90000, 0),
    row(28, "nv", 90000, 0),
    row(31, "H261", 90000, 0),
    row(32, "MPV", 90000, 0),
    row(33, "MP2T", 90000, 0),
    row(34, "H263", 90000, 0),
];
