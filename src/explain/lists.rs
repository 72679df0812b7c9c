//! Tokens, alone and in lists, and media types: Allow, Supported, Event, Content-Type and many
//! more.

use super::{
    Part,
    PartKind::{Text, Token},
    build::{Cx, duration},
    params::{Scope, UNKNOWN, params},
    start_line::{method, status_says},
    vocabulary::{Entry, Table, field_params, field_values, find, reasons},
};
use crate::{
    syntax::token_list::{Item, MediaType},
    text::Span,
};

/// A list of tokens.
pub(super) fn items(cx: Cx<'_>, name: &str, span: Span, items: &[Item]) -> Part {
    match items {
        [] => cx.part(Text, span, "").says("An empty list."),
        [one] => item(cx, name, one),
        several => {
            let parts = several.iter().map(|i| item(cx, name, i));
            cx.group(span, "").holding(parts)
        }
    }
}

/// One token with its parameters.
pub(super) fn item(cx: Cx<'_>, name: &str, item: &Item) -> Part {
    let word = cx.text(item.token);
    let token = match name {
        "Allow" => method(cx, item.token, ""),
        _ => word_part(cx, name, item.token, &word),
    };
    if item.params.0.is_empty() {
        return Part {
            label: word,
            ..token
        };
    }
    let params = params(cx, field_scope(name), &item.params);
    let mut group = cx.group(item.span, word);
    group.meaning.clone_from(&token.meaning);
    group.source.clone_from(&token.source);
    group = group.says(cause(cx, item));
    let painted = Part {
        meaning: String::new(),
        label: String::new(),
        ..token
    };
    group.holding(std::iter::once(painted).chain(params))
}

fn word_part(cx: Cx<'_>, name: &str, span: Span, word: &str) -> Part {
    let part = cx.part(Token, span, "");
    let known = find(field_values::of(name), word).or_else(|| template(name, word));
    match known {
        Some(entry) => part.known(entry),
        None => part.says(unknown(name)),
    }
}

/// A package such as `dialog.winfo`, by its template.
fn template(name: &str, word: &str) -> Option<&'static Entry> {
    let (_, template) = word.rsplit_once('.')?;
    let packages = matches!(name, "Event" | "Allow-Events");
    find(field_values::of(name), template).filter(|_| packages)
}

/// What to say of a word that is in no table.
fn unknown(name: &str) -> &'static str {
    match name {
        "Supported" | "Require" | "Proxy-Require" | "Unsupported" => {
            "An option tag that this inspector does not know."
        }
        "Event" | "Allow-Events" => "An event package that this inspector does not know.",
        _ => "",
    }
}

/// What the cause of a Reason means: it depends on the protocol before it.
fn cause(cx: Cx<'_>, item: &Item) -> String {
    let Some(cause) = item.params.value(cx.source, "cause") else {
        return String::new();
    };
    let cause = String::from_utf8_lossy(cause);
    let by_number = |table: Table| find(table, &cause).map(|e| e.meaning.to_owned());
    let protocol = cx.text(item.token).to_ascii_uppercase();
    let meaning = match protocol.as_str() {
        "Q.850" => by_number(reasons::Q850),
        "PREEMPTION" => by_number(reasons::PREEMPTION),
        "SIP" => cause.parse().ok().map(status_says),
        _ => None,
    };
    meaning.unwrap_or_default()
}

/// A media type.
pub(super) fn media_type(cx: Cx<'_>, name: &str, media: &MediaType) -> Part {
    let span = media.kind.join(media.subtype);
    let word = cx.text(span);
    let token = cx.paint(Token, span);
    let group = cx.group(media.span, "media type");
    let group = match find(field_values::MEDIA_TYPES, &word) {
        Some(entry) => group.known(entry),
        None => group.says("A media type that this inspector does not know."),
    };
    group.holding(std::iter::once(token).chain(params(cx, field_scope(name), &media.params)))
}

/// A list of media types.
pub(super) fn media_types(cx: Cx<'_>, name: &str, span: Span, list: &[MediaType]) -> Part {
    match list {
        [] => cx.part(Text, span, "").says("An empty list."),
        [one] => media_type(cx, name, one),
        several => {
            let parts = several.iter().map(|m| media_type(cx, name, m));
            cx.group(span, "").holding(parts)
        }
    }
}

/// The parameters of the field called `name`.
pub(super) fn field_scope(name: &str) -> Scope {
    Scope {
        tables: field_params::of(name),
        here: match name {
            "From" => from_tag,
            "To" => to_tag,
            "Session-Expires" => refresher,
            "Subscription-State" => subscription,
            "Diversion" => diversion,
            "Call-Info" => |_, n, v| word(n == "purpose", field_values::PURPOSES, v),
            "Content-Disposition" => |_, n, v| word(n == "handling", field_values::HANDLING, v),
            "Contact" => contact,
            "Retry-After" => |_, n, v| time(n == "duration", v),
            _ => super::params::nothing_more,
        },
        unknown: UNKNOWN,
    }
}

fn word(applies: bool, table: Table, value: Option<&str>) -> String {
    let entry = value.filter(|_| applies).and_then(|v| find(table, v));
    entry.map(|e| e.meaning.to_owned()).unwrap_or_default()
}

fn time(applies: bool, value: Option<&str>) -> String {
    let seconds = value.filter(|_| applies).and_then(|v| v.parse().ok());
    seconds
        .map(|s| format!("{}.", duration(s)))
        .unwrap_or_default()
}

fn from_tag(_: Cx<'_>, name: &str, _: Option<&str>) -> String {
    if name == "tag" {
        "The sender of the request chose it.".into()
    } else {
        String::new()
    }
}

fn to_tag(cx: Cx<'_>, name: &str, _: Option<&str>) -> String {
    match (name, cx.message.is_request()) {
        ("tag", true) => "In a request it says: this belongs to a dialog that exists.".into(),
        ("tag", false) => "The side that answered chose it.".into(),
        _ => String::new(),
    }
}

fn refresher(cx: Cx<'_>, name: &str, value: Option<&str>) -> String {
    let _ = cx;
    word(name == "refresher", field_values::REFRESHERS, value)
}

fn subscription(_: Cx<'_>, name: &str, value: Option<&str>) -> String {
    match name {
        "reason" => word(true, field_values::SUBSCRIPTION_REASONS, value),
        "expires" | "retry-after" => time(true, value),
        _ => String::new(),
    }
}

fn diversion(_: Cx<'_>, name: &str, value: Option<&str>) -> String {
    match name {
        "reason" => word(true, field_values::DIVERSION_REASONS, value),
        "privacy" => word(true, field_values::DIVERSION_PRIVACY, value),
        "screen" => word(true, field_values::DIVERSION_SCREEN, value),
        _ => String::new(),
    }
}

fn contact(_: Cx<'_>, name: &str, value: Option<&str>) -> String {
    match (name, value) {
        ("expires", Some("0")) => "0: the binding is removed.".into(),
        ("expires", value) => time(true, value),
        ("+sip.instance", Some(v)) if v.contains("urn:uuid:") => "A UUID.".into(),
        ("+sip.instance", Some(v)) if v.contains("urn:gsma:imei:") => {
            "The mobile phone's IMEI (RFC 7254).".into()
        }
        _ => String::new(),
    }
}
