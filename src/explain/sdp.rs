//! Session descriptions, line by line (RFC 8866).

use super::{
    Part,
    PartKind::{Host, Identifier, Number as Figure, Port, SdpType, Secret, Text, Token},
    build::{Cx, ordinal},
    formats::{Formats, format},
    sdp_attributes::attribute,
    uri::{v4, v6},
    vocabulary::{
        Table, find,
        sdp::{BANDWIDTHS, LINES, MEDIA, NAMES, NETWORKS, PROTOS},
    },
};
use crate::{
    syntax::sdp::{
        Address, AddressKind, Bandwidth, Connection, Line, LineValue, Media, Origin, Section,
        Session, Timing,
    },
    text::Span,
};

/// A session description: its own lines, and each stream as a group.
pub(super) fn session(cx: Cx<'_>, session: &Session) -> Vec<Part> {
    let own = session.session_level();
    let mut parts: Vec<_> = lines(cx, own).collect();
    let streams = session.media().zip(1..);
    parts.extend(streams.map(|(section, n)| stream(cx, section, n)));
    parts
}

fn lines<'c>(cx: Cx<'c>, section: Section<'c>) -> impl Iterator<Item = Part> + 'c {
    let formats = Formats::of(cx, section);
    section
        .lines
        .iter()
        .filter_map(move |l| line(cx, &formats, l))
}

/// A media description.
fn stream(cx: Cx<'_>, section: Section<'_>, n: usize) -> Part {
    let parts: Vec<_> = lines(cx, section).collect();
    let spans = parts.iter().map(|p| p.span);
    let span = spans.reduce(Span::join).unwrap_or_default();
    let kind = section.description().map(|m| cx.text(m.media));
    let label = format!("{} stream: {}", ordinal(n), kind.unwrap_or_default());
    let mut group = cx.group(span, label.trim_end_matches(": "));
    group = group.cited((8866, "5.14"));
    if let Some(media) = section.description() {
        group = group.says(summary(cx, section, media));
    }
    group.holding(parts)
}

/// A stream in a sentence.
fn summary(cx: Cx<'_>, section: Section<'_>, media: &Media) -> String {
    let formats = Formats::of(cx, section);
    if media.port.value == Some(0) {
        return "Refused, or ended: its port is 0.".to_owned();
    }
    let names: Vec<_> = media
        .formats
        .iter()
        .take(12)
        .map(|f| formats.name(cx, *f))
        .collect();
    let address = section
        .connections()
        .next()
        .map(|c| cx.text(c.address.address));
    let at = address.map_or(String::new(), |a| format!("{a} "));
    format!(
        "Received at {at}port {}, in this order of preference: {}.",
        cx.text(media.port.span),
        names.join(", ")
    )
}

fn line(cx: Cx<'_>, formats: &Formats, line: &Line) -> Option<Part> {
    let value = cx.trimmed(line.value);
    let span = Span::new(line.kind.start.min(value.start), value.end);
    if matches!(line.typed, LineValue::Empty) {
        return None;
    }
    let letter = cx.text(line.kind);
    let label = find(NAMES, &letter).map_or("Line", |e| e.meaning.trim_end_matches('.'));
    let mut part = cx.group(span, label);
    part.value = cx.group(value, "").value;
    part = match find(LINES, &letter).filter(|e| e.name == letter) {
        Some(entry) => part.known(entry),
        None => part.says("No line that SDP knows: a letter, `=` and a value."),
    };
    let parts = match &line.typed {
        LineValue::Attribute(read) => {
            let kind = cx.paint(SdpType, line.kind);
            return Some(attribute(cx, formats, read, span, kind));
        }
        LineValue::Unreadable => {
            part = part.says("This value cannot be read.");
            vec![cx.paint(Text, value)]
        }
        LineValue::Timing(timing) => {
            part = part.says(when(timing));
            values(cx, formats, line, value)
        }
        LineValue::Bandwidth(bandwidth) => {
            part = part.says(how_much(cx, bandwidth));
            values(cx, formats, line, value)
        }
        _ => values(cx, formats, line, value),
    };
    Some(part.holding(std::iter::once(cx.paint(SdpType, line.kind)).chain(parts)))
}

/// The parts of a line's value.
fn values(cx: Cx<'_>, formats: &Formats, line: &Line, value: Span) -> Vec<Part> {
    match &line.typed {
        LineValue::Version(number) => vec![cx.paint(Figure, number.span)],
        LineValue::Origin(origin) => self::origin(cx, origin),
        LineValue::Connection(connection) => self::connection(cx, connection),
        LineValue::Bandwidth(bandwidth) => vec![
            worded(cx, bandwidth.kind, "kind", BANDWIDTHS),
            cx.part(Figure, bandwidth.value.span, "figure"),
        ],
        LineValue::Timing(timing) => vec![
            cx.part(Figure, timing.start.span, "start")
                .says(bound(timing.start.value)),
            cx.part(Figure, timing.stop.span, "stop")
                .says(bound(timing.stop.value)),
        ],
        LineValue::Times(times) => times.iter().map(|t| cx.paint(Figure, *t)).collect(),
        LineValue::Key(key) => {
            let method = cx.part(Token, key.method, "method");
            let key = key.key.map(|k| cx.part(Secret, k, "key"));
            std::iter::once(method).chain(key).collect()
        }
        LineValue::Media(media) => self::media(cx, formats, media),
        _ => vec![cx.paint(Text, value)],
    }
}

/// A word that a table knows, or not.
pub(super) fn worded(cx: Cx<'_>, span: Span, label: &str, table: Table) -> Part {
    let part = cx.part(Token, span, label);
    match find(table, &cx.text(span)) {
        Some(entry) => part.known(entry),
        None => part,
    }
}

fn origin(cx: Cx<'_>, origin: &Origin) -> Vec<Part> {
    let user = cx.part(super::PartKind::User, origin.username, "user name");
    let user = if cx.bytes(origin.username) == b"-" {
        user.says("None: `-` stands where there is no user name.")
    } else {
        user.says("The user's name on the device.")
    };
    let id = cx
        .part(Identifier, origin.session_id.span, "session id")
        .says("Names the session, together with the other parts but the version.");
    let version = cx
        .part(Figure, origin.version.span, "session version")
        .says("Raised by one with every change of the description.");
    let mut parts = vec![user, id, version];
    parts.extend(address(cx, &origin.address));
    let cited = parts.into_iter().map(|p| match p.source {
        None => p.cited((8866, "5.2")),
        Some(_) => p,
    });
    cited.collect()
}

/// Network type, address type, address.
pub(super) fn address(cx: Cx<'_>, address: &Address) -> Vec<Part> {
    vec![
        worded(cx, address.nettype, "network type", NETWORKS),
        worded(cx, address.addrtype, "address type", NETWORKS),
        place(cx, address.address, address.kind),
    ]
}

/// An address or a name.
pub(super) fn place(cx: Cx<'_>, span: Span, kind: AddressKind) -> Part {
    let part = cx.part(Host, span, "address");
    match kind {
        AddressKind::V4(address) => v4(part, address),
        AddressKind::V6(address) => v6(part, address),
        AddressKind::Name => part.says("A domain name, or an address of another kind."),
        AddressKind::Malformed => part.says("It cannot be read as an address."),
    }
}

fn connection(cx: Cx<'_>, connection: &Connection) -> Vec<Part> {
    let mut parts = address(cx, &connection.address);
    if matches!(connection.address.kind, AddressKind::V4(a) if a.is_unspecified())
        && let Some(last) = parts.pop()
    {
        parts.push(
            last.says("The old way to put a call on hold.")
                .cited((3264, "8.4")),
        );
    }
    parts.extend(connection.ttl.map(|n| {
        cx.part(Figure, n.span, "time to live")
            .says("How many networks a multicast packet may cross.")
            .cited((8866, "5.7"))
    }));
    parts.extend(connection.count.map(|n| {
        cx.part(Figure, n.span, "number of addresses")
            .says("So many multicast addresses in a row.")
            .cited((8866, "5.7"))
    }));
    parts
}

fn how_much(cx: Cx<'_>, bandwidth: &Bandwidth) -> String {
    let figure = cx.text(bandwidth.value.span);
    match find(BANDWIDTHS, &cx.text(bandwidth.kind)) {
        Some(entry) => format!("{figure} {}", entry.meaning),
        None => String::new(),
    }
}

fn when(timing: &Timing) -> &'static str {
    match (timing.start.value, timing.stop.value) {
        (Some(0), Some(0)) => "0 0: permanent, as in every call.",
        (_, Some(0)) => "It has a beginning and no end.",
        _ => "It begins and ends at a fixed time.",
    }
}

fn bound(seconds: Option<u64>) -> &'static str {
    match seconds {
        Some(0) => "0: no bound.",
        _ => "Seconds since the year 1900 began.",
    }
}

fn media(cx: Cx<'_>, formats: &Formats, media: &Media) -> Vec<Part> {
    let port = cx.part(Port, media.port.span, "port").cited((8866, "5.14"));
    let port = match media.port.value {
        Some(0) => port
            .says("0: the stream is refused, or ended.")
            .cited((3264, "6")),
        Some(9) => port.says("9, which nobody listens on: the real port comes by ICE, or later."),
        Some(n) if n <= 65535 => port.says("Where the media are received."),
        _ => port.says("No port: those are up to 65535."),
    };
    let mut parts = vec![worded(cx, media.media, "media", MEDIA), port];
    parts.extend(media.ports.map(|n| {
        cx.part(Figure, n.span, "number of ports")
            .says("So many pairs of ports in a row.")
            .cited((8866, "5.14"))
    }));
    parts.push(worded(cx, media.proto, "protocol", PROTOS));
    parts.extend(media.formats.iter().map(|f| format(cx, formats, *f)));
    parts
}
