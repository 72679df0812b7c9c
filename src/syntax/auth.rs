//! Challenges and credentials: WWW-Authenticate, Authorization, their Proxy forms, and
//! Authentication-Info.
//!
//! RFC 3261 §25.1 with RFC 8760 §2.7; Proxy-Authentication-Info is RFC 7615's. A scheme other
//! than Digest may carry one opaque run of characters in place of parameters (`token68` of RFC
//! 7235 §2.1; Bearer in RFC 8898 does).

use nom::{Input, Parser, bytes::complete::take_while1};

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    input::{Read, expect, is_space},
    rfc3261::{is_token, is_token_char, quoted_string, token, unquote},
};
use crate::text::{Source, Span};

/// The parameters that RFC 3261 §25.1 and RFC 7616 §3.3 to §3.5 name, in lower case.
pub const PARAMETERS: &[&str] = &[
    "realm",
    "domain",
    "nonce",
    "opaque",
    "stale",
    "algorithm",
    "qop",
    "charset",
    "userhash",
    "username",
    "username*",
    "uri",
    "response",
    "cnonce",
    "nc",
    "auts",
    "nextnonce",
    "rspauth",
];

/// `auth-param = auth-param-name EQUAL ( token / quoted-string )`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthParam {
    /// Name and value.
    pub span: Span,
    /// Its name, as written.
    pub name: Span,
    /// Its value, quotes included; empty where none follows the `=`.
    pub value: Span,
    /// Whether the value stands in quotes.
    pub quoted: bool,
}

impl AuthParam {
    /// Whether it has that name; names compare without regard to case.
    pub fn is(&self, source: &Source, name: &str) -> bool {
        source.get(self.name).eq_ignore_ascii_case(name.as_bytes())
    }

    /// What the value means: quotes taken off, escapes undone (`unq` of RFC 7616 §3.3).
    pub fn unq(&self, source: &Source) -> Vec<u8> {
        unquote(source.get(self.value))
    }

    /// The value without its quotes, as a place in the text.
    pub fn inner(&self) -> Span {
        if self.quoted && self.value.len() >= 2 {
            Span::new(self.value.start + 1, self.value.end - 1)
        } else {
            self.value
        }
    }
}

/// `auth-param *(COMMA auth-param)`, and the separators that are no commas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthParams {
    /// In the order they were written.
    pub list: Vec<AuthParam>,
    /// The `;` that stand where a comma must.
    pub semicolons: Vec<Span>,
    /// The white space, or the empty places, where a comma must stand.
    pub gaps: Vec<Span>,
}

impl AuthParams {
    /// The first parameter of that name.
    pub fn get(&self, source: &Source, name: &str) -> Option<&AuthParam> {
        self.list.iter().find(|p| p.is(source, name))
    }

    /// What the first parameter of that name means: its value unquoted.
    pub fn unq(&self, source: &Source, name: &str) -> Option<Vec<u8>> {
        Some(self.get(source, name)?.unq(source))
    }
}

/// `challenge` or `credentials`: a scheme and its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth {
    /// All of it.
    pub span: Span,
    /// The scheme, such as `Digest`.
    pub scheme: Span,
    /// What a scheme other than Digest carries in place of parameters.
    pub token68: Option<Span>,
    /// Its parameters.
    pub params: AuthParams,
    /// The scheme of a second challenge in the same field. These fields may not be joined (RFC
    /// 3261 §7.3.1); what follows is not read.
    pub joined: Option<Span>,
}

impl Auth {
    /// Whether the scheme is that one; schemes compare without regard to case.
    pub fn is_scheme(&self, source: &Source, name: &str) -> bool {
        let scheme = source.get(self.scheme);
        scheme.eq_ignore_ascii_case(name.as_bytes())
    }

    /// Whether the scheme is Digest.
    pub fn is_digest(&self, source: &Source) -> bool {
        self.is_scheme(source, "Digest")
    }
}

/// `challenge = ("Digest" LWS digest-cln *(COMMA digest-cln)) / other-challenge`, and
/// `credentials = ("Digest" LWS digest-response) / other-response`, as all of `text`.
pub fn auth(text: Text<'_>, faults: &mut Faults) -> Option<Auth> {
    let text = text.trim();
    let what = "a scheme such as Digest";
    let Ok((rest, scheme)) = expect(what, token).parse(text) else {
        let kind = match text.is_empty() {
            true => FaultKind::EmptyValue,
            false => FaultKind::Malformed,
        };
        faults.push(SyntaxFault::new(kind, text.span()).expecting(what));
        return None;
    };
    let after = rest.trim_start();
    if starts(after, b'=') || (!rest.is_empty() && rest == after) {
        let fault = SyntaxFault::new(FaultKind::Malformed, scheme.span());
        faults.push(fault.expecting("a scheme such as Digest, and a space behind it"));
        return None;
    }
    let mut auth = Auth {
        span: text.span(),
        scheme: scheme.span(),
        token68: None,
        params: AuthParams::default(),
        joined: None,
    };
    if is_token68(after.bytes()) {
        auth.token68 = Some(after.span());
    } else {
        (auth.params, auth.joined) = read_params(after, faults);
    }
    Some(auth)
}

/// `Authentication-Info = ainfo *(COMMA ainfo)` as all of `text`.
pub fn auth_info(text: Text<'_>, faults: &mut Faults) -> Option<AuthParams> {
    let text = text.trim();
    if text.is_empty() {
        let fault = SyntaxFault::new(FaultKind::EmptyValue, text.span());
        faults.push(fault.expecting("a parameter such as nextnonce"));
        return None;
    }
    Some(read_params(text, faults).0)
}

/// `token68 = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="` (RFC 7235 §2.1)
fn is_token68(bytes: &[u8]) -> bool {
    let end = bytes.iter().rposition(|b| *b != b'=').map_or(0, |n| n + 1);
    let (head, _) = bytes.split_at(end);
    let fits =
        |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'+' | b'/');
    !head.is_empty() && head.iter().all(fits)
}

fn starts(text: Text<'_>, sign: u8) -> bool {
    text.bytes().first() == Some(&sign)
}

/// Reads parameters up to the end, or up to the scheme of a second challenge.
fn read_params(text: Text<'_>, faults: &mut Faults) -> (AuthParams, Option<Span>) {
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

#[cfg(test)]
mod tests {
    use FaultKind::{
        EmptyElement, EmptyValue, Malformed, MissingComma, SemicolonForComma, UnterminatedQuote,
    };

    use super::*;

    fn part(text: &str, span: Span) -> &str {
        text.get(span.range()).unwrap()
    }

    /// The value as `scheme|name=value|…`, and the kinds of its faults.
    fn read(text: &str) -> (Option<String>, Vec<FaultKind>) {
        let mut faults = Faults::new();
        let read = auth(Text::whole(text.as_bytes()), &mut faults).map(|a| {
            let mut shown = vec![part(text, a.scheme).to_owned()];
            let pair = |p: &AuthParam| format!("{}={}", part(text, p.name), part(text, p.value));
            shown.extend(a.params.list.iter().map(pair));
            shown.extend(a.token68.map(|t| part(text, t).to_owned()));
            shown.extend(a.joined.map(|j| format!("+{}", part(text, j))));
            shown.join("|")
        });
        (read, faults.iter().map(|f| f.kind).collect())
    }

    #[test]
    fn challenges_and_credentials() {
        let cases: &[(&str, Option<&str>, &[FaultKind])] = &[
            (
                "Digest realm=\"a, b\",nonce = \"x\\\"y\"\r\n , nc=00000001",
                Some("Digest|realm=\"a, b\"|nonce=\"x\\\"y\"|nc=00000001"),
                &[],
            ),
            (
                "Digest realm=\"a\"; nonce=\"b\" ;qop=auth",
                Some("Digest|realm=\"a\"|nonce=\"b\"|qop=auth"),
                &[SemicolonForComma],
            ),
            (
                "Digest algorithm=MD5; stale=FALSE;x=1",
                Some("Digest|algorithm=MD5|stale=FALSE|x=1"),
                &[SemicolonForComma],
            ),
            (
                "Digest uri=sip:a@b;transport=tcp;lr, nc=1",
                Some("Digest|uri=sip:a@b;transport=tcp;lr|nc=1"),
                &[],
            ),
            (
                "Digest uri=sip:a@b;transport=tcp;nc=1",
                Some("Digest|uri=sip:a@b;transport=tcp|nc=1"),
                &[SemicolonForComma],
            ),
            (
                "Digest realm=\"a\" nonce=\"b\"qop=auth",
                Some("Digest|realm=\"a\"|nonce=\"b\"|qop=auth"),
                &[MissingComma],
            ),
            (
                "Digest realm=My Phones, nonce=b",
                Some("Digest|realm=My Phones|nonce=b"),
                &[],
            ),
            (
                "Digest realm=\"a, nonce=\"b\", qop=\"auth\"",
                Some("Digest|realm=\"a|nonce=\"b\"|qop=\"auth\""),
                &[UnterminatedQuote],
            ),
            (
                "Digest realm=\"a\", response=\"b",
                Some("Digest|realm=\"a\"|response=\"b"),
                &[UnterminatedQuote],
            ),
            (
                "Digest ,realm=\"a\",,nonce=\"b\",",
                Some("Digest|realm=\"a\"|nonce=\"b\""),
                &[EmptyElement, EmptyElement, EmptyElement],
            ),
            (
                "Digest realm, nonce=, opaque=\"\"",
                Some("Digest|nonce=|opaque=\"\""),
                &[Malformed, Malformed],
            ),
            (
                "Digest realm=\"a\", Digest realm=\"b\"",
                Some("Digest|realm=\"a\"|+Digest"),
                &[],
            ),
            (
                "NoOneKnowsThisScheme opaque-data=here",
                Some("NoOneKnowsThisScheme|opaque-data=here"),
                &[],
            ),
            ("Basic YWxhZGRpbg==", Some("Basic|YWxhZGRpbg=="), &[]),
            ("Negotiate", Some("Negotiate"), &[]),
            ("realm=\"a\", nonce=\"b\"", None, &[Malformed]),
            ("Digest,realm=\"a\"", None, &[Malformed]),
            ("", None, &[EmptyValue]),
            ("\"x\"", None, &[Malformed]),
        ];
        for (text, expected, kinds) in cases {
            let (shown, faults) = read(text);
            assert_eq!(
                (shown.as_deref(), &faults[..]),
                (*expected, *kinds),
                "{text}"
            );
        }
    }

    #[test]
    fn every_wrong_separator_is_kept() {
        let text = "Digest a=1;b=2; c=3 d=4";
        let mut faults = Faults::new();
        let read = auth(Text::whole(text.as_bytes()), &mut faults).unwrap();
        let at = |spans: &[Span]| spans.iter().map(|s| s.start).collect::<Vec<_>>();
        assert_eq!(at(&read.params.semicolons), [10, 14]);
        assert_eq!(at(&read.params.gaps), [19]);
        assert_eq!(faults.len(), 2);
    }

    #[test]
    fn what_a_value_means() {
        let text = b"nextnonce=\"a\\\"b\", qop=auth";
        let source = Source::slice(text, Span::new(0, crate::text::offset(text.len())));
        let mut faults = Faults::new();
        let read = auth_info(Text::whole(text), &mut faults).unwrap();
        assert_eq!(read.unq(&source, "NextNonce").unwrap(), b"a\"b");
        let param = read.get(&source, "nextnonce").unwrap();
        assert_eq!(
            (source.get(param.inner()), param.quoted),
            (&b"a\\\"b"[..], true)
        );
        assert_eq!(faults, []);
        assert_eq!(auth_info(Text::whole(b" "), &mut faults), None);
    }
}
