//! `a=name` and `a=name:value` (RFC 8866 §5.13, §6), the value by the grammar its name asks for.

use nom::{
    Input, Parser,
    bytes::complete::{tag, take_while},
    combinator::{map, opt},
    multi::many0,
    sequence::{preceded, terminated},
};

use super::{
    AttributeInfo, Candidate, Crypto, Decimal, Direction, Extmap, Fingerprint, Grammar,
    RtcpAddress, SetupRole, attribute_table, digits, ice, lines, media, non_ws, read_all, security,
    sp,
    streams::{self, Directions, Rid},
    token,
};
use crate::{
    syntax::{
        FaultKind, Faults, SyntaxFault, Text,
        input::{Read, expect},
        number::Number,
    },
    text::Span,
};

/// One attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Name and value.
    pub span: Span,
    /// Its name.
    pub name: Span,
    /// What stands behind the colon; `None` where there is no colon.
    pub value: Option<Span>,
    /// The table's row for it; `None` where the name is not known.
    pub info: Option<&'static AttributeInfo>,
    /// Its value by its grammar.
    pub typed: AttributeValue,
}

impl Attribute {
    /// Whether it is the known attribute of that name.
    pub fn is(&self, name: &str) -> bool {
        self.info.is_some_and(|i| i.name == name)
    }
}

/// An attribute's value by the grammar of its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeValue {
    /// rtpmap
    Rtpmap(Rtpmap),
    /// fmtp
    Fmtp(Fmtp),
    /// ptime, maxptime
    Decimal(Decimal),
    /// rid
    Rid(Rid),
    /// simulcast, imageattr
    Directions(Directions),
    /// sendrecv, sendonly, recvonly, inactive
    Direction(Direction),
    /// rtcp
    Rtcp(RtcpAddress),
    /// rtcp-fb
    RtcpFb(RtcpFb),
    /// crypto
    Crypto(Crypto),
    /// fingerprint
    Fingerprint(Fingerprint),
    /// setup
    Setup(SetupRole),
    /// candidate
    Candidate(Candidate),
    /// ice-ufrag, ice-pwd: what must be equal or prove
    Secret(Span),
    /// ice-options, content and others: words in order
    Words(Vec<Span>),
    /// group
    Group(Group),
    /// ssrc
    Ssrc(Ssrc),
    /// msid: identifier and, where given, the track
    Msid(Span, Option<Span>),
    /// extmap
    Extmap(Extmap),
    /// mid, label and others: one token
    Token(Span),
    /// ice-pacing, sctp-port, T.38's and others
    Number(Number),
    /// rtcp-mux, ice-lite …
    Flag,
    /// Not read further: any other attribute.
    Other,
    /// Against its grammar; a fault says why.
    Unreadable,
}

/// `payload-type SP encoding-name "/" clock-rate [ "/" encoding-params ]` (RFC 8866 §6.6)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rtpmap {
    /// The payload type.
    pub payload: Number,
    /// The codec.
    pub encoding: Span,
    /// Ticks of the RTP clock each second.
    pub clock: Number,
    /// Number of channels for audio.
    pub channels: Option<Span>,
}

/// `fmt SP format-specific-params` (RFC 8866 §6.15)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fmtp {
    /// The format.
    pub format: Span,
    /// Everything behind it.
    pub text: Span,
    /// The same, cut at semicolons.
    pub params: Vec<FmtpParam>,
}

/// One format parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FmtpParam {
    /// Name and value.
    pub span: Span,
    /// The name; the whole where there is no `=`, as in `0-15`.
    pub name: Span,
    /// What stands behind `=`.
    pub value: Option<Span>,
}

/// `rtcp-fb-pt SP rtcp-fb-val` (RFC 4585 §4.2)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RtcpFb {
    /// The format, or `*` for all.
    pub format: Span,
    /// `ack`, `nack`, `ccm` …
    pub kind: Span,
    /// What follows: `pli`, `fir` …
    pub params: Vec<Span>,
}

/// `semantics *(SP identification-tag)` (RFC 5888 §5)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// `BUNDLE`, `LS`, `FID` …
    pub semantics: Span,
    /// The media it joins, by their mid.
    pub mids: Vec<Span>,
}

/// `ssrc-id SP attribute [ ":" value ]` (RFC 5576 §4.1)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ssrc {
    /// The synchronisation source.
    pub id: Number,
    /// `cname`, `msid` …
    pub attribute: Span,
    /// The value of that attribute.
    pub value: Option<Span>,
}

/// The value of an `a=` line. `None` where there is no attribute name.
pub(super) fn attribute(text: Text<'_>, faults: &mut Faults) -> Option<Box<Attribute>> {
    let (rest, name) = token(text).ok().or_else(|| {
        let kind = FaultKind::SdpValue;
        read_all(expect("an attribute name", token), text, kind, faults).map(|n| (text, n))
    })?;
    let info = attribute_table::info(name.bytes());
    let colon = rest.bytes().first() == Some(&b':');
    if !colon && !rest.trim().is_empty() {
        let fault = SyntaxFault::new(FaultKind::SdpValue, rest.trim().span());
        faults.push(fault.expecting("`:` or the end behind an attribute's name"));
    }
    let value = colon.then(|| rest.take_from(1));
    let typed = info.map_or(AttributeValue::Other, |info| {
        typed(info, name, value, faults)
    });
    Some(Box::new(Attribute {
        span: name.span().join(value.unwrap_or(name).span()),
        name: name.span(),
        value: value.map(Text::span),
        info,
        typed,
    }))
}

/// The value of a known attribute.
fn typed(
    info: &AttributeInfo,
    name: Text<'_>,
    value: Option<Text<'_>>,
    faults: &mut Faults,
) -> AttributeValue {
    if let Some(direction) = Direction::of(name.bytes()) {
        flag(value, faults);
        return AttributeValue::Direction(direction);
    }
    match (info.grammar, value) {
        (Grammar::Flag, _) => {
            flag(value, faults);
            AttributeValue::Flag
        }
        (Grammar::Other, _) | (Grammar::Switch, None) => AttributeValue::Other,
        (_, None) => {
            // What stands there instead of the colon is told of already.
            if faults.last().is_none_or(|f| f.span.start < name.end()) {
                let fault = SyntaxFault::new(info.fault(), name.span());
                faults.push(fault.expecting("`:` and a value behind this attribute"));
            }
            AttributeValue::Unreadable
        }
        (_, Some(value)) => {
            let text = value.trim_start();
            let gap = value.until(text);
            if !gap.is_empty() && !text.is_empty() {
                let fault = SyntaxFault::new(FaultKind::SdpSpace, gap.span());
                faults.push(fault.expecting("the value right behind the colon"));
            }
            let text = if text.is_empty() { name } else { text };
            read(info, text, faults).unwrap_or(AttributeValue::Unreadable)
        }
    }
}

/// Tells of a value where there is none to be.
fn flag(value: Option<Text<'_>>, faults: &mut Faults) {
    if let Some(value) = value.filter(|v| !v.trim().is_empty()) {
        let fault = SyntaxFault::new(FaultKind::SdpValue, value.span());
        faults.push(fault.expecting("no value behind this attribute"));
    }
}

/// The value by the grammar.
fn read(info: &AttributeInfo, text: Text<'_>, faults: &mut Faults) -> Option<AttributeValue> {
    use AttributeValue as V;
    let kind = info.fault();
    let f = faults;
    Some(match info.grammar {
        Grammar::Rtpmap => V::Rtpmap(read_all(rtpmap, text, kind, f)?),
        Grammar::Fmtp => V::Fmtp(read_all(fmtp, text, kind, f)?),
        Grammar::Decimal => V::Decimal(read_all(media::decimal, text, kind, f)?),
        Grammar::Rtcp => {
            let rtcp = read_all(media::rtcp, text, kind, f)?;
            lines::judge_port(rtcp.port, f);
            if let Some(address) = &rtcp.address {
                lines::judge_address(address, f);
            }
            V::Rtcp(rtcp)
        }
        Grammar::RtcpFb => V::RtcpFb(read_all(rtcp_fb, text, kind, f)?),
        Grammar::Crypto => V::Crypto(read_all(security::crypto, text, kind, f)?),
        Grammar::Fingerprint => V::Fingerprint(read_all(security::fingerprint, text, kind, f)?),
        Grammar::Setup => V::Setup(read_all(security::setup, text, kind, f)?),
        Grammar::Candidate => V::Candidate(read_all(ice::candidate, text, kind, f)?),
        Grammar::IceUfrag => V::Secret(read_all(ice::ufrag, text, kind, f)?),
        Grammar::IcePwd => V::Secret(read_all(ice::pwd, text, kind, f)?),
        Grammar::Words => V::Words(read_all(media::words, text, kind, f)?),
        Grammar::Tokens => V::Words(read_all(media::tokens, text, kind, f)?),
        Grammar::Group => V::Group(read_all(group, text, kind, f)?),
        Grammar::Ssrc => V::Ssrc(read_all(ssrc, text, kind, f)?),
        Grammar::Msid => read_all(msid, text, kind, f)?,
        Grammar::Extmap => V::Extmap(read_all(media::extmap, text, kind, f)?),
        Grammar::Token => V::Token(read_all(media::one_token, text, kind, f)?),
        Grammar::Number => V::Number(read_all(digits, text, kind, f)?),
        Grammar::PortNumber => {
            let port = read_all(digits, text, kind, f)?;
            lines::judge_port(port, f);
            V::Number(port)
        }
        Grammar::Switch => V::Number(read_all(streams::switch, text, kind, f)?),
        Grammar::Numbers => V::Words(read_all(streams::numbers, text, kind, f)?),
        Grammar::OneOf(known, what) => {
            V::Token(read_all(streams::one_of(known, what), text, kind, f)?)
        }
        Grammar::Rid => V::Rid(read_all(streams::rid, text, kind, f)?),
        Grammar::Simulcast => V::Directions(read_all(streams::simulcast, text, kind, f)?),
        Grammar::ImageAttr => V::Directions(read_all(streams::imageattr, text, kind, f)?),
        Grammar::Flag | Grammar::Other => V::Other,
    })
}

fn rtpmap(input: Text<'_>) -> Read<'_, Rtpmap> {
    let (rest, payload) = expect("a payload type", digits)(input)?;
    if payload.within(127).is_none() {
        return crate::syntax::rfc3261::wanted(input, "a payload type from 0 to 127");
    }
    let (rest, encoding) = preceded(sp, expect("an encoding name", token)).parse(rest)?;
    let slash = expect("`/` and a clock rate", tag("/"));
    let (rest, clock) = preceded(slash, expect("a clock rate", digits)).parse(rest)?;
    let (rest, channels) = opt(preceded(tag("/"), non_ws)).parse(rest)?;
    Ok((
        rest,
        Rtpmap {
            payload,
            encoding: encoding.span(),
            clock,
            channels: channels.map(Text::span),
        },
    ))
}

fn fmtp(input: Text<'_>) -> Read<'_, Fmtp> {
    let (rest, format) = expect("a format", non_ws)(input)?;
    let (rest, _) = expect("a blank and format parameters", sp)(rest)?;
    let (rest, text) = super::word_of("format parameters", |_| true)(rest)?;
    let mut params = Vec::new();
    let mut left = text;
    while !left.is_empty() {
        let end = left.position(|b| b == b';').unwrap_or(left.input_len());
        let param = left.take(end).trim();
        left = left.take_from(end.saturating_add(1));
        if param.is_empty() {
            continue;
        }
        let equals = param.position(|b| b == b'=');
        let name = equals.map_or(param, |n| param.take(n).trim_end());
        let value = equals.map(|n| param.take_from(n.saturating_add(1)).trim_start());
        params.push(FmtpParam {
            span: param.span(),
            name: name.span(),
            value: value.map(Text::span),
        });
    }
    Ok((
        rest,
        Fmtp {
            format: format.span(),
            text: text.span(),
            params,
        },
    ))
}

fn rtcp_fb(input: Text<'_>) -> Read<'_, RtcpFb> {
    let format = expect("a format or `*`", non_ws);
    let kind = preceded(
        expect("a kind of feedback", sp),
        expect("a kind of feedback", non_ws),
    );
    let (rest, (format, kind, params)) =
        (format, kind, many0(preceded(sp, non_ws))).parse(input)?;
    Ok((
        rest,
        RtcpFb {
            format: format.span(),
            kind: kind.span(),
            params: params.into_iter().map(Text::span).collect(),
        },
    ))
}

fn group(input: Text<'_>) -> Read<'_, Group> {
    let semantics = expect("semantics such as `BUNDLE`", token);
    let (rest, (semantics, mids)) = (semantics, many0(preceded(sp, token))).parse(input)?;
    Ok((
        rest,
        Group {
            semantics: semantics.span(),
            mids: mids.into_iter().map(Text::span).collect(),
        },
    ))
}

fn ssrc(input: Text<'_>) -> Read<'_, Ssrc> {
    let id = terminated(
        expect("a source identifier", digits),
        expect("an attribute", sp),
    );
    let value = opt(preceded(tag(":"), take_while(|_| true)));
    let (rest, (id, attribute, value)) = (id, expect("an attribute", token), value).parse(input)?;
    Ok((
        rest,
        Ssrc {
            id,
            attribute: attribute.span(),
            value: value.map(Text::span),
        },
    ))
}

/// `msid-id [ SP msid-appdata ]` (RFC 8830 §2)
fn msid(input: Text<'_>) -> Read<'_, AttributeValue> {
    let pair = (
        expect("a stream identifier", token),
        opt(preceded(sp, token)),
    );
    map(pair, |(id, track)| {
        AttributeValue::Msid(id.span(), track.map(Text::span))
    })
    .parse(input)
}
