//! Via: the way the request came, and the response goes back (RFC 3261 §20.42, §18.2).

use super::{
    Part,
    PartKind::{Token, Version},
    build::{Cx, ordinal},
    params::{Scope, UNKNOWN, params},
    uri::{host, port},
    vocabulary::{find, transports, via_params},
};
use crate::{
    message::{HeaderField, HeaderId},
    syntax::via::ViaParm,
    text::Span,
};

const SCOPE: Scope = Scope {
    tables: &[via_params::PARAMS],
    here,
    unknown: UNKNOWN,
};

/// The value at `span`, which holds `hops`.
pub(super) fn via(cx: Cx<'_>, span: Span, hops: &[ViaParm]) -> Part {
    let (before, total) = cx.hops;
    let parts = hops.iter().zip(before.saturating_add(1)..);
    let mut parts: Vec<_> = parts.map(|(h, n)| hop(cx, h, n, total)).collect();
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => cx.group(span, "").holding(parts.into_iter().chain(last)),
    }
}

/// How many hops stand in a field: one where it cannot be read, none where it is no Via.
pub(super) fn hops_in(cx: Cx<'_>, field: &HeaderField) -> usize {
    if field.id != HeaderId::Via {
        return 0;
    }
    let value = field.typed(cx.source).and_then(|v| v.via());
    value.map_or(1, <[_]>::len)
}

/// What the hop at place `n` from the top is to this message.
fn role(cx: Cx<'_>, n: usize, total: usize) -> String {
    let request = cx.message.is_request();
    match (request, n) {
        (true, 1) if total <= 1 => {
            "1st and only hop: the request comes from here, and the response goes back here.".into()
        }
        (true, 1) => {
            "1st hop: the request comes from here, and the next response goes here.".into()
        }
        (false, 1) if total <= 1 => {
            "1st and only hop: the response goes here, to the client that sent the request.".into()
        }
        (false, 1) => "1st hop: the response goes here next.".into(),
        _ if n == total => format!(
            "{} hop: the client that the request began at; the response ends here.",
            ordinal(n)
        ),
        _ => format!("{} hop: an element the request passed through.", ordinal(n)),
    }
}

fn hop(cx: Cx<'_>, via: &ViaParm, n: usize, total: usize) -> Part {
    let protocol = Span::new(via.protocol.start, via.version.end);
    let protocol = cx
        .part(Version, protocol, "protocol")
        .says("The protocol and its version.")
        .cited((3261, "20.42"));
    let mut parts = vec![protocol, transport(cx, via.transport)];
    if let Some(sent_by) = via.sent_by {
        let mut address = vec![host(cx, sent_by.host, sent_by.port.is_some())];
        address.extend(sent_by.port.map(|p| port(cx, p)));
        let group = cx
            .group(sent_by.span, "sent-by")
            .says("The address this element gave itself.")
            .cited((3261, "18.1.1"));
        parts.push(group.holding(address));
    }
    parts.extend(params(cx, SCOPE, &via.params));
    cx.group(via.span, format!("{} hop", ordinal(n)))
        .says(role(cx, n, total))
        .cited((3261, "18.2.2"))
        .holding(parts)
}

/// A transport's name.
fn transport(cx: Cx<'_>, span: Span) -> Part {
    let part = cx.part(Token, span, "transport");
    match find(transports::TRANSPORTS, &cx.text(span)) {
        Some(entry) => part.known(entry),
        None => part
            .says("A transport that this inspector does not know.")
            .cited((3261, "20.42")),
    }
}

fn here(_: Cx<'_>, name: &str, value: Option<&str>) -> String {
    match (name, value) {
        ("branch", Some(v)) => branch(v),
        ("rport", None) => {
            "Empty: it asks the server to answer to the source port, which gets through NAT.".into()
        }
        ("rport", Some(port)) => {
            format!("The server saw the request come from port {port}, and answers there.")
        }
        ("received", Some(address)) => {
            format!("The request came from {address}; the response goes there.")
        }
        _ => String::new(),
    }
}

fn branch(value: &str) -> String {
    match value.get(..7) {
        Some("z9hG4bK") if value.len() == 7 => {
            "`z9hG4bK` alone: the cookie is there, what makes it unique is not.".into()
        }
        Some("z9hG4bK") => {
            "It starts with the cookie `z9hG4bK`: an RFC 3261 transaction id, unique by itself."
                .into()
        }
        _ => "Without the cookie `z9hG4bK`: written the way of RFC 2543, and not unique by itself."
            .into(),
    }
}
