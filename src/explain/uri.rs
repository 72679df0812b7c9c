//! URIs (RFC 3261 §19.1, RFC 3966).

use super::{
    Part,
    PartKind::{self, Port, Scheme, Secret, Text, User},
    build::Cx,
    params::{Scope, params},
    vocabulary::{find, schemes, transports, uri_params},
};
use crate::{
    message::Method,
    syntax::{
        host::{Host, HostKind},
        number::Number,
        uri::{SipUri, TelUri, Uri, UriKind},
    },
    text::Span,
};

const SCOPE: Scope = Scope {
    tables: &[uri_params::PARAMS, uri_params::IN_THE_FIELD],
    here,
    unknown: "A URI parameter that this inspector does not know. Elements ignore what they do not know.",
};

/// Parameters of a `tel:` URI.
const TEL: Scope = Scope {
    tables: &[uri_params::TEL],
    here,
    unknown: "A parameter that this inspector does not know.",
};

/// What stands behind `?`: header fields for the request that the URI leads to.
const HEADERS: Scope = Scope {
    tables: &[],
    here: |_, _, _| String::new(),
    unknown: "A header field for the request that is made from this URI.",
};

/// A URI and its parts.
pub(super) fn uri(cx: Cx<'_>, uri: &Uri, label: &str) -> Part {
    let name = cx.text(uri.scheme);
    let scheme = cx.part(Scheme, uri.scheme, "scheme");
    let scheme = match find(schemes::SCHEMES, &name) {
        Some(entry) => scheme.known(entry),
        None => scheme.says("A scheme that this inspector does not know."),
    };
    let mut parts = vec![scheme];
    match &uri.kind {
        UriKind::Sip(sip) => parts.extend(sip_parts(cx, sip)),
        UriKind::Tel(tel) => parts.extend(tel_parts(cx, tel)),
        UriKind::Other(rest) => parts.push(
            cx.part(Text, *rest, "address")
                .says("What the scheme makes of it."),
        ),
    }
    let source = match &uri.kind {
        UriKind::Sip(_) => (3261, "19.1.1"),
        UriKind::Tel(_) => (3966, "3"),
        UriKind::Other(_) => (3986, "3"),
    };
    let says = parts.first().map(|scheme| scheme.meaning.clone());
    cx.group(uri.span, label)
        .says(says.unwrap_or_default())
        .cited(source)
        .holding(parts)
}

fn sip_parts(cx: Cx<'_>, uri: &SipUri) -> Vec<Part> {
    let mut parts = Vec::new();
    parts.extend(uri.user.map(|u| user(cx, u)));
    parts.extend(uri.password.map(|p| {
        cx.part(Secret, p, "password")
            .says("A password in clear text: everybody on the way reads it. Not recommended.")
            .cited((3261, "19.1.1"))
    }));
    if let Some(address) = uri.host_port {
        parts.push(host(cx, address.host, address.port.is_some()));
        parts.extend(address.port.map(|p| port(cx, p)));
    }
    parts.extend(params(cx, SCOPE, &uri.params));
    parts.extend(params(cx, HEADERS, &uri.headers));
    parts
}

fn user(cx: Cx<'_>, span: Span) -> Part {
    let part = cx.part(User, span, "user").cited((3261, "19.1.1"));
    let name = cx.bytes(span);
    let (plus, digits) = match name.strip_prefix(b"+") {
        Some(rest) => (true, rest),
        None => (false, name),
    };
    let number = digits.len() > 1 && digits.iter().all(u8::is_ascii_digit);
    if name == b"anonymous" {
        return part
            .says("Whoever it is does not want to be known.")
            .cited((3323, "4.1.1.3"));
    }
    part.says(match (number, plus) {
        (true, true) => "A telephone number with country code, as the user at that host.",
        (true, false) => {
            "A number that means what the host makes of it: an extension or an account."
        }
        _ => "Who is meant at that host. Capitals count here.",
    })
}

/// A host: name or address.
pub(super) fn host(cx: Cx<'_>, host: Host, has_port: bool) -> Part {
    let part = cx.part(PartKind::Host, host.span, "host");
    match host.kind {
        HostKind::Name => host_name(cx, part, host.span, has_port),
        HostKind::V4(address) => v4(part, address),
        HostKind::V6(address) => v6(part, address),
        HostKind::Malformed => part.says("Neither a domain name nor an address."),
    }
}

fn host_name(cx: Cx<'_>, part: Part, span: Span, has_port: bool) -> Part {
    let name = cx.text(span).to_ascii_lowercase();
    if name == "invalid" || name.ends_with(".invalid") {
        part.says("A name that never exists: it stands where the real one is unknown or hidden.")
            .cited((3323, "4.1.1.3"))
    } else if has_port {
        part.says("A domain name: its address records (A, AAAA) in DNS say where it is.")
            .cited((3263, "4.2"))
    } else {
        part.says("A domain name without port: NAPTR and SRV records in DNS may say which transport, host and port serve it.")
            .cited((3263, "4.1"))
    }
}

/// An IPv4 address, and where it is valid.
pub(super) fn v4(part: Part, address: std::net::Ipv4Addr) -> Part {
    let (says, source) = if address.is_private() {
        (
            "A private IPv4 address: it is reached inside its own network only.",
            (1918, "3"),
        )
    } else if address.is_loopback() {
        (
            "This very machine (loopback): nobody else reaches it.",
            (1122, "3.2.1.3"),
        )
    } else if address.is_unspecified() {
        (
            "No address at all: \"not known\", or \"none in particular\".",
            (1122, "3.2.1.3"),
        )
    } else if address.is_link_local() {
        (
            "A link-local IPv4 address: no address was assigned, and no router forwards it.",
            (3927, "1"),
        )
    } else if address.is_multicast() {
        (
            "An IPv4 multicast address: a group of receivers.",
            (5771, "1"),
        )
    } else if address.is_documentation() {
        ("An IPv4 address kept for documentation.", (5737, "3"))
    } else if matches!(address.octets(), [100, 64..=127, ..]) {
        (
            "An address shared behind a carrier's NAT: not reached from outside.",
            (6598, "7"),
        )
    } else {
        ("A public IPv4 address.", (3261, "25.1"))
    };
    part.says(says).cited(source)
}

/// An IPv6 address, and where it is valid.
pub(super) fn v6(part: Part, address: std::net::Ipv6Addr) -> Part {
    let first = address.segments()[0];
    let (says, source) = if address.is_loopback() {
        (
            "This very machine (loopback): nobody else reaches it.",
            (4291, "2.5.3"),
        )
    } else if address.is_unspecified() {
        (
            "No address at all: \"not known\", or \"none in particular\".",
            (4291, "2.5.2"),
        )
    } else if first & 0xffc0 == 0xfe80 {
        (
            "A link-local IPv6 address: no router forwards it.",
            (4291, "2.5.6"),
        )
    } else if first & 0xfe00 == 0xfc00 {
        (
            "A private IPv6 address (unique local): it is reached inside its own network only.",
            (4193, "3"),
        )
    } else if address.is_multicast() {
        (
            "An IPv6 multicast address: a group of receivers.",
            (4291, "2.7"),
        )
    } else if matches!(address.segments(), [0x2001, 0xdb8, ..]) {
        ("An IPv6 address kept for documentation.", (3849, "2"))
    } else {
        ("A public IPv6 address.", (4291, "2.5.4"))
    };
    part.says(says).cited(source)
}

/// A port.
pub(super) fn port(cx: Cx<'_>, number: Number) -> Part {
    let part = cx.part(Port, number.span, "port").cited((3261, "19.1.2"));
    match number.within(65535) {
        Some(5060) => part.says("The usual port for SIP over UDP and TCP."),
        Some(5061) => part.says("The usual port for SIP over TLS."),
        Some(n) if n > 0 => part.says("Where the host listens."),
        _ => part.says("No port: those are from 1 to 65535."),
    }
}

fn tel_parts(cx: Cx<'_>, uri: &TelUri) -> Vec<Part> {
    let number = cx.part(User, uri.number, "number");
    let number = if cx.bytes(uri.number).starts_with(b"+") {
        number
            .says("A telephone number with country code: the same everywhere.")
            .cited((3966, "5.1.4"))
    } else {
        number
            .says("A local number: `phone-context` says where it is valid.")
            .cited((3966, "5.1.5"))
    };
    std::iter::once(number)
        .chain(params(cx, TEL, &uri.params))
        .collect()
}

fn here(_: Cx<'_>, name: &str, value: Option<&str>) -> String {
    let meaning = match (name, value) {
        ("transport", Some(v)) => find(transports::TRANSPORTS, v).map(|e| e.meaning),
        ("method", Some(v)) => Some(Method::of(v.as_bytes()).meaning()),
        ("user", Some(v)) => find(uri_params::USERS, v).map(|e| e.meaning),
        ("cause", Some(v)) => find(uri_params::CAUSES, v).map(|e| e.meaning),
        ("lr", Some(_)) => Some("Here with a value, which says nothing more."),
        _ => None,
    };
    meaning.unwrap_or_default().to_owned()
}
