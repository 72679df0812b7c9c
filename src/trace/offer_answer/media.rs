//! The media lines of an offer and an answer, side by side (RFC 3264 §5, §6).

use super::keys::{Keys, Obstacle};
use crate::{
    ingest::Captured,
    syntax::sdp::{AddressKind, AttributeValue, Direction, Section, Session, StaticPayload},
    text::Span,
};

/// A format of a media line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codec {
    /// The payload type, or what else stands in the media line.
    pub format: String,
    /// Its name with clock rate and channels, such as `PCMU/8000`; the format itself where nothing
    /// names it.
    pub name: String,
}

impl Codec {
    /// The name without its clock rate.
    pub fn short(&self) -> &str {
        self.name.split('/').next().unwrap_or(&self.name)
    }

    /// Whether it carries no speech or picture but keys, silence or repeats.
    pub fn is_helper(&self) -> bool {
        [
            "telephone-event",
            "cn",
            "red",
            "rtx",
            "ulpfec",
            "flexfec",
            "tone",
        ]
        .iter()
        .any(|n| self.short().eq_ignore_ascii_case(n))
    }

    /// Whether two formats are one codec; where nothing names one of them, by their number.
    pub fn same(&self, other: &Self) -> bool {
        if self.name == self.format || other.name == other.format {
            self.format == other.format
        } else {
            self.name.eq_ignore_ascii_case(&other.name)
        }
    }
}

/// A media line as one side wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaSide {
    /// Its `m=` line in its message.
    pub span: Span,
    /// `audio`, `video` …
    pub kind: String,
    /// `RTP/AVP` …
    pub proto: String,
    /// The port; 0 refuses or ends the stream.
    pub port: u64,
    /// Where media are to go; empty where nothing says.
    pub address: String,
    /// Which way media go, from this side's view.
    pub direction: Direction,
    /// Where the direction is said.
    pub direction_span: Option<Span>,
    /// Its formats in order of preference.
    pub codecs: Vec<Codec>,
    /// Whether ICE candidates stand there, which may carry other addresses.
    pub ice: bool,
    /// How it is encrypted.
    pub keys: Keys,
    /// Whether a BUNDLE group names it (RFC 9143 §4).
    pub bundled: bool,
    /// Whether port 0 refuses nothing: it shares the port of the group (RFC 9143 §6).
    pub bundle_only: bool,
}

impl MediaSide {
    /// Whether this side takes part: port 0 refuses or ends a stream.
    pub fn takes_part(&self) -> bool {
        self.port > 0 || self.bundle_only
    }

    /// Whether this side takes no media: the other is on hold, or the stream is refused.
    pub fn holds(&self) -> bool {
        let silent = matches!(self.direction, Direction::SendOnly | Direction::Inactive);
        let nowhere = matches!(self.address.as_str(), "0.0.0.0" | "::");
        self.takes_part() && (silent || (nowhere && !self.ice))
    }
}

/// A media line of the offer with that of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// What was offered; `None` where the answer has a line too many.
    pub offered: Option<MediaSide>,
    /// What was answered; `None` where there is no answer, or it has a line too few.
    pub answered: Option<MediaSide>,
    /// The answer's formats that the offer has too.
    pub agreed: Vec<Codec>,
}

impl Agreement {
    /// Whether both sides take part: neither refused the stream.
    pub fn is_live(&self) -> bool {
        let lives = |s: &Option<MediaSide>| s.as_ref().is_some_and(MediaSide::takes_part);
        lives(&self.offered) && lives(&self.answered)
    }

    /// The codec that will be used: the first agreed one that carries media.
    pub fn codec(&self) -> Option<&Codec> {
        self.agreed.iter().find(|c| !c.is_helper())
    }

    /// Why media cannot flow although both sides take part.
    pub fn obstacle(&self) -> Option<Obstacle> {
        let (offered, answered) = (self.offered.as_ref()?, self.answered.as_ref()?);
        let same = offered.kind.eq_ignore_ascii_case(&answered.kind);
        let between = || Obstacle::between(offered, answered);
        (same && self.is_live()).then(between).flatten()
    }

    /// Whether media go from the offerer to the answerer, and back, by what the directions say.
    pub fn flows(&self) -> (bool, bool) {
        let sends = |d| matches!(d, Direction::SendRecv | Direction::SendOnly);
        let takes = |d| matches!(d, Direction::SendRecv | Direction::RecvOnly);
        match (&self.offered, &self.answered) {
            (Some(o), Some(a)) if self.is_live() => (
                sends(o.direction) && takes(a.direction),
                takes(o.direction) && sends(a.direction),
            ),
            _ => (false, false),
        }
    }
}

/// The media lines of an offer with those of its answer.
pub(super) fn agreements(offer: Vec<MediaSide>, answer: Vec<MediaSide>) -> Vec<Agreement> {
    let mut offered = offer.into_iter();
    let mut answered = answer.into_iter();
    // Most offer one medium; records of the size of these are not kept for four.
    let mut found = Vec::with_capacity(offered.len().max(answered.len()));
    loop {
        let (o, a) = (offered.next(), answered.next());
        if o.is_none() && a.is_none() {
            return found;
        }
        let common = |c: &&Codec| {
            o.as_ref()
                .is_some_and(|o| o.codecs.iter().any(|other| c.same(other)))
        };
        let agreed = a.iter().flat_map(|a| &a.codecs).filter(common);
        found.push(Agreement {
            agreed: agreed.cloned().collect(),
            offered: o,
            answered: a,
        });
    }
}

/// The media lines of a session description in `captured`.
pub(super) fn sides(captured: &Captured, session: &Session) -> Vec<MediaSide> {
    let level = session.session_level();
    let read = |section: Section<'_>| side(captured, level, section);
    session.media().filter_map(read).collect()
}

fn side(captured: &Captured, level: Section<'_>, section: Section<'_>) -> Option<MediaSide> {
    let source = &captured.source;
    let text = |span| String::from_utf8_lossy(source.get(span)).into_owned();
    let media = section.description()?;
    let line = section.lines.first()?;
    let connection = section.connections().next();
    let connection = connection.or_else(|| level.connections().next());
    let address = connection.map(|c| match c.address.kind {
        AddressKind::V4(a) => a.to_string(),
        AddressKind::V6(a) => a.to_string(),
        _ => text(c.address.address),
    });
    let direction = |s: Section<'_>| {
        s.attributes().find_map(|a| match a.typed {
            AttributeValue::Direction(d) => Some((d, a.span)),
            _ => None,
        })
    };
    let said = direction(section).or_else(|| direction(level));
    let formats = media.formats.iter();
    let codec = |f: &Span| Codec {
        format: text(*f),
        name: name(captured, section, *f),
    };
    Some(MediaSide {
        span: line.value,
        kind: text(media.media),
        proto: text(media.proto),
        port: media.port.value.unwrap_or(u64::MAX),
        address: address.unwrap_or_default(),
        direction: said.map_or(Direction::SendRecv, |(d, _)| d),
        direction_span: said.map(|(_, span)| span),
        codecs: formats.take(MOST_FORMATS).map(codec).collect(),
        ice: section.has("candidate") || section.has("ice-ufrag") || level.has("ice-ufrag"),
        keys: Keys::of(captured, level, section),
        bundled: is_bundled(captured, level, section),
        bundle_only: section.has("bundle-only"),
    })
}

/// Whether a BUNDLE group of the session names this section's mid.
fn is_bundled(captured: &Captured, level: Section<'_>, section: Section<'_>) -> bool {
    let source = &captured.source;
    let mid = section.attributes().find_map(|a| match a.typed {
        AttributeValue::Token(token) if a.is("mid") => Some(source.get(token)),
        _ => None,
    });
    let mut groups = level.attributes().filter_map(|a| match &a.typed {
        AttributeValue::Group(group) => Some(group),
        _ => None,
    });
    mid.is_some_and(|mid| {
        groups.any(|g| {
            source.get(g.semantics) == b"BUNDLE" && g.mids.iter().any(|m| source.get(*m) == mid)
        })
    })
}

/// A media line may name 128 payload types; what has more is hostile, and the rest is not looked
/// at.
const MOST_FORMATS: usize = 128;

/// The name of a format: by its rtpmap, or by the static table.
fn name(captured: &Captured, section: Section<'_>, format: Span) -> String {
    let source = &captured.source;
    let format = source.get(format);
    let text = |span| String::from_utf8_lossy(source.get(span)).into_owned();
    let mut maps = section.attributes().filter_map(|a| match &a.typed {
        AttributeValue::Rtpmap(map) => Some(map),
        _ => None,
    });
    if let Some(map) = maps.find(|m| source.get(m.payload.span) == format) {
        let channels = map.channels.map(text).filter(|c| c != "1");
        let channels = channels.map(|c| format!("/{c}")).unwrap_or_default();
        return format!("{}/{}{channels}", text(map.encoding), text(map.clock.span));
    }
    let shown = String::from_utf8_lossy(format).into_owned();
    let known = shown.parse().ok().and_then(StaticPayload::of);
    known.map_or(shown, |p| format!("{}/{}", p.encoding, p.clock))
}
