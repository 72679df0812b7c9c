//! The formats of a stream: payload types and the codecs they stand for (RFC 3551 §6).

use std::collections::HashMap;

use super::{
    Part,
    PartKind::{Number as Figure, Token},
    build::Cx,
    vocabulary::{codecs::CODECS, find},
};
use crate::{
    syntax::sdp::{AttributeValue, Section, StaticPayload},
    text::Span,
};

/// What the payload types of a stream stand for.
pub(super) struct Formats {
    /// Codec by payload type, and how one says it: `PCMU at 8000 Hz`.
    maps: HashMap<String, (String, String)>,
    /// Whether formats are payload types.
    rtp: bool,
}

impl Formats {
    /// The formats of a media description.
    pub(super) fn of(cx: Cx<'_>, section: Section<'_>) -> Self {
        let mut maps = HashMap::new();
        for attribute in section.attributes() {
            if let AttributeValue::Rtpmap(map) = &attribute.typed {
                let codec = cx.text(map.encoding);
                let said = format!("{codec} at {} Hz", cx.text(map.clock.span));
                maps.entry(cx.text(map.payload.span))
                    .or_insert((codec, said));
            }
        }
        let proto = section.description().map(|m| cx.text(m.proto));
        Self {
            maps,
            rtp: proto.is_some_and(|p| p.contains("RTP/")),
        }
    }

    /// The codec of a payload type, by its rtpmap or by RFC 3551.
    pub(super) fn codec(&self, payload: &str) -> Option<&str> {
        let mapped = self.maps.get(payload);
        let fixed = || Some(self.fixed(payload)?.encoding);
        mapped.map(|(codec, _)| codec.as_str()).or_else(fixed)
    }

    /// The format at `span` for people: its codec, or itself.
    pub(super) fn name(&self, cx: Cx<'_>, span: Span) -> String {
        let payload = cx.text(span);
        self.said(&payload).unwrap_or(payload)
    }

    /// A payload type as one says it: `PCMU at 8000 Hz`.
    fn said(&self, payload: &str) -> Option<String> {
        if let Some((_, said)) = self.maps.get(payload) {
            return Some(said.clone());
        }
        let fixed = self.fixed(payload)?;
        let channels = if fixed.channels == 2 {
            ", two channels"
        } else {
            ""
        };
        Some(format!(
            "{} at {} Hz{channels}",
            fixed.encoding, fixed.clock
        ))
    }

    /// What RFC 3551 fixes a payload type to.
    fn fixed(&self, payload: &str) -> Option<&'static StaticPayload> {
        let payload = payload.parse().ok().filter(|_| self.rtp)?;
        StaticPayload::of(payload)
    }
}

/// A format of an `m=` line, or the one an attribute is about.
pub(super) fn format(cx: Cx<'_>, formats: &Formats, span: Span) -> Part {
    let payload = cx.text(span);
    let number = payload.parse::<u8>().ok();
    let kind = if number.is_some() { Figure } else { Token };
    let part = cx.part(kind, span, "format").cited((8866, "5.14"));
    match (formats.said(&payload), number) {
        (Some(said), _) => {
            let codec = formats.codec(&payload).and_then(|c| find(CODECS, c));
            let part = part.says(format!("{said}."));
            match codec {
                Some(entry) => part.known(entry),
                None => part,
            }
        }
        (None, Some(_)) if formats.rtp => part
            .says("A payload type that no rtpmap and no standard gives a codec.")
            .cited((3551, "6")),
        (None, _) if payload == "*" => part.says("All formats."),
        (None, _) => part,
    }
}
