//! The start line, and what the message as a whole is (RFC 3261 §7.1, §7.2).

use super::{
    Part,
    PartKind::{self, Reason, Status, Text, Version},
    build::Cx,
    uri::uri,
};
use crate::{
    message::{Method, status},
    syntax::{
        number::Number,
        start_line::{RequestLine, StartLine, StatusLine},
    },
    text::Span,
};

/// The message, without its parts.
pub(super) fn root(cx: Cx<'_>) -> Part {
    let all = cx.group(cx.source.span(), "");
    let mut all = match &cx.message.start {
        StartLine::Request(line) => {
            let method = Method::of(cx.bytes(line.method));
            let part = all.says(method.meaning());
            let label = format!("{} request", cx.text(line.method));
            labelled(part.cited(method.source().unwrap_or((3261, "7.1"))), label)
        }
        StartLine::Status(line) => {
            let label = format!("{} response", cx.text(line.code.span));
            labelled(status(all, line.code), label)
        }
        StartLine::Unreadable => labelled(all, "Message"),
    };
    all.value = cx.group(cx.trimmed(cx.message.start_span), "").value;
    all
}

fn labelled(mut part: Part, label: impl Into<String>) -> Part {
    part.label = label.into();
    part
}

/// The start line and its parts.
pub(super) fn start_line(cx: Cx<'_>) -> Part {
    let span = cx.trimmed(cx.message.start_span);
    match &cx.message.start {
        StartLine::Request(line) => request_line(cx, span, line),
        StartLine::Status(line) => status_line(cx, span, line),
        StartLine::Unreadable => cx.part(Text, span, "Start line").says(
            "Neither a request line (`INVITE sip:… SIP/2.0`) nor a status line (`SIP/2.0 200 OK`).",
        ),
    }
}

fn request_line(cx: Cx<'_>, span: Span, line: &RequestLine) -> Part {
    let target = match &line.uri {
        Some(read) => uri(cx, read, "Request-URI").says("Where the request is to go."),
        None => cx
            .part(Text, line.uri_span, "Request-URI")
            .says("Where the request is to go. It cannot be read as a URI."),
    };
    cx.group(span, "Request line")
        .says("What is wanted, and of whom.")
        .cited((3261, "7.1"))
        .holding([
            method(cx, line.method, "method"),
            target.cited((3261, "8.1.1.1")),
            version(cx, line.version),
        ])
}

/// A method name and what it asks for.
pub(super) fn method(cx: Cx<'_>, span: Span, label: &str) -> Part {
    let known = Method::of(cx.bytes(span));
    let part = cx.part(PartKind::Method, span, label).says(known.meaning());
    match known.source() {
        Some(source) => part.cited(source),
        None => part,
    }
}

fn version(cx: Cx<'_>, span: Span) -> Part {
    let part = cx.part(Version, span, "SIP version").cited((3261, "7.1"));
    if cx.bytes(span).eq_ignore_ascii_case(b"SIP/2.0") {
        part.says("The version of SIP: 2.0 is the only one in use.")
    } else {
        part.says("The version of SIP; a receiver expects SIP/2.0.")
    }
}

fn status_line(cx: Cx<'_>, span: Span, line: &StatusLine) -> Part {
    let code = status(cx.part(Status, line.code.span, "status code"), line.code);
    let reason = cx.part(Reason, line.reason, "reason phrase");
    let reason = if line.reason.is_empty() {
        reason.says("Empty, which is allowed: software goes by the code alone.")
    } else {
        reason.says("The code in words, for people: software goes by the code alone.")
    };
    cx.group(span, "Status line")
        .says("What became of the request.")
        .cited((3261, "7.2"))
        .holding([version(cx, line.version), code, reason.cited((3261, "7.2"))])
}

/// `part` explained as the status code `code`.
pub(super) fn status(part: Part, code: Number) -> Part {
    let code = code.value.and_then(|n| u16::try_from(n).ok()).unwrap_or(0);
    let source = status::status(code).map_or((3261, "7.2"), |info| info.source);
    part.says(status_says(code)).cited(source)
}

/// What a status code means; one that is not registered means what its class means (RFC 3261
/// §8.1.3.2).
pub(super) fn status_says(code: u16) -> String {
    match (status::status(code), status::class(code)) {
        (Some(info), _) => info.meaning.to_owned(),
        (None, "") => "No status code: those are from 100 to 699.".to_owned(),
        (None, class) => format!("Not a code that is registered. {class}"),
    }
}
