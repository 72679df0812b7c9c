//! Attributes of session descriptions (RFC 8866 §6 and its extensions).

use super::{
    Part,
    PartKind::{
        Host, Identifier, Number as Figure, ParamName, ParamValue, Port, SdpAttribute, Secret,
        Text, Token,
    },
    build::Cx,
    formats::{Formats, format},
    sdp::{address, place, worded},
    sdp_streams::{rid, ways},
    vocabulary::{
        attributes, codecs, find,
        sdp::{CANDIDATES, CONTENTS, FEEDBACK, GROUPS, HASHES, SETUPS},
        transports::TRANSPORTS,
    },
};
use crate::{
    syntax::sdp::{
        Attribute, AttributeValue as V, Candidate, Crypto, Extmap, Fmtp, FmtpParam, Rtpmap, Suite,
    },
    text::Span,
};

/// The line `a=…` at `span`; `kind` is its letter.
pub(super) fn attribute(
    cx: Cx<'_>,
    formats: &Formats,
    attribute: &Attribute,
    span: Span,
    kind: Part,
) -> Part {
    let name = cx.text(attribute.name);
    let mut part = cx.group(span, name.as_str());
    let value = attribute.value.map(|v| cx.trimmed(v));
    part.value = value.map_or(String::new(), |v| cx.group(v, "").value);
    let meaning = attributes::meaning(&name);
    part = part.says(if meaning.is_empty() {
        "An attribute that this inspector does not know. Receivers ignore what they do not know."
    } else {
        meaning
    });
    part = match attribute.info.map(|i| i.source) {
        Some((0, text)) => part.says(format!("Defined by {text}, not by an RFC.")),
        Some(source) => part.cited(source),
        None => part.cited((8866, "5.13")),
    };
    let (says, parts) = self::value(cx, formats, attribute);
    let parts = match (parts.is_empty(), value) {
        (true, Some(value)) => vec![cx.paint(Text, value)],
        _ => parts,
    };
    let name = cx.paint(SdpAttribute, attribute.name);
    part.says(says)
        .holding([kind, name].into_iter().chain(parts))
}

/// What the value says, and its parts.
fn value(cx: Cx<'_>, formats: &Formats, attribute: &Attribute) -> (String, Vec<Part>) {
    let plain = |parts| (String::new(), parts);
    match &attribute.typed {
        V::Rtpmap(map) => rtpmap(cx, map),
        V::Fmtp(params) => fmtp(cx, formats, params),
        V::Decimal(decimal) => {
            let parts = vec![cx.paint(Figure, decimal.span)];
            (figure(cx, attribute, decimal.span), parts)
        }
        V::Rtcp(rtcp) => {
            let port = cx.part(Port, rtcp.port.span, "port").says("RTCP's port.");
            let place = rtcp.address.iter().flat_map(|a| address(cx, a));
            plain(std::iter::once(port).chain(place).collect())
        }
        V::RtcpFb(feedback) => {
            let mut parts = vec![
                format(cx, formats, feedback.format),
                worded(cx, feedback.kind, "kind", FEEDBACK),
            ];
            let more = feedback.params.iter();
            parts.extend(more.map(|p| worded(cx, *p, "detail", FEEDBACK)));
            plain(parts)
        }
        V::Crypto(keys) => plain(crypto(cx, keys)),
        V::Fingerprint(print) => plain(vec![
            worded(cx, print.hash, "hash function", HASHES),
            cx.part(Identifier, print.value, "fingerprint"),
        ]),
        V::Candidate(read) => candidate(cx, read),
        V::Secret(span) => plain(vec![cx.paint(Secret, *span)]),
        V::Words(words) => plain(words.iter().map(|w| word(cx, attribute, *w)).collect()),
        V::Group(group) => {
            let semantics = worded(cx, group.semantics, "semantics", GROUPS);
            let mids = group.mids.iter().map(|m| {
                cx.part(Identifier, *m, "mid")
                    .says("A stream, by its mid.")
                    .cited((5888, "4"))
            });
            plain(std::iter::once(semantics).chain(mids).collect())
        }
        V::Directions(directions) => plain(ways(cx, formats, directions)),
        _ => simple(cx, attribute),
    }
}

/// Values of one or two words.
fn simple(cx: Cx<'_>, attribute: &Attribute) -> (String, Vec<Part>) {
    let plain = |parts| (String::new(), parts);
    match &attribute.typed {
        V::Setup(_) => {
            let role = attribute.value.map(|v| cx.trimmed(v));
            let entry = role.and_then(|r| find(SETUPS, cx.text(r).trim()));
            let says = entry.map_or(String::new(), |e| e.meaning.to_owned());
            (says, role.map(|r| cx.paint(Token, r)).into_iter().collect())
        }
        V::Ssrc(ssrc) => {
            let id = cx.part(Identifier, ssrc.id.span, "source");
            let name = cx.part(SdpAttribute, ssrc.attribute, "attribute");
            let name = name.says(attributes::meaning(&cx.text(ssrc.attribute)));
            let value = ssrc
                .value
                .map(|v| cx.part(Identifier, cx.trimmed(v), "value"));
            plain([id, name].into_iter().chain(value).collect())
        }
        V::Msid(stream, track) => {
            let stream = cx.part(Identifier, *stream, "stream");
            let track = track.map(|t| cx.part(Identifier, t, "track"));
            plain(std::iter::once(stream).chain(track).collect())
        }
        V::Extmap(map) => plain(extmap(cx, map)),
        V::Rid(read) => plain(rid(cx, read)),
        V::Token(span) => plain(vec![cx.paint(Identifier, *span)]),
        V::Number(number) => plain(vec![cx.paint(Figure, number.span)]),
        V::Unreadable => ("This value cannot be read.".to_owned(), Vec::new()),
        _ => plain(Vec::new()),
    }
}

fn rtpmap(cx: Cx<'_>, map: &Rtpmap) -> (String, Vec<Part>) {
    let payload = cx
        .part(Figure, map.payload.span, "payload type")
        .says(if map.payload.value.is_some_and(|n| n >= 96) {
            "A dynamic payload type: it means what this line says, in this session only."
        } else {
            "A static payload type: standards fix what it means."
        })
        .cited((3551, "6"));
    let codec = cx.part(Token, map.encoding, "codec");
    let codec = match find(codecs::CODECS, &cx.text(map.encoding)) {
        Some(entry) => codec.known(entry),
        None => codec.says("A codec that this inspector does not know."),
    };
    let clock = cx
        .part(Figure, map.clock.span, "clock rate")
        .says("Ticks of the RTP clock each second: the sampling rate, mostly.")
        .cited((8866, "6.6"));
    let channels = map.channels.map(|c| {
        cx.part(Figure, c, "channels")
            .says("How many channels: 1 is mono, 2 is stereo.")
            .cited((8866, "6.6"))
    });
    let says = format!(
        "{} is {} at {} Hz.",
        cx.text(map.payload.span),
        cx.text(map.encoding),
        cx.text(map.clock.span)
    );
    (
        says,
        [payload, codec, clock]
            .into_iter()
            .chain(channels)
            .collect(),
    )
}

fn fmtp(cx: Cx<'_>, formats: &Formats, fmtp: &Fmtp) -> (String, Vec<Part>) {
    let codec = formats.codec(&cx.text(fmtp.format)).unwrap_or_default();
    let head = format(cx, formats, fmtp.format);
    if codec.eq_ignore_ascii_case("telephone-event") {
        let says = events(&cx.text(fmtp.text));
        let text = cx.trimmed(fmtp.text);
        let list = cx
            .part(Figure, text, "events")
            .says(&says)
            .cited((4733, "2.4.1"));
        return (says, vec![head, list]);
    }
    let params = fmtp.params.iter().map(|p| format_param(cx, codec, p));
    (String::new(), std::iter::once(head).chain(params).collect())
}

pub(super) fn format_param(cx: Cx<'_>, codec: &str, param: &FmtpParam) -> Part {
    let name = cx.text(param.name);
    let mut part = cx.group(param.span, name.as_str());
    if let Some(entry) = find(codecs::PARAMS, &format!("{codec} {name}")) {
        part = part.known(entry);
    }
    match param.value {
        Some(value) => {
            part.value = cx.group(value, "").value;
            let parts = [cx.paint(ParamName, param.name), cx.paint(ParamValue, value)];
            part.holding(parts)
        }
        None => Part {
            kind: ParamValue,
            ..part
        },
    }
}

/// The events of `telephone-event`: `0-15` are the keys of a telephone, 16 is the hook (RFC 4733
/// §3.2).
fn events(list: &str) -> String {
    let ranges: Vec<(u8, u8)> = list.trim().split(',').filter_map(range).collect();
    let has = |low: u8, high: u8| {
        (low..=high).all(|n| ranges.iter().any(|(a, b)| (*a..=*b).contains(&n)))
    };
    let mut keys = Vec::new();
    for (low, high, said) in [(0, 9, "0–9"), (10, 10, "*"), (11, 11, "#"), (12, 15, "A–D")] {
        if has(low, high) {
            keys.push(said);
        }
    }
    let mut says = if keys.is_empty() {
        "Events by number".to_owned()
    } else {
        format!("DTMF digits {}", keys.join(", "))
    };
    if has(16, 16) {
        says += ", and flash (a short press of the hook)";
    }
    if ranges.iter().any(|(_, high)| *high > 16) {
        says += ", and others";
    }
    says + "."
}

/// `n` or `n-m`.
fn range(text: &str) -> Option<(u8, u8)> {
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    Some((low.trim().parse().ok()?, high.trim().parse().ok()?))
}

/// ptime, maxptime, framerate: the figure with its unit.
fn figure(cx: Cx<'_>, attribute: &Attribute, span: Span) -> String {
    let figure = cx.text(span);
    match cx.text(attribute.name).as_str() {
        "ptime" | "maxptime" => format!("{figure} ms."),
        _ => String::new(),
    }
}

fn word(cx: Cx<'_>, attribute: &Attribute, span: Span) -> Part {
    let label = cx.text(span);
    let part = match cx.text(attribute.name).as_str() {
        "content" => worded(cx, span, &label, CONTENTS),
        _ => cx.part(Token, span, label.as_str()),
    };
    match label.as_str() {
        "trickle" => part
            .says("Candidates may follow one by one.")
            .cited((8840, "4.1")),
        "ice2" => part.says("ICE as RFC 8445 has it.").cited((8445, "10")),
        "rtp+ecn" => part
            .says("Congestion is marked by routers.")
            .cited((6679, "6.2")),
        _ => part,
    }
}

fn extmap(cx: Cx<'_>, map: &Extmap) -> Vec<Part> {
    let id = cx.part(Figure, map.id.span, "number");
    let id = id
        .says("The extension's number in this session.")
        .cited((8285, "5"));
    let uri = cx.part(Identifier, map.uri, "extension");
    let uri = uri.says("The extension's name.").cited((8285, "5"));
    let more = map
        .attributes
        .map(|a| cx.part(Text, cx.trimmed(a), "attributes"));
    [id, uri].into_iter().chain(more).collect()
}

fn crypto(cx: Cx<'_>, crypto: &Crypto) -> Vec<Part> {
    let tag = cx.part(Figure, crypto.tag.span, "tag");
    let tag = tag
        .says("Numbers the offers; the answer repeats the one it takes.")
        .cited((4568, "4.1"));
    let suite = cx.part(Token, crypto.suite, "suite");
    let suite = match Suite::of(cx.bytes(crypto.suite)) {
        Some(known) => suite
            .says("How packets are encrypted and authenticated.")
            .cited(known.source),
        None => suite.says("A suite that this inspector does not know."),
    };
    let mut parts = vec![tag, suite];
    for key in &crypto.keys {
        parts.push(
            cx.part(Token, key.method, "method")
                .says("`inline`: the key itself follows.")
                .cited((4568, "6.1")),
        );
        parts.push(
            cx.part(Secret, key.key_salt, "key and salt")
                .says("The key in clear (base64): whoever reads it can listen.")
                .cited((4568, "6.1")),
        );
        parts.extend(key.lifetime.map(|l| {
            cx.part(Figure, l, "lifetime")
                .says("How many packets it is good for.")
                .cited((4568, "6.1"))
        }));
        parts.extend(key.mki.map(|m| {
            cx.part(Identifier, m, "MKI")
                .says("The key's number and its length.")
                .cited((4568, "6.1"))
        }));
    }
    let session = crypto.session.iter();
    parts.extend(session.map(|s| {
        cx.part(ParamValue, *s, "session parameter")
            .cited((4568, "6.3"))
    }));
    parts
}

fn candidate(cx: Cx<'_>, candidate: &Candidate) -> (String, Vec<Part>) {
    let at = (8839, "5.1");
    let component = cx.part(Figure, candidate.component.span, "component").says(
        match candidate.component.value {
            Some(1) => "1: RTP.",
            Some(2) => "2: RTCP.",
            _ => "Which of the stream's parts.",
        },
    );
    let says = |part: Part, text: &str| part.says(text).cited(at);
    let mut parts = vec![
        says(
            cx.part(Identifier, candidate.foundation, "foundation"),
            "Equal for candidates of one kind, address and server.",
        ),
        component.cited(at),
        worded(cx, candidate.transport, "transport", TRANSPORTS),
        says(
            cx.part(Figure, candidate.priority.span, "priority"),
            "The higher, the sooner it is tried.",
        ),
        place(cx, candidate.address, candidate.address_kind),
        says(
            cx.part(Port, candidate.port.span, "port"),
            "Where it is reached.",
        ),
        worded(cx, candidate.kind, "type", CANDIDATES),
    ];
    parts.extend(candidate.rel_addr.map(|a| {
        says(
            cx.part(Host, a, "related address"),
            "The address it was derived from.",
        )
    }));
    parts.extend(candidate.rel_port.map(|p| {
        says(
            cx.part(Port, p.span, "related port"),
            "The port it was derived from.",
        )
    }));
    for (name, value) in &candidate.extensions {
        parts.push(cx.paint(ParamName, *name));
        parts.push(cx.part(ParamValue, *value, cx.text(*name)));
    }
    let kind = find(CANDIDATES, &cx.text(candidate.kind));
    (kind.map_or(String::new(), |e| e.meaning.to_owned()), parts)
}
