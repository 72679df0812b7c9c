//! Reads `auth-param *(COMMA auth-param)` with whatever stands between the parameters.

use nom::{Input, Parser, bytes::complete::take_while1};

use super::{AuthParam, AuthParams, PARAMETERS};
use crate::{
    syntax::{
        FaultKind, Faults, SyntaxFault, Text,
        input::{Read, is_space},
        rfc3261::{is_token, is_token_char, quoted_string, token},
    },
    text::Span,
};

/// Whether `text` starts with that byte.
pub(super) fn starts(text: Text<'_>, sign: u8) -> bool {
    text.bytes().first() == Some(&sign)
}

/// Reads parameters up to the end, or up to the scheme of a second challenge.
pub(super) fn read_params(text: Text<'_>, faults: &mut Faults) -> (AuthParams, Option<Span>) {
    let mut params = AuthParams::default();
    let mut rest = skip_empty(text, faults);
    let mut joined = None;
    while !rest.is_empty() {
        if !params.list.is_empty()
            && let Some(scheme) = second_scheme(rest)
        {
            joined = Some(scheme);
            break;
        }
        let (param, after) = one(rest, faults);
        params.list.extend(param);
        rest = separator(after, &mut params, faults);
    }
    // One departure each, however often the writer repeats it; the list holds every place.
    if let Some(first) = params.semicolons.first() {
        faults.push(SyntaxFault::new(FaultKind::SemicolonForComma, *first).expecting("`,`"));
    }
    if let Some(first) = params.gaps.first() {
        faults.push(SyntaxFault::new(FaultKind::MissingComma, *first).expecting("`,`"));
    }
    (params, joined)
}

/// The scheme, where `scheme SP name =` follows.
fn second_scheme(text: Text<'_>) -> Option<Span> {
    let (rest, scheme) = token(text).ok()?;
    let next = rest.trim_start();
    (next != rest && names_param(next)).then(|| scheme.span())
}

/// Whether `token SWS "="` stands here.
fn names_param(text: Text<'_>) -> bool {
    token(text).is_ok_and(|(rest, _)| starts(rest.trim_start(), b'='))
}

/// Passes commas that have nothing before them.
fn skip_empty<'a>(text: Text<'a>, faults: &mut Faults) -> Text<'a> {
    let mut rest = text.trim_start();
    while starts(rest, b',') || starts(rest, b';') {
        let (sign, after) = rest.split(1);
        let fault = SyntaxFault::new(FaultKind::EmptyElement, sign.span());
        faults.push(fault.expecting("a parameter"));
        rest = after.trim_start();
    }
    rest
}

/// Passes what stands between two parameters.
fn separator<'a>(after: Text<'a>, params: &mut AuthParams, faults: &mut Faults) -> Text<'a> {
    let text = after.trim_start();
    if text.is_empty() {
        return text;
    }
    let (sign, rest) = text.split(1);
    let next = rest.trim_start();
    match sign.bytes() {
        b"," | b";" if next.is_empty() => {
            let fault = SyntaxFault::new(FaultKind::EmptyElement, sign.span());
            faults.push(fault.expecting("a parameter"));
            next
        }
        b"," => skip_empty(next, faults),
        b";" => {
            params.semicolons.push(sign.span());
            skip_empty(next, faults)
        }
        _ => {
            params.gaps.push(after.until(text).span());
            text
        }
    }
}

/// One parameter at the start of `text`, and what follows it. What is none goes to `faults`.
fn one<'a>(text: Text<'a>, faults: &mut Faults) -> (Option<AuthParam>, Text<'a>) {
    let named: Read<'a, Text<'a>> = take_while1(is_token_char).parse(text);
    let Ok((rest, name)) = named else {
        return (None, stray(text, "a parameter name", faults));
    };
    let sign = rest.trim_start();
    if !starts(sign, b'=') {
        return (None, stray(text, "`=` and a value behind it", faults));
    }
    let text = sign.take_from(1).trim_start();
    let (value, quoted, after) = if starts(text, b'"') {
        let (value, after) = quoted(text, faults);
        (value, true, after)
    } else {
        let (value, after) = bare(text);
        (value, false, after)
    };
    let param = AuthParam {
        span: Span::new(name.start(), value.end()),
        name: name.span(),
        value: value.span(),
        quoted,
    };
    if value.is_empty() {
        let fault = SyntaxFault::new(FaultKind::Malformed, name.until(text).span());
        faults.push(fault.expecting("a value behind `=`"));
    }
    (Some(param), after)
}

/// A run up to the next separator that is no parameter.
fn stray<'a>(text: Text<'a>, what: &'static str, faults: &mut Faults) -> Text<'a> {
    let end = text.position(|b| matches!(b, b',' | b';'));
    // A separator at the very start would not be passed otherwise.
    let (run, rest) = text.split(end.unwrap_or(text.bytes().len()).max(1));
    let fault = SyntaxFault::new(FaultKind::Malformed, run.trim_end().span());
    faults.push(fault.expecting(what));
    rest
}

/// A value in quotes. One that is never closed, or whose next quote opens another value, ends
/// before the next comma.
fn quoted<'a>(text: Text<'a>, faults: &mut Faults) -> (Text<'a>, Text<'a>) {
    let closed = quoted_string(text).ok();
    if let Some((rest, value)) = closed
        && !swallowed(value, rest)
    {
        return (value, rest);
    }
    let end = text.position(|b| b == b',').unwrap_or(text.bytes().len());
    let (value, rest) = text.split(end);
    let value = value.trim_end();
    let fault = SyntaxFault::new(FaultKind::UnterminatedQuote, value.span());
    faults.push(fault.expecting("a closing `\"`"));
    (value, rest)
}

/// Whether a quoted string ran over its end: it holds `, name=` and what follows goes straight on.
fn swallowed(value: Text<'_>, rest: Text<'_>) -> bool {
    let goes_on = |b: &u8| !is_space(*b) && !matches!(b, b',' | b';');
    value.bytes().ends_with(b"=\"")
        && value.bytes().contains(&b',')
        && rest.bytes().first().is_some_and(goes_on)
}

/// A value without quotes. It may hold more than a token (a URI, a realm with blanks): it ends at
/// a comma, and where the next parameter begins.
fn bare(text: Text<'_>) -> (Text<'_>, Text<'_>) {
    let bytes = text.bytes();
    let mut end = 0;
    while let Some(&b) = bytes.get(end) {
        match b {
            b',' | b'"' => break,
            b';' if semicolon_ends(text, end) => break,
            _ if is_space(b) => {
                let next = text.take_from(end).trim_start();
                if next.is_empty()
                    || starts(next, b',')
                    || starts(next, b';')
                    || starts(next, b'"')
                    || names_param(next)
                {
                    break;
                }
                end = (next.start() - text.start()) as usize;
            }
            _ => end += 1,
        }
    }
    text.split(end)
}

/// Whether the `;` at `at` ends a bare value: behind a token it does, within a URI only where a
/// parameter of these fields follows.
fn semicolon_ends(text: Text<'_>, at: usize) -> bool {
    let (before, sign) = text.split(at);
    let next = sign.take_from(1).trim_start();
    let known = |name: Text<'_>| {
        let lower = name.bytes().to_ascii_lowercase();
        PARAMETERS.iter().any(|p| p.as_bytes() == lower)
    };
    let follows = names_param(next) && token(next).is_ok_and(|(_, name)| known(name));
    follows || is_token(before.bytes()) || next.is_empty()
}
