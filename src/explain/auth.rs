//! Challenges and credentials (RFC 3261 §22, RFC 7616, RFC 8760).

use super::{
    Part,
    PartKind::{ParamName, ParamValue, Secret, Text, Token},
    build::{Cx, ordinal, shown},
    params::UNKNOWN,
    uri::uri,
    vocabulary::{
        Table,
        digest::{ALGORITHMS, CHALLENGE, CREDENTIALS, INFO, QOP, SCHEMES},
        find,
    },
};
use crate::{
    message::HeaderField,
    syntax::{
        Faults, Text as Input,
        auth::{Auth, AuthParam, AuthParams},
        uri::uri as read_uri,
    },
    text::Span,
};

/// A challenge: WWW-Authenticate, Proxy-Authenticate.
pub(super) fn challenge(cx: Cx<'_>, auth: &Auth) -> Part {
    let part = whole(cx, auth, CHALLENGE);
    if !auth.is_digest(cx.source) {
        return part;
    }
    part.says(if auth.params.get(cx.source, "qop").is_some() {
        "It offers qop: the answer then counts the uses of the nonce."
    } else {
        "It offers no qop: an answer cannot be told from a repeated one."
    })
}

/// Credentials: Authorization, Proxy-Authorization.
pub(super) fn credentials(cx: Cx<'_>, auth: &Auth) -> Part {
    let part = whole(cx, auth, CREDENTIALS);
    if !auth.is_digest(cx.source) {
        return part;
    }
    let has = |name| auth.params.get(cx.source, name).is_some();
    part.says(match (has("qop"), has("nc") && has("cnonce")) {
        (true, true) => "Nonce count and client nonce are there: a repeated answer can be told.",
        (true, false) => "With qop, nc and cnonce must be there too.",
        (false, _) => "Without qop, the way of RFC 2069: an answer can be used again.",
    })
}

/// Authentication-Info and Proxy-Authentication-Info.
pub(super) fn info(cx: Cx<'_>, field: &HeaderField, params: &AuthParams) -> Part {
    cx.group(field.value, "").holding(list(cx, params, INFO))
}

fn whole(cx: Cx<'_>, auth: &Auth, table: Table) -> Part {
    let scheme = cx.part(Token, auth.scheme, "scheme");
    let scheme = match find(SCHEMES, &cx.text(auth.scheme)) {
        Some(entry) => scheme.known(entry),
        None => scheme.says("A scheme that this inspector does not know."),
    };
    let token = auth.token68.map(|t| {
        cx.part(Secret, t, "token")
            .says("What the scheme carries: whoever reads it may be able to use it.")
    });
    let joined = auth.joined.map(|scheme| {
        cx.part(
            Text,
            Span::new(scheme.start, auth.span.end),
            "second challenge",
        )
        .says("It belongs in a field of its own: challenges may not be joined with commas.")
        .cited((3261, "7.3.1"))
    });
    let parts = [Some(scheme), token, joined].into_iter().flatten();
    cx.group(auth.span, "")
        .holding(parts.chain(list(cx, &auth.params, table)))
}

fn list(cx: Cx<'_>, params: &AuthParams, table: Table) -> Vec<Part> {
    params.list.iter().map(|p| param(cx, p, table)).collect()
}

fn param(cx: Cx<'_>, param: &AuthParam, table: Table) -> Part {
    let name = cx.text(param.name).to_ascii_lowercase();
    let value = String::from_utf8_lossy(&param.unq(cx.source)).into_owned();
    let mut part = cx.group(param.span, cx.text(param.name));
    part.value = shown(value.as_bytes());
    let entry = find(table, &name);
    part = match entry {
        Some(entry) => part.known(entry),
        None => part.says(UNKNOWN),
    };
    let kind = entry.map_or(ParamValue, |e| e.kind.into());
    let address = (name == "uri").then(|| target(cx, param)).flatten();
    let shown = address.unwrap_or_else(|| cx.paint(kind, param.value));
    part.says(here(&name, &value))
        .holding([cx.paint(ParamName, param.name), shown])
}

/// The digest's URI and its parts.
fn target(cx: Cx<'_>, param: &AuthParam) -> Option<Part> {
    let text = Input::new(cx.source.bytes(), param.inner());
    let read = read_uri(text, &mut Faults::new())?;
    Some(uri(cx, &read, "URI"))
}

/// What the value says.
fn here(name: &str, value: &str) -> String {
    match name {
        "algorithm" => match find(ALGORITHMS, value) {
            Some(entry) => entry.meaning.to_owned(),
            None => "An algorithm that this inspector does not know.".to_owned(),
        },
        "qop" => qop(value),
        "nc" => count(value),
        "stale" if value.eq_ignore_ascii_case("true") => {
            "true: the nonce is too old; answer again with the new one.".to_owned()
        }
        "stale" => "Not true: whether the password was right is not said.".to_owned(),
        "response" | "rspauth" => length(value).to_owned(),
        "opaque" | "domain" if value.is_empty() => "Empty, which is allowed.".to_owned(),
        _ => String::new(),
    }
}

fn qop(value: &str) -> String {
    let known = |v: &str| find(QOP, v.trim()).map(|e| e.meaning);
    let said: Vec<_> = value.split(',').filter_map(known).collect();
    said.join(" ")
}

/// `nc-value = 8LHEX`
fn count(value: &str) -> String {
    match (value.len(), usize::from_str_radix(value, 16)) {
        (8, Ok(n)) if n > 0 => format!("The {} use of this nonce.", ordinal(n)),
        (8, Ok(_)) => "Zero: counting starts at 1.".to_owned(),
        _ => "Not the eight hexadecimal digits it must be.".to_owned(),
    }
}

/// What the length of a response tells.
fn length(value: &str) -> &'static str {
    match value.len() {
        _ if !value.bytes().all(|b| b.is_ascii_hexdigit()) => {
            "Not hexadecimal: it cannot be a hash."
        }
        32 => "32 hexadecimal digits: as long as MD5.",
        64 => "64 hexadecimal digits: as long as SHA-256 and SHA-512/256.",
        _ => "As long as no algorithm of SIP makes it.",
    }
}
