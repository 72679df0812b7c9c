//! ICE candidates and credentials (RFC 8839 §5).

use nom::{
    Input, Parser,
    bytes::complete::tag,
    combinator::opt,
    multi::many0,
    sequence::{preceded, terminated},
};

use super::{AddressKind, digits, lines::address_kind, non_ws, sp, token, word_of};
use crate::{
    syntax::{
        Text,
        input::{Read, expect},
        number::Number,
        rfc3261::wanted,
    },
    text::Span,
};

/// `a=candidate:` with its fields in order (RFC 8839 §5.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Equal for candidates of one type, base and server.
    pub foundation: Span,
    /// 1 for RTP, 2 for RTCP.
    pub component: Number,
    /// `UDP`, `TCP`
    pub transport: Span,
    /// The higher the better.
    pub priority: Number,
    /// Where it can be reached.
    pub address: Span,
    /// What the address is.
    pub address_kind: AddressKind,
    /// Where it can be reached.
    pub port: Number,
    /// `host`, `srflx`, `prflx`, `relay`
    pub kind: Span,
    /// The address it was derived from.
    pub rel_addr: Option<Span>,
    /// The port it was derived from.
    pub rel_port: Option<Number>,
    /// `name value` pairs such as `tcptype active`.
    pub extensions: Vec<(Span, Span)>,
}

/// `ice-char = ALPHA / DIGIT / "+" / "/"`
pub(super) fn is_ice_char(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')
}

/// A number from `low` to `high`, and the blank behind it.
fn within<'a>(what: &'static str, low: u64, high: u64) -> impl FnMut(Text<'a>) -> Read<'a, Number> {
    move |input| {
        let (rest, number) = expect(what, digits)(input)?;
        match number.within(high) {
            Some(n) if n >= low => Ok((rest, number)),
            _ => wanted(input, what),
        }
    }
}

/// `candidate-attribute`'s value.
pub(super) fn candidate(input: Text<'_>) -> Read<'_, Candidate> {
    let foundation = word_of("a foundation of letters, digits, `+` and `/`", is_ice_char);
    let (rest, foundation) = terminated(foundation, sp).parse(input)?;
    let component = within("a component from 1 to 256", 1, 256);
    let (rest, component) = terminated(component, sp).parse(rest)?;
    let (rest, transport) = terminated(expect("a transport", token), sp).parse(rest)?;
    let priority = within("a priority from 1 to 2147483647", 1, 0x7fff_ffff);
    let (rest, priority) = terminated(priority, sp).parse(rest)?;
    let (rest, address) = terminated(expect("an address", non_ws), sp).parse(rest)?;
    let port = within("a port up to 65535", 0, 65535);
    let (rest, port) = terminated(port, sp).parse(rest)?;
    let (rest, _) = expect("`typ` and a type", terminated(tag("typ"), sp)).parse(rest)?;
    let (rest, kind) = expect("a candidate type", token)(rest)?;
    let rel_addr = opt(preceded(
        (sp, tag("raddr"), sp),
        expect("an address", non_ws),
    ));
    let rel_port = opt(preceded(
        (sp, tag("rport"), sp),
        within("a port up to 65535", 0, 65535),
    ));
    let extension = (preceded(sp, token), preceded(expect("a value", sp), non_ws));
    let (rest, (rel_addr, rel_port, more)) = (rel_addr, rel_port, many0(extension)).parse(rest)?;
    let address_kind = match address_kind(address.bytes()) {
        AddressKind::Malformed => return wanted(address, "an IP address"),
        kind => kind,
    };
    Ok((
        rest,
        Candidate {
            foundation: foundation.span(),
            component,
            transport: transport.span(),
            priority,
            address: address.span(),
            address_kind,
            port,
            kind: kind.span(),
            rel_addr: rel_addr.map(Text::span),
            rel_port,
            extensions: more
                .into_iter()
                .map(|(n, v)| (n.span(), v.span()))
                .collect(),
        },
    ))
}

/// `ufrag = 4*256ice-char`
pub(super) fn ufrag(input: Text<'_>) -> Read<'_, Span> {
    secret(input, 4, "4 to 256 letters, digits, `+` or `/`")
}

/// `password = 22*256ice-char`
pub(super) fn pwd(input: Text<'_>) -> Read<'_, Span> {
    secret(input, 22, "22 to 256 letters, digits, `+` or `/`")
}

fn secret<'a>(input: Text<'a>, least: usize, what: &'static str) -> Read<'a, Span> {
    let (rest, text) = word_of(what, is_ice_char)(input)?;
    if (least..=256).contains(&text.input_len()) {
        Ok((rest, text.span()))
    } else {
        wanted(input, what)
    }
}
