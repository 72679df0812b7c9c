//! `SIP3xx`: body and SDP.

use crate::{
    ingest::Fidelity,
    lint::{Fix, Lint, MessageCx, Rule},
    message::{Body, near::nearest, vocabulary::field_values::media_type_meant},
    syntax::{
        FaultKind,
        sdp::{Attribute, AttributeValue, LineValue, Media, Rtpmap, Section, Session},
    },
    text::{Span, offset},
};

mod content_length_mismatch;
mod content_length_missing;
mod content_type_mismatch;
mod content_type_missing;
mod content_type_unknown;
mod message_summary_malformed;
mod multipart_unclosed;
mod multipart_without_boundary;
mod multipart_without_parts;
mod sdp_address_type_mismatch;
mod sdp_attribute_misspelled;
mod sdp_candidate_malformed;
mod sdp_codec_clock;
mod sdp_crypto_malformed;
mod sdp_direction_conflict;
mod sdp_fingerprint_malformed;
mod sdp_fingerprint_without_setup;
mod sdp_format_not_offered;
mod sdp_format_repeated;
mod sdp_group_unknown_mid;
mod sdp_hold_by_zero_address;
mod sdp_ice_credentials_incomplete;
mod sdp_line_malformed;
mod sdp_line_missing;
mod sdp_line_out_of_order;
mod sdp_line_repeated;
mod sdp_mid_repeated;
mod sdp_payload_without_rtpmap;
mod sdp_port_out_of_range;
mod sdp_ptime_above_maxptime;
mod sdp_rtpmap_against_static;
mod sdp_srtp_without_keys;
mod sdp_stray_blank;
mod sdp_telephone_event_clock;
mod sdp_unknown_transport;
mod sdp_value_malformed;
mod sdp_word_misspelled;
mod sipfrag_malformed;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[
    &content_length_mismatch::RULE,
    &content_length_missing::RULE,
    &content_type_missing::RULE,
    &content_type_mismatch::RULE,
    &content_type_unknown::RULE,
    &multipart_without_boundary::RULE,
    &multipart_unclosed::RULE,
    &multipart_without_parts::RULE,
    &sdp_line_malformed::RULE,
    &sdp_stray_blank::RULE,
    &sdp_line_missing::RULE,
    &sdp_line_out_of_order::RULE,
    &sdp_line_repeated::RULE,
    &sdp_value_malformed::RULE,
    &sdp_address_type_mismatch::RULE,
    &sdp_port_out_of_range::RULE,
    &sdp_unknown_transport::RULE,
    &sdp_format_repeated::RULE,
    &sdp_payload_without_rtpmap::RULE,
    &sdp_format_not_offered::RULE,
    &sdp_rtpmap_against_static::RULE,
    &sdp_telephone_event_clock::RULE,
    &sdp_direction_conflict::RULE,
    &sdp_ptime_above_maxptime::RULE,
    &sdp_srtp_without_keys::RULE,
    &sdp_crypto_malformed::RULE,
    &sdp_fingerprint_malformed::RULE,
    &sdp_fingerprint_without_setup::RULE,
    &sdp_candidate_malformed::RULE,
    &sdp_ice_credentials_incomplete::RULE,
    &sdp_group_unknown_mid::RULE,
    &sdp_mid_repeated::RULE,
    &sdp_hold_by_zero_address::RULE,
    &sdp_attribute_misspelled::RULE,
    &message_summary_malformed::RULE,
    &sipfrag_malformed::RULE,
    &sdp_word_misspelled::RULE,
    &sdp_codec_clock::RULE,
];

/// The message's body.
fn content<'a>(cx: &MessageCx<'a>) -> &'a Body {
    &cx.message().content(cx.source()).body
}

/// The session descriptions of the message. What is missing from a fragment says nothing, so a
/// fragment has none.
fn sessions<'a>(cx: &MessageCx<'a>) -> impl Iterator<Item = &'a Session> + use<'a> {
    let whole = cx.captured.fidelity != Fidelity::Fragment;
    content(cx).sessions().filter(move |_| whole)
}

/// Whether the media type at `span` is a field's and a slip of a known one: that is told of as a
/// misspelled word.
fn is_slip(cx: &MessageCx<'_>, span: Span) -> bool {
    cx.field_at(span).is_some() && media_type_meant(&cx.text(span)).is_some()
}

/// The first line at `span`, without line end and blanks behind.
fn first_line(cx: &MessageCx<'_>, span: Span) -> Span {
    let bytes = cx.bytes(span);
    let blank = bytes.len() - bytes.trim_ascii_start().len();
    let text = bytes.trim_ascii_start();
    let line = text.split(|b| *b == b'\n').next().unwrap_or_default();
    let start = span.start.saturating_add(offset(blank));
    Span::new(
        start,
        start.saturating_add(offset(line.trim_ascii_end().len())),
    )
}

/// The attributes of the message's session descriptions.
fn attributes<'a>(cx: &MessageCx<'a>) -> impl Iterator<Item = &'a Attribute> {
    let sections = sessions(cx).flat_map(Session::sections);
    sections.flat_map(Section::attributes)
}

/// Reports where an attribute departs from its grammar: what does not fit `what`, and why it
/// matters.
fn report_misfits(cx: &MessageCx<'_>, lint: &mut Lint<'_>, kind: FaultKind, what: &str, why: &str) {
    let faults = &cx.message().content(cx.source()).faults;
    for fault in faults.iter().filter(|f| f.kind == kind) {
        let text = format!(
            "{} does not fit {what}, which wants {} here: {why}.",
            cx.quote(fault.span),
            fault.expected
        );
        lint.report(cx.id, fault.span, text);
    }
}

/// A safe fix that writes one more header field behind the last, with the line end of the others.
fn insert_line(cx: &MessageCx<'_>, field: &str) -> Fix {
    let at = cx.message().separator.start;
    let before = cx.bytes(Span::new(0, at));
    let end = if before.ends_with(b"\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let lead = if before.ends_with(b"\n") { "" } else { end };
    let name = field.split(':').next().unwrap_or_default();
    Fix::safe(
        format!("Add {name}"),
        Span::empty(at),
        format!("{lead}{field}{end}"),
    )
}

/// The place of a line's type in the order of its level; `None` where it must not stand there.
fn rank(in_media: bool, letter: u8) -> Option<u8> {
    // The three of a time description repeat as a group.
    let order: &[&[u8]] = if in_media {
        &[b"m", b"i", b"c", b"b", b"k", b"a"]
    } else {
        &[
            b"v", b"o", b"s", b"i", b"u", b"e", b"p", b"c", b"b", b"trz", b"k", b"a",
        ]
    };
    let rank = order.iter().position(|letters| letters.contains(&letter))?;
    u8::try_from(rank).ok()
}

/// The media descriptions of RTP, whose formats are payload types.
fn rtp_media<'a>(cx: &MessageCx<'a>) -> impl Iterator<Item = (Section<'a>, &'a Media)> {
    let cx = *cx;
    let all = sessions(&cx).flat_map(Session::media);
    let described = all.filter_map(|section| Some((section, section.description()?)));
    described.filter(move |(_, media)| {
        let proto = cx.text(media.proto).to_ascii_uppercase();
        proto.contains("RTP/AVP") || proto.contains("RTP/SAVP")
    })
}

/// The rtpmap attributes of a media description.
fn payloads(section: Section<'_>) -> impl Iterator<Item = &Rtpmap> {
    section.attributes().filter_map(|a| match &a.typed {
        AttributeValue::Rtpmap(map) => Some(map),
        _ => None,
    })
}

/// Whether an attribute of one of these names may be there after all: under a misspelled name, in a
/// line that is none, or with a value that cannot be read. Each of those is a finding of its own.
fn spoiled(cx: &MessageCx<'_>, section: Section<'_>, names: &[&'static str]) -> bool {
    section.lines.iter().any(|line| match &line.typed {
        LineValue::Attribute(a) if a.info.is_some() => {
            a.typed == AttributeValue::Unreadable && names.iter().any(|n| a.is(n))
        }
        LineValue::Attribute(a) => {
            let written = cx.text(a.name).to_ascii_lowercase();
            nearest(&written, names.iter().copied()).is_some()
        }
        LineValue::Unreadable => line
            .letter
            .is_none_or(|l| !SDP_LETTERS.contains(&l) || l == b'a'),
        _ => false,
    })
}

/// The types of line that SDP has.
const SDP_LETTERS: &[u8] = b"vosiuepcbtrzkam";

/// The payload type that a format is.
fn payload_type(cx: &MessageCx<'_>, format: Span) -> Option<u64> {
    let payload: u8 = std::str::from_utf8(cx.bytes(format)).ok()?.parse().ok()?;
    (payload < 128).then_some(u64::from(payload))
}

/// The protocols of the IANA registry that are in use with SIP.
const TRANSPORTS: &[&str] = &[
    "RTP/AVP",
    "RTP/SAVP",
    "RTP/AVPF",
    "RTP/SAVPF",
    "UDP/TLS/RTP/SAVP",
    "UDP/TLS/RTP/SAVPF",
    "TCP/RTP/AVP",
    "TCP/RTP/AVPF",
    "TCP/RTP/SAVP",
    "TCP/RTP/SAVPF",
    "TCP/TLS/RTP/AVP",
    "TCP/TLS/RTP/AVPF",
    "TCP/DTLS/RTP/SAVP",
    "TCP/DTLS/RTP/SAVPF",
    "udp",
    "udptl",
    "UDPTL",
    "UDP",
    "TCP",
    "vat",
    "TCP/TLS",
    "UDP/TLS",
    "UDP/TLS/UDPTL",
    "TCP/MSRP",
    "TCP/TLS/MSRP",
    "TCP/BFCP",
    "TCP/TLS/BFCP",
    "UDP/BFCP",
    "UDP/TLS/BFCP",
    "TCP/DTLS/BFCP",
    "UDP/DTLS/SCTP",
    "TCP/DTLS/SCTP",
    "SCTP",
    "DTLS/SCTP",
    "SCTP/DTLS",
    "TCP/WS/BFCP",
    "TCP/WSS/BFCP",
    "TCP/TRTP/AVP",
    "TCP/MRCPv2",
    "TCP/TLS/MRCPv2",
    "TCP/RTSP",
    "TCP/PIP",
    "UDP/IX",
    "UDP/SPRT/RTP/AVP",
    "UDPSPRT",
    "udpsprt",
    "PSTN",
];

/// The known protocol that `proto` is in other capitals, or a slip away from.
fn transport_meant(proto: &str) -> Option<&'static str> {
    let mut same = TRANSPORTS.iter().filter(|k| k.eq_ignore_ascii_case(proto));
    let meant = || nearest(&proto.to_ascii_uppercase(), TRANSPORTS.iter().copied());
    same.next().copied().or_else(meant)
}
