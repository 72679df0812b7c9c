//! The body: a session description, parts, a fragment of a message, a mailbox's summary, or text.

use super::{
    Part, PartKind,
    PartKind::{FieldName, Number as Figure, Text},
    build::{Cx, count, ordinal},
    field::fields,
    message_parts, sdp,
    vocabulary::{field_values::MEDIA_TYPES, find},
};
use crate::message::{
    HeaderField, HeaderId,
    body::{Body, Content, MessageSummary, Multipart, SummaryLine},
};

/// The body and its parts; `None` where there is none.
pub(super) fn body(cx: Cx<'_>) -> Option<Part> {
    let span = cx.message.body;
    if span.is_empty() {
        return None;
    }
    let octets = count(span.len(), "octet", "octets");
    let part = cx
        .group(span, "Body")
        .cited((3261, "7.4"))
        .says(format!("{octets}."));
    let part = described(cx, part, &cx.message.headers);
    Some(part.holding(content(cx, &cx.message.content(cx.source).body)))
}

/// What Content-Type says of the body.
fn described(cx: Cx<'_>, part: Part, headers: &[HeaderField]) -> Part {
    let field = headers.iter().find(|h| h.id == HeaderId::ContentType);
    let Some(media) = field.and_then(|f| f.typed(cx.source)?.media_type()) else {
        return part.says("No Content-Type says what it is.");
    };
    let word = cx.text(media.kind.join(media.subtype));
    match find(MEDIA_TYPES, &word) {
        Some(entry) => part.known(entry),
        None => part.says(format!("Its type is {word}.")),
    }
}

fn content(cx: Cx<'_>, body: &Body) -> Vec<Part> {
    match &body.content {
        Content::Sdp(session) => sdp::session(cx, session),
        Content::Multipart(multipart) => parts(cx, multipart),
        Content::Sipfrag(parsed) => message_parts(Cx::new(cx.source, &parsed.message)),
        Content::MessageSummary(read) => summary(cx, read),
        _ => vec![cx.paint(Text, body.span)],
    }
}

/// The parts of a multipart body, and the lines between them.
fn parts(cx: Cx<'_>, multipart: &Multipart) -> Vec<Part> {
    let lines = multipart.delimiters.iter().map(|d| {
        cx.part(PartKind::Identifier, *d, "delimiter")
            .says("Parts the sections of the body: `--` and the boundary of Content-Type.")
            .cited((2046, "5.1.1"))
    });
    let parts = multipart.parts.iter().zip(1..).map(|(part, n)| {
        let fields = fields(cx, &part.headers);
        let group = cx.group(part.span, format!("{} part", ordinal(n)));
        let group = described(cx, group, &part.headers);
        let body = content(cx, &part.body);
        group.holding(fields.into_iter().chain(body))
    });
    lines.chain(parts).collect()
}

/// A mailbox's summary (RFC 3842 §5.2).
fn summary(cx: Cx<'_>, summary: &MessageSummary) -> Vec<Part> {
    let lines = summary.lines.iter().map(|l| summary_line(cx, l));
    let rest = cx.trimmed(summary.messages);
    let rest = (!rest.is_empty()).then(|| {
        cx.part(Text, rest, "Messages")
            .says("Fields of single messages.")
    });
    lines.chain(rest).collect()
}

fn summary_line(cx: Cx<'_>, line: &SummaryLine) -> Part {
    let name = cx.text(line.name);
    let says = match name.to_ascii_lowercase().as_str() {
        "messages-waiting" => "Whether new messages wait: the lamp on the phone.",
        "message-account" => "The mailbox.",
        "voice-message" => "Voice messages: new/old, and urgent ones in brackets.",
        "fax-message" => "Faxes: new/old, and urgent ones in brackets.",
        _ => "Messages of this kind: new/old, and urgent ones in brackets.",
    };
    let mut part = cx.group(line.span, name).says(says).cited((3842, "5.2"));
    part.value = cx.group(line.value, "").value;
    let labels = ["new", "old", "new and urgent", "old and urgent"];
    let counts = line
        .counts
        .iter()
        .zip(labels)
        .map(|(n, label)| cx.part(Figure, n.span, label));
    let mut parts: Vec<_> = std::iter::once(cx.paint(FieldName, line.name))
        .chain(counts)
        .collect();
    if line.counts.is_empty() {
        parts.push(cx.paint(Text, line.value));
    }
    part.holding(parts)
}
