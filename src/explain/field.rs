//! A header field: its name, what it is for, and its value by its grammar.

use super::{
    Part,
    PartKind::{FieldName, Group, Identifier, Text, UnknownField},
    address::{address, addresses},
    auth::{challenge, credentials, info},
    build::Cx,
    lists::{field_scope, item, items, media_type, media_types},
    numbers::{cseq, number, seconds},
    params::params,
    reports::{rack, timestamp, warnings},
    via::{hops_in, via},
};
use crate::{
    message::{HeaderField, HeaderId, HeaderValue, Spelling, header_table::Status},
    text::Span,
};

/// Header fields in order; hops are counted over all Via fields.
pub(super) fn fields(mut cx: Cx<'_>, headers: &[HeaderField]) -> Vec<Part> {
    let total = headers.iter().map(|h| hops_in(cx, h)).sum();
    let mut parts = Vec::with_capacity(headers.len());
    cx.hops = (0, total);
    for header in headers {
        parts.push(field(cx, header));
        cx.hops.0 = cx.hops.0.saturating_add(hops_in(cx, header));
    }
    parts
}

/// A header field and its parts.
fn field(cx: Cx<'_>, field: &HeaderField) -> Part {
    let span = Span::new(field.name.start, field.value.end.max(field.name.end));
    if !field.colon {
        return cx
            .part(UnknownField, span, "No header field")
            .says("A line without a colon: a receiver cannot tell what it is.")
            .cited((3261, "7.3.1"));
    }
    let info = field.info();
    let label = match field.id {
        HeaderId::Other => cx.text(field.name),
        _ => info.name().to_owned(),
    };
    let mut part = cx.group(span, label).says(info.meaning).cited(info.source);
    part.value = cx.group(field.value, "").value;
    part = match info.status {
        Status::Standard => part,
        Status::Obsolete(instead) => part.says(format!("Obsolete. In its place: {instead}.")),
        Status::Informal(instead) => part.says(format!(
            "Not on the standards track. In its place: {instead}."
        )),
    };
    let value = value(cx, field);
    part = part.says(&value.meaning).says(place(cx, field));
    let parts = if value.children.is_empty() {
        // The field explains its only value.
        vec![Part {
            label: String::new(),
            meaning: String::new(),
            source: None,
            ..value
        }]
    } else if value.label.is_empty() || value.kind == Group {
        value.children
    } else {
        vec![value]
    };
    part.holding(std::iter::once(name(cx, field)).chain(parts))
}

fn name(cx: Cx<'_>, field: &HeaderField) -> Part {
    let known = field.info().name();
    let (kind, says) = match field.spelling {
        Spelling::Full => return cx.paint(FieldName, field.name),
        Spelling::Compact => (FieldName, format!("Short for {known}.")),
        Spelling::Misspelled => (
            UnknownField,
            format!("Misspelled: {known} is meant, most likely."),
        ),
        Spelling::Unknown => return cx.paint(UnknownField, field.name),
    };
    cx.part(kind, field.name, "field name")
        .says(says)
        .cited((3261, "7.3"))
}

/// The value by its grammar.
fn value(cx: Cx<'_>, field: &HeaderField) -> Part {
    let name = field.info().name();
    let scope = field_scope(name);
    match field.typed(cx.source) {
        None => unreadable(cx, field),
        Some(HeaderValue::Via(hops)) => via(cx, field.value, hops),
        Some(HeaderValue::Addresses(list)) => addresses(cx, field.value, list, scope, noun(name)),
        Some(HeaderValue::Address(one)) => address(cx, one, scope, ""),
        Some(HeaderValue::CSeq(value)) => cseq(cx, value),
        Some(HeaderValue::CallId(span)) => cx.paint(Identifier, *span),
        Some(HeaderValue::Number(value)) => number(cx, name, *value),
        Some(HeaderValue::Seconds(value)) => seconds(cx, name, value),
        Some(HeaderValue::Items(list)) => items(cx, name, field.value, list),
        Some(HeaderValue::Item(one)) => item(cx, name, one),
        Some(HeaderValue::MediaType(media)) => media_type(cx, name, media),
        Some(HeaderValue::Challenge(auth)) => challenge(cx, auth),
        Some(HeaderValue::Credentials(auth)) => credentials(cx, auth),
        Some(HeaderValue::AuthInfo(params)) => info(cx, field, params),
        Some(HeaderValue::MediaTypes(list)) => media_types(cx, name, field.value, list),
        Some(HeaderValue::Text(span)) => cx.paint(Text, *span),
        Some(HeaderValue::Params(list)) => {
            let parts = params(cx, scope, list);
            cx.group(field.value, "").holding(parts)
        }
        Some(HeaderValue::DialogId(id)) => {
            let parts = params(cx, scope, &id.params);
            let call_id = cx.paint(Identifier, id.call_id);
            cx.group(field.value, "")
                .holding(std::iter::once(call_id).chain(parts))
        }
        Some(HeaderValue::CallIds(list)) => {
            let parts = list.iter().map(|id| cx.paint(Identifier, *id));
            cx.group(field.value, "").holding(parts)
        }
        Some(HeaderValue::Warnings(list)) => warnings(cx, field.value, list),
        Some(HeaderValue::RAck(value)) => rack(cx, value),
        Some(HeaderValue::Timestamp(value)) => timestamp(cx, field.value, value),
        Some(HeaderValue::Date(_)) => cx.paint(Text, field.value),
    }
}

/// What one of several addresses is called.
fn noun(name: &str) -> &'static str {
    match name {
        "Contact" => "contact",
        "Route" | "Record-Route" | "Path" | "Service-Route" => "proxy",
        _ => "address",
    }
}

/// A value that its grammar cannot read.
fn unreadable(cx: Cx<'_>, field: &HeaderField) -> Part {
    let part = cx.part(Text, field.value, "");
    if field.value.is_empty() {
        return part.says("It is empty.");
    }
    let wanted = field
        .parsed(cx.source)
        .faults
        .iter()
        .find(|f| !f.expected.is_empty());
    match wanted {
        Some(fault) => part.says(format!(
            "This value cannot be read; expected: {}.",
            fault.expected
        )),
        None => part.says("This value cannot be read."),
    }
}

/// What the field says by standing in this message, and by what it lacks.
fn place(cx: Cx<'_>, field: &HeaderField) -> &'static str {
    let tagged = || {
        let value = field.typed(cx.source).and_then(|v| v.address());
        value.is_none_or(|a| a.params.get(cx.source, "tag").is_some())
    };
    match field.id {
        HeaderId::To if !tagged() && cx.message.is_request() => {
            "No tag: the request is outside any dialog, and may start one."
        }
        HeaderId::To if !tagged() => "No tag: not yet a dialog.",
        HeaderId::From if !tagged() => "No tag: the sender should have chosen one.",
        _ => "",
    }
}
