//! Hosts and ports, as in URIs and in Via's sent-by.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use nom::{Input, Parser, bytes::complete::take_while1};

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    input::{Read, expect, is_space},
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

/// The RFC that keeps an address for networks that the Internet does not route to: RFC 1918 §3, RFC 6598 §7, RFC 4193
/// §3; `None` for another address.
pub fn private(address: IpAddr) -> Option<u16> {
    match address {
        IpAddr::V4(v4) if v4.is_private() => Some(1918),
        IpAddr::V4(v4) if matches!(v4.octets(), [100, 64..=127, ..]) => Some(6598),
        IpAddr::V6(v6) if v6.is_unique_local() => Some(4193),
        IpAddr::V4(_) | IpAddr::V6(_) => None,
    }
}

/// Whether an address is one host's on the Internet.
pub fn is_public(address: IpAddr) -> bool {
    let local = match address {
        IpAddr::V4(v4) => v4.is_link_local() || v4.is_broadcast(),
        IpAddr::V6(v6) => v6.is_unicast_link_local(),
    };
    let none = address.is_unspecified() || address.is_loopback() || address.is_multicast();
    !local && !none && private(address).is_none()
}

/// The bytes of a host: in brackets up to the closing one, else up to the port's colon or white
/// space.
pub fn host_text(input: Text<'_>) -> Read<'_, Text<'_>> {
    if input.bytes().first() == Some(&b'[') {
        let outside = |b: &u8| !(b.is_ascii_hexdigit() || matches!(b, b':' | b'.' | b'['));
        let ends = |b: &u8| matches!(b, b']' | b';' | b',' | b'>' | b'@') || is_space(*b);
        let bytes = input.bytes();
        // Up to the closing bracket, even over what does not belong between the two.
        let end = bytes
            .iter()
            .position(ends)
            .filter(|n| bytes.get(*n) == Some(&b']'));
        let len = match end {
            Some(n) => n + 1,
            None => bytes.iter().position(outside).unwrap_or(bytes.len()),
        };
        return Ok(input.take_split(len));
    }
    expect("a host", take_while1(|b: u8| b != b':' && !is_space(b))).parse(input)
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
        // Where the host is none, what follows it is hardly a port: one fault says so.
        Some(_) if host.kind == HostKind::Malformed => None,
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

/// A whole text that is, or wants to be, an IPv6 address with nothing round it: `2001:db8::1`.
fn bare_ipv6(text: Text<'_>) -> Option<Host> {
    let bytes = text.bytes();
    let several = bytes.splitn(3, |b| *b == b':').count() == 3;
    let shaped = |b: &u8| b.is_ascii_hexdigit() || matches!(b, b':' | b'.');
    if !several || !bytes.iter().all(shaped) {
        return None;
    }
    let address = std::str::from_utf8(bytes).ok()?;
    Some(Host {
        span: text.span(),
        kind: address.parse().map_or(HostKind::Malformed, HostKind::V6),
    })
}

/// What kind of host the text is.
fn judge_host(text: Text<'_>, faults: &mut Faults) -> Host {
    let span = text.span();
    let host = String::from_utf8_lossy(text.bytes());
    let mut fault = |kind, what| {
        faults.push(SyntaxFault::new(kind, span).expecting(what));
        HostKind::Malformed
    };
    let kind = if let Some(inner) = host.strip_prefix('[') {
        match inner.strip_suffix(']').map(str::parse) {
            Some(Ok(address)) => HostKind::V6(address),
            Some(Err(_)) => fault(FaultKind::Ipv6, "an IPv6 address between `[` and `]`"),
            None => fault(FaultKind::Ipv6, "`]` behind the address"),
        }
    } else if host.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        match ipv4(&host) {
            Some(address) => HostKind::V4(address),
            None => fault(
                FaultKind::Host,
                "four numbers from 0 to 255 with dots between",
            ),
        }
    } else if is_hostname(&host) {
        HostKind::Name
    } else {
        fault(FaultKind::Host, "a host name or an address")
    };
    Host { span, kind }
}

/// `IPv4address = 1*3DIGIT "." 1*3DIGIT "." 1*3DIGIT "." 1*3DIGIT`: unlike elsewhere, zeros in
/// front are allowed.
fn ipv4(host: &str) -> Option<Ipv4Addr> {
    let mut octets = [0; 4];
    let mut parts = host.split('.');
    for octet in &mut octets {
        *octet = parts.next().filter(|p| p.len() <= 3)?.parse().ok()?;
    }
    parts.next().is_none().then(|| octets.into())
}

/// `hostname = *( domainlabel "." ) toplabel [ "." ]`, with `_` as names in the field have it, and
/// with a digit at the front of the last label, which RFC 1123 came to allow.
fn is_hostname(host: &str) -> bool {
    let char = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let label =
        |l: &str| !l.is_empty() && l.bytes().all(char) && !l.starts_with('-') && !l.ends_with('-');
    host.strip_suffix('.').unwrap_or(host).split('.').all(label)
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
        use FaultKind::{EmptyPort, Host, Ipv6, Malformed, NotANumber, PortRange};
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
            ("%", Some((HostKind::Malformed, None)), &[Host]),
            ("-a.b", Some((HostKind::Malformed, None)), &[Host]),
            ("a..b", Some((HostKind::Malformed, None)), &[Host]),
            ("300.1.2.3", Some((HostKind::Malformed, None)), &[Host]),
            ("1.2.3", Some((HostKind::Malformed, None)), &[Host]),
            (
                "192.000.002.001",
                Some((HostKind::V4(Ipv4Addr::new(192, 0, 2, 1)), None)),
                &[],
            ),
            ("my_host.example.com.", Some((HostKind::Name, None)), &[]),
            ("2001:db8:::1", Some((HostKind::Malformed, None)), &[Ipv6]),
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
