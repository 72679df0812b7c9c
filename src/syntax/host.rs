//! Hosts and ports, as in URIs and in Via's sent-by.

use std::net::{Ipv4Addr, Ipv6Addr};

use nom::{Input, Parser, bytes::complete::take_while1};

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    input::{Read, expect},
    number::Number,
};
use crate::text::Span;

/// What a host is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostKind {
    /// A domain name.
    Name,
    /// An IPv4 address.
    V4(Ipv4Addr),
    /// An IPv6 address in brackets.
    V6(Ipv6Addr),
    /// Neither: the fault says why.
    Malformed,
}

/// `host = hostname / IPv4address / IPv6reference`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Host {
    /// Its bytes, brackets included.
    pub span: Span,
    /// What it is.
    pub kind: HostKind,
}

/// `hostport = host [ ":" port ]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostPort {
    /// All of it.
    pub span: Span,
    /// The host.
    pub host: Host,
    /// The port, where one is given.
    pub port: Option<Number>,
}

/// The bytes of a host: in brackets up to the closing one, else letters, digits, `.`, `-` and
/// what else stands in names in the field (`_`).
pub fn host_text(input: Text<'_>) -> Read<'_, Text<'_>> {
    if input.bytes().first() == Some(&b'[') {
        let inside =
            |b: &u8| *b == b']' || !(b.is_ascii_hexdigit() || matches!(b, b':' | b'.' | b'['));
        let end = input.bytes().iter().position(inside);
        let closed = end.is_some_and(|n| input.bytes().get(n) == Some(&b']'));
        let len = end.map_or(input.bytes().len(), |n| n + usize::from(closed));
        return Ok(input.take_split(len));
    }
    expect(
        "a host",
        take_while1(|b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')),
    )
    .parse(input)
}

/// `hostport = host [ ":" port ]` as all of `text`, with or without white space round the colon
/// (Via's `sent-by = host [ COLON port ]` allows it). `None` where there is no host.
pub fn host_port(text: Text<'_>, faults: &mut Faults) -> Option<HostPort> {
    let text = text.trim();
    if let Some(host) = bare_ipv6(text) {
        faults.push(
            SyntaxFault::new(FaultKind::Ipv6, text.span())
                .expecting("brackets round an IPv6 address"),
        );
        return Some(HostPort {
            span: text.span(),
            host,
            port: None,
        });
    }
    let Ok((rest, host)) = host_text(text) else {
        faults.push(SyntaxFault::new(FaultKind::Malformed, text.span()).expecting("a host"));
        return None;
    };
    let host = judge_host(host, faults);
    let port = match rest.trim_start().bytes().split_first() {
        None => None,
        Some((b':', _)) => port(rest.trim_start(), faults),
        Some(_) => {
            faults.push(
                SyntaxFault::new(FaultKind::Malformed, rest.span())
                    .expecting("`:` and a port, or the end"),
            );
            None
        }
    };
    Some(HostPort {
        span: text.span(),
        host,
        port,
    })
}

/// A whole text that is an IPv6 address with nothing round it: `2001:db8::1`.
fn bare_ipv6(text: Text<'_>) -> Option<Host> {
    let address = std::str::from_utf8(text.bytes()).ok()?;
    let kind = HostKind::V6(address.parse().ok()?);
    Some(Host {
        span: text.span(),
        kind,
    })
}

/// What kind of host the text is.
fn judge_host(text: Text<'_>, faults: &mut Faults) -> Host {
    let span = text.span();
    let host = String::from_utf8_lossy(text.bytes());
    let kind = if let Some(inner) = host.strip_prefix('[') {
        match inner.strip_suffix(']').map(str::parse) {
            Some(Ok(address)) => HostKind::V6(address),
            other => {
                let what = if other.is_none() {
                    "`]` behind the address"
                } else {
                    "an IPv6 address between `[` and `]`"
                };
                faults.push(SyntaxFault::new(FaultKind::Ipv6, span).expecting(what));
                HostKind::Malformed
            }
        }
    } else {
        host.parse().map_or(HostKind::Name, HostKind::V4)
    };
    Host { span, kind }
}

/// `COLON port`: `text` starts with the colon.
fn port(text: Text<'_>, faults: &mut Faults) -> Option<Number> {
    let colon = text.take(1);
    let digits = text.take_from(1).trim();
    if digits.is_empty() {
        faults
            .push(SyntaxFault::new(FaultKind::EmptyPort, colon.span()).expecting("a port number"));
        return None;
    }
    if !digits.bytes().iter().all(u8::is_ascii_digit) {
        faults.push(
            SyntaxFault::new(FaultKind::NotANumber, digits.span()).expecting("a port number"),
        );
        return None;
    }
    let number = Number::new(digits);
    if number.within(65535).is_none_or(|port| port == 0) {
        faults.push(
            SyntaxFault::new(FaultKind::PortRange, digits.span())
                .expecting("a port from 1 to 65535"),
        );
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_ports_and_faults() {
        use FaultKind::{EmptyPort, Ipv6, Malformed, NotANumber, PortRange};
        let v6 = HostKind::V6("2001:db8::1".parse().unwrap());
        let cases: &[(&str, Option<(HostKind, Option<u64>)>, &[FaultKind])] = &[
            ("example.com", Some((HostKind::Name, None)), &[]),
            (
                "192.0.2.1:5060",
                Some((HostKind::V4(Ipv4Addr::new(192, 0, 2, 1)), Some(5060))),
                &[],
            ),
            (
                "example.com : 5060",
                Some((HostKind::Name, Some(5060))),
                &[],
            ),
            ("[2001:db8::1]:5061", Some((v6, Some(5061))), &[]),
            ("2001:db8::1", Some((v6, None)), &[Ipv6]),
            ("[2001:db8::1", Some((HostKind::Malformed, None)), &[Ipv6]),
            ("[2001:db8:::1]", Some((HostKind::Malformed, None)), &[Ipv6]),
            ("a:", Some((HostKind::Name, None)), &[EmptyPort]),
            ("a:0", Some((HostKind::Name, Some(0))), &[PortRange]),
            ("a:65536", Some((HostKind::Name, Some(65536))), &[PortRange]),
            ("a:x", Some((HostKind::Name, None)), &[NotANumber]),
            ("a b", Some((HostKind::Name, None)), &[Malformed]),
            ("", None, &[Malformed]),
            ("%", None, &[Malformed]),
        ];
        for (text, expected, kinds) in cases {
            let mut faults = Faults::new();
            let read = host_port(Text::whole(text.as_bytes()), &mut faults);
            let read = read.map(|h| (h.host.kind, h.port.and_then(|p| p.value)));
            assert_eq!(read, *expected, "{text}");
            let found: Vec<_> = faults.iter().map(|f| f.kind).collect();
            assert_eq!(&found, kinds, "{text}");
        }
    }
}
