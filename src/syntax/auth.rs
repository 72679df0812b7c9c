//! Challenges and credentials: WWW-Authenticate, Authorization, their Proxy forms, and
//! Authentication-Info.
//!
//! RFC 3261 §25.1 with RFC 8760 §2.7; Proxy-Authentication-Info is RFC 7615's. A scheme other
//! than Digest may carry one opaque run of characters in place of parameters (`token68` of RFC
//! 7235 §2.1; Bearer in RFC 8898 does).

mod params;

use nom::Parser;

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    input::expect,
    rfc3261::{token, unquote},
};
use crate::text::{Source, Span};
use params::{read_params, starts};

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
        let kind = if text.is_empty() {
            FaultKind::EmptyValue
        } else {
            FaultKind::Malformed
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
