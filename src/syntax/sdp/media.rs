//! `m=` and the values of media attributes that are lists of fields.

use nom::{
    Parser,
    branch::alt,
    bytes::complete::{tag, take_while},
    combinator::{map, opt, recognize, value},
    multi::{many0, many1},
    sequence::{preceded, terminated},
};

use super::{Address, digits, lines, non_ws, sp, token};
use crate::{
    syntax::{
        Text,
        input::{Read, expect},
        number::Number,
    },
    text::Span,
};

/// `m=media SP port ["/" integer] SP proto 1*(SP fmt)`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// `audio`, `video`, `image` …
    pub media: Span,
    /// Where it is received; 0 refuses or ends it (RFC 3264 §6, §8.2).
    pub port: Number,
    /// Number of ports.
    pub ports: Option<Number>,
    /// `RTP/AVP` …
    pub proto: Span,
    /// Payload types, or what the protocol calls formats, in order of preference.
    pub formats: Vec<Span>,
}

/// `media-field`'s value.
pub(super) fn media(input: Text<'_>) -> Read<'_, Box<Media>> {
    let (rest, media) =
        terminated(expect("a media type such as `audio`", token), sp).parse(input)?;
    let (rest, port) = expect("a port", digits)(rest)?;
    let (rest, ports) = opt(preceded(tag("/"), digits)).parse(rest)?;
    let slash = |b: u8| super::is_token_char(b) || b == b'/';
    let proto = super::word_of("a protocol such as `RTP/AVP`", slash);
    let (rest, proto) = preceded(sp, proto).parse(rest)?;
    if proto.bytes().iter().all(u8::is_ascii_digit) {
        return crate::syntax::rfc3261::wanted(proto, "a protocol such as `RTP/AVP`");
    }
    let format = preceded(expect("a format", sp), expect("a format", non_ws));
    let (rest, formats) = many1(format).parse(rest)?;
    Ok((
        rest,
        Box::new(Media {
            media: media.span(),
            port,
            ports,
            proto: proto.span(),
            formats: formats.into_iter().map(Text::span).collect(),
        }),
    ))
}

/// A direction of media (RFC 8866 §6.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `sendrecv`
    SendRecv,
    /// `sendonly`
    SendOnly,
    /// `recvonly`
    RecvOnly,
    /// `inactive`
    Inactive,
}

impl Direction {
    /// The direction of that name.
    pub fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"sendrecv" => Self::SendRecv,
            b"sendonly" => Self::SendOnly,
            b"recvonly" => Self::RecvOnly,
            b"inactive" => Self::Inactive,
            _ => return None,
        })
    }
}

/// `non-zero-int-or-real`: ptime and maxptime, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Its characters.
    pub span: Span,
    /// A thousand times what they say; `None` where that is too large.
    pub thousandths: Option<u64>,
}

/// `non-zero-int-or-real = integer / zero-based-integer "." *DIGIT POS-DIGIT`
pub(super) fn decimal(input: Text<'_>) -> Read<'_, Decimal> {
    let fraction = preceded(tag("."), digits);
    let (rest, (whole, fraction)) = (expect("milliseconds", digits), opt(fraction)).parse(input)?;
    let text = input.until(rest);
    let mut three = [b'0'; 3];
    let shown = fraction.map(|f| Text::new(input.bytes(), relative(f.span, input)));
    for (to, from) in three.iter_mut().zip(shown.iter().flat_map(|t| t.bytes())) {
        *to = *from;
    }
    let fraction = Number::new(Text::whole(&three)).value;
    let thousandths = whole
        .value
        .and_then(|n| n.checked_mul(1000)?.checked_add(fraction?));
    Ok((
        rest,
        Decimal {
            span: text.span(),
            thousandths,
        },
    ))
}

/// `span` counted from the start of `text`.
fn relative(span: Span, text: Text<'_>) -> Span {
    let from = |at: u32| at.saturating_sub(text.start());
    Span::new(from(span.start), from(span.end))
}

/// `a=rtcp:port [nettype SP addrtype SP connection-address]` (RFC 3605 §2.1)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RtcpAddress {
    /// The port for RTCP.
    pub port: Number,
    /// Its address, where that is not the media's.
    pub address: Option<Address>,
}

/// The value of `a=rtcp:`.
pub(super) fn rtcp(input: Text<'_>) -> Read<'_, RtcpAddress> {
    let address = opt(preceded(sp, lines::address));
    let (rest, (port, address)) = (expect("a port", digits), address).parse(input)?;
    Ok((rest, RtcpAddress { port, address }))
}

/// `a=extmap:id ["/" direction] SP extensionname [SP extensionattributes]` (RFC 8285 §8)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extmap {
    /// The extension's number in this session.
    pub id: Number,
    /// Which way it is used.
    pub direction: Option<Direction>,
    /// The extension's URI.
    pub uri: Span,
    /// What the extension itself adds.
    pub attributes: Option<Span>,
}

/// The value of `a=extmap:`.
pub(super) fn extmap(input: Text<'_>) -> Read<'_, Extmap> {
    let direction = alt((
        value(Direction::SendRecv, tag("sendrecv")),
        value(Direction::SendOnly, tag("sendonly")),
        value(Direction::RecvOnly, tag("recvonly")),
        value(Direction::Inactive, tag("inactive")),
    ));
    let direction = opt(preceded(tag("/"), expect("a direction", direction)));
    let uri = preceded(sp, expect("the extension's URI", non_ws));
    let more = opt(preceded(sp, take_while(|_| true)));
    let (rest, (id, direction, uri, attributes)) = (digits, direction, uri, more).parse(input)?;
    Ok((
        rest,
        Extmap {
            id,
            direction,
            uri: uri.span(),
            attributes: attributes.map(Text::span),
        },
    ))
}

/// Words with blanks between, at least one: `a=ice-options:`.
pub(super) fn words(input: Text<'_>) -> Read<'_, Vec<Span>> {
    let (rest, (first, more)) = (non_ws, many0(preceded(sp, non_ws))).parse(input)?;
    Ok((
        rest,
        std::iter::once(first).chain(more).map(Text::span).collect(),
    ))
}

/// Tokens with commas between: `a=content:` (RFC 4796 §5).
pub(super) fn tokens(input: Text<'_>) -> Read<'_, Vec<Span>> {
    let (rest, (first, more)) = (token, many0(preceded(tag(","), token))).parse(input)?;
    Ok((
        rest,
        std::iter::once(first).chain(more).map(Text::span).collect(),
    ))
}

/// One token.
pub(super) fn one_token(input: Text<'_>) -> Read<'_, Span> {
    map(recognize(token), Text::span).parse(input)
}
