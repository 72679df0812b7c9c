//! Tokens with parameters, alone or in a list: Allow, Supported, Require, Event, Session-Expires,
//! Content-Disposition and many more; and media types.

use nom::{Input, Parser, bytes::complete::take_while1};

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    address::elements,
    input::{Read, expect},
    number::Number,
    params::{Params, semi_params},
    rfc3261::is_token_char,
};
use crate::text::Span;

/// `token *( SEMI generic-param )`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// All of it.
    pub span: Span,
    /// The token.
    pub token: Span,
    /// Its parameters.
    pub params: Params,
}

/// `Content-Type = m-type SLASH m-subtype *(SEMI m-parameter)`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaType {
    /// All of it.
    pub span: Span,
    /// `application` in `application/sdp`.
    pub kind: Span,
    /// `sdp` in `application/sdp`.
    pub subtype: Span,
    /// Parameters such as `boundary`.
    pub params: Params,
}

/// `1*DIGIT [ comment ] *( SEMI generic-param )`: Expires, Session-Expires, Retry-After …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seconds {
    /// The number.
    pub number: Number,
    /// Parameters such as `refresher`.
    pub params: Params,
}

/// `CSeq = 1*DIGIT LWS Method`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CSeq {
    /// The sequence number.
    pub number: Number,
    /// The method.
    pub method: Span,
}

/// A list of tokens, each with parameters. An empty value gives an empty list: Supported, Allow
/// and Accept may be empty. `None` where an element is no token.
pub fn items(text: Text<'_>, faults: &mut Faults) -> Option<Vec<Item>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Vec::new());
    }
    let mut list = Some(Vec::new());
    for element in elements(text, faults) {
        let read = item(element, faults);
        list = list.zip(read).map(|(mut list, read)| {
            list.push(read);
            list
        });
    }
    list
}

/// One token with parameters as all of `text`.
pub fn item(text: Text<'_>, faults: &mut Faults) -> Option<Item> {
    let text = text.trim();
    let (token, rest) = leading(text, is_token_char, "a token", faults)?;
    Some(Item {
        span: text.span(),
        token: token.span(),
        params: semi_params(rest, faults),
    })
}

/// A media type or media range as all of `text`.
pub fn media_type(text: Text<'_>, faults: &mut Faults) -> Option<MediaType> {
    let text = text.trim();
    let (kind, rest) = leading(
        text,
        is_token_char,
        "a media type such as application/sdp",
        faults,
    )?;
    let rest = rest.trim_start();
    if rest.bytes().first() != Some(&b'/') {
        faults
            .push(SyntaxFault::new(FaultKind::Malformed, kind.span()).expecting("`type/subtype`"));
        return None;
    }
    let (subtype, rest) = leading(
        rest.take_from(1).trim_start(),
        is_token_char,
        "a subtype",
        faults,
    )?;
    Some(MediaType {
        span: text.span(),
        kind: kind.span(),
        subtype: subtype.span(),
        params: semi_params(rest.trim_start(), faults),
    })
}

/// A list of media ranges as all of `text`; empty where nothing is acceptable (RFC 3261 §20.1).
pub fn media_types(text: Text<'_>, faults: &mut Faults) -> Option<Vec<MediaType>> {
    let text = text.trim();
    let mut list = Vec::new();
    if text.is_empty() {
        return Some(list);
    }
    for part in elements(text, faults) {
        list.push(media_type(part, faults)?);
    }
    Some(list)
}

/// Digits, a comment that is skipped, and parameters as all of `text`.
pub fn seconds(text: Text<'_>, faults: &mut Faults) -> Option<Seconds> {
    let text = text.trim();
    let end = text
        .position(|b| matches!(b, b';' | b'('))
        .unwrap_or(text.bytes().len());
    let number = super::number::number(text.take(end), faults)?;
    let rest = text.take_from(end);
    let Some(comment) = comment_len(rest.bytes()) else {
        faults.push(
            SyntaxFault::new(FaultKind::UnbalancedBrackets, rest.take(1).span())
                .expecting("a closing `)`"),
        );
        return None;
    };
    Some(Seconds {
        number,
        params: semi_params(rest.take_from(comment).trim_start(), faults),
    })
}

/// Length of the comment at the start of `bytes`, 0 where there is none; `None` where it is never
/// closed. `comment = LPAREN *(ctext / quoted-pair / comment) RPAREN`
fn comment_len(bytes: &[u8]) -> Option<usize> {
    if bytes.first() != Some(&b'(') {
        return Some(0);
    }
    let (mut depth, mut escaped) = (0_u32, false);
    for (i, b) in bytes.iter().enumerate() {
        match (escaped, b) {
            (true, _) => escaped = false,
            (false, b'\\') => escaped = true,
            (false, b'(') => depth += 1,
            (false, b')') if depth == 1 => return Some(i + 1),
            (false, b')') => depth -= 1,
            _ => {}
        }
    }
    None
}

/// `CSeq` as all of `text`.
pub fn cseq(text: Text<'_>, faults: &mut Faults) -> Option<CSeq> {
    let text = text.trim();
    let end = text
        .position(super::input::is_space)
        .unwrap_or(text.bytes().len());
    let number = super::number::number(text.take(end), faults)?;
    let (method, rest) = leading(
        text.take_from(end).trim_start(),
        is_token_char,
        "a method behind the number",
        faults,
    )?;
    if !rest.trim().is_empty() {
        faults.push(
            SyntaxFault::new(FaultKind::Malformed, rest.trim().span())
                .expecting("nothing behind the method"),
        );
        return None;
    }
    Some(CSeq {
        number,
        method: method.span(),
    })
}

/// The characters of `text` that `is` holds for, which must be at least one, and the rest.
fn leading<'a>(
    text: Text<'a>,
    is: impl Fn(u8) -> bool,
    what: &'static str,
    faults: &mut Faults,
) -> Option<(Text<'a>, Text<'a>)> {
    let read: Read<'a, _> = expect(what, take_while1(is)).parse(text);
    if let Ok((rest, token)) = read {
        return Some((token, rest));
    }
    let kind = if text.is_empty() {
        FaultKind::EmptyValue
    } else {
        FaultKind::Malformed
    };
    faults.push(SyntaxFault::new(kind, text.span()).expecting(what));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str, span: Span) -> &str {
        text.get(span.range()).unwrap()
    }

    #[test]
    fn token_lists() {
        use FaultKind::{EmptyElement, Malformed};
        let cases: &[(&str, Option<&[&str]>, &[FaultKind])] = &[
            ("", Some(&[]), &[]),
            ("INVITE, ACK", Some(&["INVITE", "ACK"]), &[]),
            ("timer,,path", Some(&["timer", "path"]), &[EmptyElement]),
            ("presence.winfo;id=1", Some(&["presence.winfo"]), &[]),
            ("INVITE ACK", Some(&["INVITE"]), &[Malformed]),
            ("@", None, &[Malformed]),
        ];
        for (text, expected, kinds) in cases {
            let mut faults = Faults::new();
            let read = items(Text::whole(text.as_bytes()), &mut faults);
            let read = read.map(|l| l.iter().map(|i| part(text, i.token)).collect::<Vec<_>>());
            assert_eq!(read.as_deref(), *expected, "{text}");
            assert_eq!(
                faults.iter().map(|f| f.kind).collect::<Vec<_>>(),
                *kinds,
                "{text}"
            );
        }
    }

    #[test]
    fn media_types_seconds_and_cseq() {
        let mut faults = Faults::new();
        let text = "multipart / mixed ;boundary=\"a b\"";
        let read = media_type(Text::whole(text.as_bytes()), &mut faults).unwrap();
        assert_eq!(
            (
                part(text, read.kind),
                part(text, read.subtype),
                read.params.0.len()
            ),
            ("multipart", "mixed", 1)
        );
        let read = seconds(Text::whole(b"1800 (a call);refresher=uac"), &mut faults).unwrap();
        assert_eq!((read.number.value, read.params.0.len()), (Some(1800), 1));
        let text = "0009\r\n  INVITE";
        let read = cseq(Text::whole(text.as_bytes()), &mut faults).unwrap();
        assert_eq!(
            (read.number.value, part(text, read.method)),
            (Some(9), "INVITE")
        );
        assert_eq!(faults, []);
        for bad in ["1", "INVITE 1", "-1 INVITE", "1 INVITE x", ""] {
            let mut faults = Faults::new();
            assert_eq!(
                cseq(Text::whole(bad.as_bytes()), &mut faults),
                None,
                "{bad}"
            );
            assert_eq!(faults.len(), 1, "{bad}");
        }
        for bad in ["sdp", "application/", ""] {
            let mut faults = Faults::new();
            assert_eq!(
                media_type(Text::whole(bad.as_bytes()), &mut faults),
                None,
                "{bad}"
            );
            assert_eq!(faults.len(), 1, "{bad}");
        }
    }

    #[test]
    fn lists_of_media_ranges_and_comments() {
        let cases: &[(&str, Option<usize>, usize)] = &[
            ("", Some(0), 0),
            ("*/*, text/*;q=0.5,application/sdp;level=1", Some(3), 0),
            ("text/plain,,text/html", Some(2), 1),
            ("text", None, 1),
        ];
        for (text, count, faulty) in cases {
            let mut faults = Faults::new();
            let read = media_types(Text::whole(text.as_bytes()), &mut faults);
            assert_eq!(
                (read.map(|l| l.len()), faults.len()),
                (*count, *faulty),
                "{text}"
            );
        }
        let cases: &[(&str, Option<usize>, usize)] = &[
            ("18000;duration=3600", Some(1), 0),
            ("120 (I'm in (a) \\) meeting) ;duration=60", Some(1), 0),
            ("120 (open", None, 1),
            ("120 (a) b", Some(0), 1),
        ];
        for (text, params, faulty) in cases {
            let mut faults = Faults::new();
            let read = seconds(Text::whole(text.as_bytes()), &mut faults);
            let read = read.map(|s| s.params.0.len());
            assert_eq!((read, faults.len()), (*params, *faulty), "{text}");
        }
    }
}
