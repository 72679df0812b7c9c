//! The values of SDP's lines by type (RFC 8866 §5.1 to §5.12); `a=` and `m=` have files of their
//! own.

use std::net::{Ipv4Addr, Ipv6Addr};

use nom::{
    Input, Parser,
    branch::alt,
    bytes::complete::tag,
    combinator::{opt, recognize},
    multi::many1,
    sequence::{preceded, terminated},
};

use super::{LineValue, attribute, digits, media, non_ws, read_all, sp, token, word_of};
use crate::{
    syntax::{
        FaultKind, Faults, SyntaxFault, Text,
        input::{Read, expect},
        number::Number,
    },
    text::Span,
};

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressKind {
    /// An IPv4 address.
    V4(Ipv4Addr),
    /// An IPv6 address.
    V6(Ipv6Addr),
    /// A domain name, or an address of another family.
    Name,
    /// Meant as an IP address and none: a fault says so.
    Malformed,
}

/// `nettype SP addrtype SP address`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// All of it.
    pub span: Span,
    /// `IN`
    pub nettype: Span,
    /// `IP4` or `IP6`
    pub addrtype: Span,
    /// The address without time to live and count.
    pub address: Span,
    /// What the address is.
    pub kind: AddressKind,
}

/// `o=username SP sess-id SP sess-version SP nettype SP addrtype SP unicast-address`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The user's name on the originating host, or `-`.
    pub username: Span,
    /// Session identifier.
    pub session_id: Number,
    /// Session version, raised with every change.
    pub version: Number,
    /// The host that created the session.
    pub address: Address,
}

/// `c=nettype SP addrtype SP connection-address`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Where media go.
    pub address: Address,
    /// Time to live of IPv4 multicast.
    pub ttl: Option<Number>,
    /// Number of addresses.
    pub count: Option<Number>,
}

/// `b=bwtype ":" bandwidth`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bandwidth {
    /// `AS`, `CT`, `TIAS` …
    pub kind: Span,
    /// The figure.
    pub value: Number,
}

/// `t=start-time SP stop-time`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// Seconds since 1900; 0 for no bound.
    pub start: Number,
    /// Seconds since 1900; 0 for no bound.
    pub stop: Number,
}

/// `k=method` or `k=method:key` (obsolete)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// `prompt`, `clear`, `base64`, `uri`.
    pub method: Span,
    /// The key.
    pub key: Option<Span>,
}

/// The value behind `=` by the grammar of its type.
pub(super) fn value(
    letter: u8,
    content: Text<'_>,
    value: Text<'_>,
    faults: &mut Faults,
) -> LineValue {
    if matches!(letter, b's' | b'i' | b'u' | b'e' | b'p') {
        return free_text(content, value, faults);
    }
    let text = value.trim_start();
    let gap = value.until(text);
    if !text.is_empty() && !gap.is_empty() {
        let fault = SyntaxFault::new(FaultKind::SdpSpace, gap.span());
        faults.push(fault.expecting("the value right behind `=`"));
    }
    if text.trim_end().is_empty() {
        let fault = SyntaxFault::new(FaultKind::SdpValue, content.trim_end().span());
        faults.push(fault.expecting("a value behind `=`"));
        return LineValue::Unreadable;
    }
    let f = faults;
    let bad = FaultKind::SdpValue;
    let typed = match letter {
        b'v' => read_all(digits, text, bad, f).map(LineValue::Version),
        b'o' => read_all(origin, spaced(text, f), bad, f).map(|o| LineValue::Origin(o.into())),
        b'c' => read_all(connection, spaced(text, f), bad, f).map(LineValue::Connection),
        b'b' => read_all(bandwidth, text, bad, f).map(LineValue::Bandwidth),
        b't' => read_all(timing, spaced(text, f), bad, f).map(LineValue::Timing),
        b'r' | b'z' => read_all(times, spaced(text, f), bad, f).map(LineValue::Times),
        b'k' => read_all(key, text, bad, f).map(LineValue::Key),
        b'm' => read_all(media::media, spaced(text, f), bad, f).map(LineValue::Media),
        b'a' => attribute::attribute(text, f).map(LineValue::Attribute),
        _ => {
            let fault = SyntaxFault::new(FaultKind::SdpLine, content.trim_end().span());
            f.push(fault.expecting("one of the types v, o, s, i, u, e, p, c, b, t, r, z, k, a, m"));
            None
        }
    };
    let typed = typed.unwrap_or(LineValue::Unreadable);
    judge(&typed, f);
    if let LineValue::Media(media) = &typed {
        judge_formats(text, media, f);
    }
    typed
}

/// A fault where a stream of RTP lists a format that is no payload type (RFC 8866 §5.14).
fn judge_formats(text: Text<'_>, media: &media::Media, faults: &mut Faults) {
    let part = |span: Span| {
        let from = |at: u32| at.saturating_sub(text.start());
        Span::new(from(span.start), from(span.end)).of(text.bytes())
    };
    let proto = part(media.proto).to_ascii_uppercase();
    let holds = |name: &[u8]| proto.windows(name.len()).any(|w| w == name);
    if !holds(b"RTP/AVP") && !holds(b"RTP/SAVP") {
        return;
    }
    let payload = |f: &&Span| {
        let digits = std::str::from_utf8(part(**f)).unwrap_or_default();
        digits.bytes().all(|b| b.is_ascii_digit()) && digits.parse::<u8>().is_ok_and(|n| n < 128)
    };
    if let Some(format) = media.formats.iter().find(|f| !payload(f)) {
        let fault = SyntaxFault::new(FaultKind::SdpValue, *format);
        faults.push(fault.expecting("a payload type of RTP, a number from 0 to 127"));
    }
}

/// `text = byte-string`, at least one byte; blanks count.
fn free_text(content: Text<'_>, value: Text<'_>, faults: &mut Faults) -> LineValue {
    if value.is_empty() {
        let fault = SyntaxFault::new(FaultKind::SdpValue, content.span());
        faults.push(fault.expecting("at least one character, such as `-`"));
    }
    LineValue::Text(value.span())
}

/// Tells of more than one blank between two fields, and gives the text back.
fn spaced<'a>(text: Text<'a>, faults: &mut Faults) -> Text<'a> {
    let text = text.trim_end();
    let is_blank = |b: u8| b == b' ' || b == b'\t';
    let mut rest = text;
    while let Some(n) = rest.position(is_blank) {
        let from = rest.take_from(n);
        let run = from.position(|b| !is_blank(b)).unwrap_or_default();
        if from.take(run).bytes() != b" " {
            let fault = SyntaxFault::new(FaultKind::SdpSpace, from.take(run).span());
            faults.push(fault.expecting("one blank between two fields"));
        }
        rest = from.take_from(run.max(1));
    }
    text
}

/// What a value that could be read still breaks: its addresses and ports.
fn judge(typed: &LineValue, faults: &mut Faults) {
    match typed {
        LineValue::Origin(o) => judge_address(&o.address, faults),
        LineValue::Connection(c) => judge_address(&c.address, faults),
        LineValue::Media(m) => judge_port(m.port, faults),
        LineValue::Version(v) if v.value != Some(0) => {
            let fault = SyntaxFault::new(FaultKind::SdpValue, v.span);
            faults.push(fault.expecting("0, the only version there is"));
        }
        _ => {}
    }
}

/// A fault where an address was meant as an IP address and is none.
pub(super) fn judge_address(address: &Address, faults: &mut Faults) {
    if address.kind == AddressKind::Malformed {
        let fault = SyntaxFault::new(FaultKind::SdpValue, address.address);
        faults.push(fault.expecting("an IP address or a domain name"));
    }
}

/// A fault where a port is above 65535.
pub(super) fn judge_port(port: Number, faults: &mut Faults) {
    if port.within(65535).is_none() {
        let fault = SyntaxFault::new(FaultKind::SdpPort, port.span);
        faults.push(fault.expecting("a port up to 65535"));
    }
}

/// `origin-field`'s value.
fn origin(input: Text<'_>) -> Read<'_, Origin> {
    let (rest, username) = terminated(expect("a user name or `-`", non_ws), sp).parse(input)?;
    let number = |what| expect(what, terminated(digits, sp));
    let (rest, session_id) = number("a numeric session identifier").parse(rest)?;
    let (rest, version) = number("a numeric session version").parse(rest)?;
    let (rest, address) = address(rest)?;
    let username = username.span();
    Ok((
        rest,
        Origin {
            username,
            session_id,
            version,
            address,
        },
    ))
}

/// `nettype SP addrtype SP unicast-address`
pub(super) fn address(input: Text<'_>) -> Read<'_, Address> {
    let (rest, nettype) =
        terminated(expect("a network type such as `IN`", token), sp).parse(input)?;
    let (rest, addrtype) =
        terminated(expect("an address type, `IP4` or `IP6`", token), sp).parse(rest)?;
    let is = |b: u8| b > b' ' && b != b'/' && b != 0x7f;
    let (rest, text) = word_of("an address", is)(rest)?;
    Ok((
        rest,
        Address {
            span: Span::new(input.start(), text.end()),
            nettype: nettype.span(),
            addrtype: addrtype.span(),
            address: text.span(),
            kind: address_kind(text.bytes()),
        },
    ))
}

/// What the bytes of an address are.
pub(super) fn address_kind(bytes: &[u8]) -> AddressKind {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(v4) = text.parse() {
        return AddressKind::V4(v4);
    }
    if let Ok(v6) = text.parse() {
        return AddressKind::V6(v6);
    }
    let dotted = bytes.iter().all(|b| b.is_ascii_digit() || *b == b'.');
    if dotted || bytes.contains(&b':') {
        AddressKind::Malformed
    } else {
        AddressKind::Name
    }
}

/// `connection-field`'s value.
fn connection(input: Text<'_>) -> Read<'_, Connection> {
    let (rest, address) = address(input)?;
    let slash = || opt(preceded(tag("/"), digits));
    let (rest, (first, second)) = (slash(), slash()).parse(rest)?;
    let (ttl, count) = match address.kind {
        // Only IPv4 multicast has a time to live.
        AddressKind::V6(_) => (None, first),
        _ => (first, second),
    };
    Ok((
        rest,
        Connection {
            address,
            ttl,
            count,
        },
    ))
}

/// `bandwidth-field`'s value.
fn bandwidth(input: Text<'_>) -> Read<'_, Bandwidth> {
    let colon = expect("`:` behind the bandwidth type", tag(":"));
    let (rest, (kind, _, value)) = (token, colon, digits).parse(input)?;
    let kind = kind.span();
    Ok((rest, Bandwidth { kind, value }))
}

/// `time-field`'s value.
fn timing(input: Text<'_>) -> Read<'_, Timing> {
    let start = expect("a start time", terminated(digits, sp));
    let stop = expect("a stop time", digits);
    let (rest, (start, stop)) = (start, stop).parse(input)?;
    Ok((rest, Timing { start, stop }))
}

/// `repeat-field`'s and `zone-field`'s value: typed times, `["-"] 1*DIGIT ["d"/"h"/"m"/"s"]`.
fn times(input: Text<'_>) -> Read<'_, Vec<Span>> {
    let unit = alt((tag("d"), tag("h"), tag("m"), tag("s")));
    let typed = recognize((opt(tag("-")), digits, opt(unit)));
    let (rest, list) = many1(terminated(expect("a time", typed), opt(sp))).parse(input)?;
    Ok((rest, list.into_iter().map(Text::span).collect()))
}

/// `key-field`'s value.
fn key(input: Text<'_>) -> Read<'_, Key> {
    let all = |b: u8| b != b'\r' && b != b'\n';
    let rest_of = word_of("a key", all);
    let (rest, (method, key)) = (token, opt(preceded(tag(":"), rest_of))).parse(input)?;
    let (method, key) = (method.span(), key.map(Text::span));
    Ok((rest, Key { method, key }))
}
