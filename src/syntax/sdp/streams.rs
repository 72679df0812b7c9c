//! Attributes that tell directions apart, and those of fax: rid, simulcast, imageattr, T.38.

use nom::{
    Parser,
    branch::alt,
    bytes::complete::{is_not, tag},
    combinator::{map, opt, recognize},
    multi::{many0, many1, separated_list1},
    sequence::{delimited, preceded},
};

use super::{FmtpParam, digits, non_ws, sp, word_of};
use crate::{
    syntax::{
        Text,
        input::{Read, expect},
        number::Number,
        rfc3261::wanted,
    },
    text::Span,
};

/// `rid-id SP rid-dir [SP params]` (RFC 8851 §10)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rid {
    /// The version's name.
    pub id: Span,
    /// `send` or `recv`.
    pub direction: Span,
    /// `pt`, `max-width` …
    pub params: Vec<FmtpParam>,
}

/// What is sent and what is received: simulcast (RFC 8853 §5.1) and imageattr (RFC 6236 §3.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directions {
    /// The format that an imageattr is about.
    pub format: Option<Span>,
    /// `send` or `recv`, and what goes that way: versions by name, or sets of sizes.
    pub ways: Vec<(Span, Vec<Span>)>,
}

fn direction(input: Text<'_>) -> Read<'_, Text<'_>> {
    expect("`send` or `recv`", alt((tag("send"), tag("recv"))))(input)
}

/// The value of `a=rid:`.
pub(super) fn rid(input: Text<'_>) -> Read<'_, Rid> {
    let is = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let (rest, id) = word_of("a name for the version", is)(input)?;
    let (rest, direction) = preceded(sp, direction).parse(rest)?;
    let (rest, params) = opt(preceded(sp, separated_list1(tag(";"), param))).parse(rest)?;
    Ok((
        rest,
        Rid {
            id: id.span(),
            direction: direction.span(),
            params: params.unwrap_or_default(),
        },
    ))
}

/// `name [ "=" value ]`
fn param(input: Text<'_>) -> Read<'_, FmtpParam> {
    let name = word_of("a restriction such as `max-width=640`", |b| {
        b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')
    });
    let value = word_of("a value", |b| b > b' ' && b != b';' && b != 0x7f);
    let (rest, (name, value)) = (name, opt(preceded(tag("="), value))).parse(input)?;
    Ok((
        rest,
        FmtpParam {
            span: name.span().join(value.unwrap_or(name).span()),
            name: name.span(),
            value: value.map(Text::span),
        },
    ))
}

/// The value of `a=simulcast:`: versions with `;` between, alternatives with `,`, `~` before those
/// that start paused.
pub(super) fn simulcast(input: Text<'_>) -> Read<'_, Directions> {
    let is = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'~');
    let versions = || separated_list1(alt((tag(";"), tag(","))), word_of("a version's name", is));
    let way = || (direction, preceded(sp, versions()));
    let (rest, (first, second)) = (way(), opt(preceded(sp, way()))).parse(input)?;
    let spans = |(direction, list): (Text<'_>, Vec<Text<'_>>)| {
        (direction.span(), list.into_iter().map(Text::span).collect())
    };
    Ok((
        rest,
        Directions {
            format: None,
            ways: std::iter::once(first).chain(second).map(spans).collect(),
        },
    ))
}

/// The value of `a=imageattr:`: for each way `*`, or sets of sizes in brackets.
pub(super) fn imageattr(input: Text<'_>) -> Read<'_, Directions> {
    let (rest, format) = expect("a payload type or `*`", non_ws)(input)?;
    let set = expect(
        "sizes such as `[x=640,y=480]`",
        recognize(delimited(tag("["), is_not("[]"), tag("]"))),
    );
    let sets = alt((
        map(tag("*"), |all| vec![all]),
        many1(preceded(opt(sp), set)),
    ));
    let way = (preceded(sp, direction), preceded(sp, sets));
    let (rest, ways) = many1(way).parse(rest)?;
    for set in ways.iter().flat_map(|(_, sets)| sets) {
        let sized = |axis: &[u8]| set.bytes().windows(2).any(|w| w == axis);
        if set.bytes() != b"*" && !(sized(b"x=") && sized(b"y=")) {
            return wanted(*set, "`x=` and `y=` in each set of sizes");
        }
    }
    let spans = |(direction, sets): (Text<'_>, Vec<Text<'_>>)| {
        (direction.span(), sets.into_iter().map(Text::span).collect())
    };
    Ok((
        rest,
        Directions {
            format: Some(format.span()),
            ways: ways.into_iter().map(spans).collect(),
        },
    ))
}

/// `0` or `1`: a switch of T.38, which stands without a value too.
pub(super) fn switch(input: Text<'_>) -> Read<'_, Number> {
    let (rest, number) = digits(input)?;
    if number.within(1).is_none() {
        return wanted(input, "`0` or `1`");
    }
    Ok((rest, number))
}

/// Numbers with blanks between.
pub(super) fn numbers(input: Text<'_>) -> Read<'_, Vec<Span>> {
    let (rest, (first, more)) = (digits, many0(preceded(sp, digits))).parse(input)?;
    let all = std::iter::once(first).chain(more).map(|n| n.span);
    Ok((rest, all.collect()))
}

/// One of the words of `known`, in any capitals.
pub(super) fn one_of<'a>(
    known: &'static [&'static str],
    what: &'static str,
) -> impl FnMut(Text<'a>) -> Read<'a, Span> {
    move |input| {
        let (rest, word) = expect(what, non_ws)(input)?;
        let is_it = |k: &&str| k.as_bytes().eq_ignore_ascii_case(word.bytes());
        if known.iter().any(is_it) {
            return Ok((rest, word.span()));
        }
        wanted(word, what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::input::all;

    fn shown(text: &str, read: &Directions) -> String {
        let part = |s: &Span| text[s.range()].to_owned();
        let way = |(direction, list): &(Span, Vec<Span>)| {
            let list: Vec<_> = list.iter().map(part).collect();
            format!("{} {}", part(direction), list.join("|"))
        };
        read.ways.iter().map(way).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn simulcast_and_image_sizes() {
        let cases: &[(&str, Option<&str>)] = &[
            ("send 1;2,~3", Some("send 1|2|~3")),
            ("send 1,2 recv 4;5", Some("send 1|2; recv 4|5")),
            ("sned 1", None),
            ("send", None),
        ];
        for (text, expected) in cases {
            let read = all(simulcast, Text::whole(text.as_bytes())).ok();
            assert_eq!(
                read.map(|d| shown(text, &d)).as_deref(),
                *expected,
                "{text}"
            );
        }
        let cases: &[(&str, Option<&str>)] = &[
            (
                "97 send [x=800,y=640,sar=1.1,q=0.6] [x=480,y=320] recv [x=330,y=250]",
                Some("send [x=800,y=640,sar=1.1,q=0.6]|[x=480,y=320]; recv [x=330,y=250]"),
            ),
            ("* recv *", Some("recv *")),
            ("97 send [x=800]", None),
            ("97 send 800x600", None),
            ("97", None),
        ];
        for (text, expected) in cases {
            let read = all(imageattr, Text::whole(text.as_bytes())).ok();
            assert_eq!(
                read.map(|d| shown(text, &d)).as_deref(),
                *expected,
                "{text}"
            );
        }
    }

    #[test]
    fn restrictions_and_fax() {
        let read = |text: &str| {
            all(rid, Text::whole(text.as_bytes()))
                .map(|r| r.params.len())
                .ok()
        };
        assert_eq!(read("1 send pt=97;max-width=1280"), Some(2));
        assert_eq!(read("hi recv"), Some(0));
        assert_eq!(read("1 both"), None);
        assert_eq!(read("1 send pt=97;"), None);
        let switch = |text: &str| all(switch, Text::whole(text.as_bytes())).is_ok();
        assert!(switch("0") && switch("1") && !switch("2") && !switch("yes"));
        let rate = |text: &'static str| {
            all(
                one_of(&["localTCF", "transferredTCF"], "x"),
                Text::whole(text.as_bytes()),
            )
            .is_ok()
        };
        assert!(rate("transferredtcf") && !rate("transferedTCF"));
        assert!(
            all(numbers, Text::whole(b"3 4")).is_ok() && all(numbers, Text::whole(b"3 x")).is_err()
        );
    }
}
