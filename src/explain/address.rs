//! Addresses: From, To, Contact, Route and their kin (RFC 3261 §20.10).

use super::{
    Part,
    PartKind::{DisplayName, Token},
    build::{Cx, ordinal},
    params::{Scope, params},
    uri::uri,
};
use crate::{
    syntax::{
        address::{Addresses, NameAddr},
        rfc3261::unquote,
    },
    text::Span,
};

/// Several addresses, or `*`. Each one of several is called by its place and `noun`.
pub(super) fn addresses(
    cx: Cx<'_>,
    span: Span,
    addresses: &Addresses,
    scope: Scope,
    noun: &str,
) -> Part {
    match addresses {
        Addresses::Star(star) => cx
            .part(Token, *star, "*")
            .says("Every binding of the address: with `Expires: 0` it removes them all.")
            .cited((3261, "10.2.2")),
        Addresses::List(list) => match &**list {
            [one] => address(cx, one, scope, ""),
            several => {
                let parts = several.iter().zip(1..).map(|(a, n)| {
                    let label = format!("{} {noun}", ordinal(n));
                    address(cx, a, scope, &label)
                });
                cx.group(span, "").holding(parts)
            }
        },
    }
}

/// One address.
pub(super) fn address(cx: Cx<'_>, address: &NameAddr, scope: Scope, label: &str) -> Part {
    let mut parts = Vec::new();
    if let Some(display) = address.display {
        let name = unquote(cx.bytes(display));
        let says = if name.is_empty() {
            "A name for people, left empty. Nobody checks it."
        } else {
            "A name for people. Nobody checks it."
        };
        let name = cx.part(DisplayName, display, "display name").says(says);
        parts.push(name.cited((3261, "20.10")));
    }
    parts.extend(address.uri.as_ref().map(|u| uri(cx, u, "URI")));
    parts.extend(params(cx, scope, &address.params));
    cx.group(address.span, label).holding(parts)
}
