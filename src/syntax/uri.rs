//! SIP, SIPS and tel URIs, and any other URI as its scheme and the rest (RFC 3261 §19.1 and
//! §25.1, RFC 3966).

use nom::{
    Input, Parser, bytes::complete::take_while, character::complete::satisfy, combinator::recognize,
};

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    host::{HostPort, host_port},
    params::{Param, Params, empty_element},
};
use crate::text::{Source, Span};

/// The parameters that RFC 3261 §19.1.1 defines for URIs, and that no field has.
pub const PARAMETERS: [&str; 5] = ["transport", "lr", "maddr", "ttl", "user"];

/// A URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uri {
    /// All of it.
    pub span: Span,
    /// Its scheme, without the colon.
    pub scheme: Span,
    /// What follows the colon.
    pub kind: UriKind,
}

/// A URI by its scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UriKind {
    /// `sip:` or `sips:`.
    Sip(SipUri),
    /// `tel:` (RFC 3966).
    Tel(TelUri),
    /// Any other scheme: what follows the colon.
    Other(Span),
}

/// `SIP-URI` and `SIPS-URI`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SipUri {
    /// Whether the scheme is `sips`.
    pub secure: bool,
    /// The user, as written.
    pub user: Option<Span>,
    /// The password behind the user's colon.
    pub password: Option<Span>,
    /// Host and port; `None` where there is none that can be read.
    pub host_port: Option<HostPort>,
    /// URI parameters.
    pub params: Params,
    /// URI headers, behind `?`.
    pub headers: Params,
}

/// `telephone-uri` of RFC 3966 §3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TelUri {
    /// The number, visual separators included.
    pub number: Span,
    /// Parameters such as `phone-context`.
    pub params: Params,
}

impl Uri {
    /// The SIP or SIPS URI it is.
    pub fn sip(&self) -> Option<&SipUri> {
        match &self.kind {
            UriKind::Sip(uri) => Some(uri),
            _ => None,
        }
    }

    /// Its parameters, whatever its scheme.
    pub fn params(&self) -> Option<&Params> {
        match &self.kind {
            UriKind::Sip(uri) => Some(&uri.params),
            UriKind::Tel(uri) => Some(&uri.params),
            UriKind::Other(_) => None,
        }
    }

    /// Its scheme, as written.
    pub fn scheme<'s>(&self, source: &'s Source) -> &'s [u8] {
        source.get(self.scheme)
    }
}

/// A URI as all of `text`, which holds no white space at its ends. `None`, with a fault, where it
/// has no scheme.
pub fn uri(text: Text<'_>, faults: &mut Faults) -> Option<Uri> {
    let Some((scheme, rest)) = scheme(text) else {
        faults.push(
            SyntaxFault::new(FaultKind::Malformed, text.span())
                .expecting("a URI: a scheme such as `sip:` and an address"),
        );
        return None;
    };
    let name = scheme.bytes();
    let kind = if name.eq_ignore_ascii_case(b"sip") || name.eq_ignore_ascii_case(b"sips") {
        escapes(rest, faults);
        let sip = sip_uri(name.len() == 4, rest, faults);
        // A host with a malformed escape is told of by the escape.
        let escape = faults.iter().rfind(|f| f.kind == FaultKind::Escape);
        if let Some(escape) = escape.map(|f| f.span) {
            faults.retain(|f| f.kind != FaultKind::Host || !f.span.contains(escape));
        }
        UriKind::Sip(sip)
    } else if name.eq_ignore_ascii_case(b"tel") {
        UriKind::Tel(tel_uri(rest, faults))
    } else {
        escapes(rest, faults);
        UriKind::Other(rest.span())
    };
    Some(Uri {
        span: text.span(),
        scheme: scheme.span(),
        kind,
    })
}

/// `scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )` and its colon: the scheme, and what
/// follows the colon.
pub fn scheme(text: Text<'_>) -> Option<(Text<'_>, Text<'_>)> {
    let first = satisfy(|c| c.is_ascii_alphabetic());
    let more = take_while(|b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let read: super::input::Read<'_, _> = recognize((first, more)).parse(text);
    let (rest, scheme) = read.ok()?;
    (rest.bytes().first() == Some(&b':')).then(|| (scheme, rest.take_from(1)))
}

/// `[ userinfo ] hostport uri-parameters [ headers ]`
fn sip_uri(secure: bool, text: Text<'_>, faults: &mut Faults) -> SipUri {
    // The user part may hold `;` and `?`, so the `@` decides first; a host never holds one. An
    // `@` behind a `?` or behind a parameter of the host belongs to those, but such a URI without
    // user part cannot be told from one with: RFC 3261 reads the leftmost.
    let at = text.position(|b| b == b'@');
    let (userinfo, rest) = match at {
        Some(n) => (Some(text.take(n)), text.take_from(n + 1)),
        None => (None, text),
    };
    let (address, headers) = cut(rest, b'?');
    let (host, params) = cut(address, b';');
    // What a host may hold is for the host's own production.
    for part in [userinfo, params, headers].into_iter().flatten() {
        illegal(part, faults);
    }
    let (user, password) = match userinfo {
        Some(info) => user_and_password(info, faults),
        None => (None, None),
    };
    SipUri {
        secure,
        user,
        password,
        host_port: host_port(host, faults),
        params: params.map(|p| uri_params(p, faults)).unwrap_or_default(),
        headers: headers.map(|h| uri_headers(h, faults)).unwrap_or_default(),
    }
}

/// `userinfo = ( user / telephone-subscriber ) [ ":" password ] "@"`
fn user_and_password(info: Text<'_>, faults: &mut Faults) -> (Option<Span>, Option<Span>) {
    let (user, password) = cut(info, b':');
    if user.is_empty() {
        faults.push(
            SyntaxFault::new(FaultKind::Malformed, info.span()).expecting("a user before `@`"),
        );
        return (None, None);
    }
    (Some(user.span()), password.map(Text::span))
}

/// `text` before the first `sign`, and what follows it.
fn cut(text: Text<'_>, sign: u8) -> (Text<'_>, Option<Text<'_>>) {
    match text.position(|b| b == sign) {
        Some(n) => (text.take(n), Some(text.take_from(n + 1))),
        None => (text, None),
    }
}

/// `uri-parameters = *( ";" uri-parameter)`, the first semicolon already read.
fn uri_params(text: Text<'_>, faults: &mut Faults) -> Params {
    let mut params = Vec::new();
    for part in super::rfc3261::split_outside(text, b';') {
        if part.is_empty() {
            empty_element(part.before(), "a parameter", faults);
        } else {
            if part.bytes().ends_with(b"=") {
                let fault = SyntaxFault::new(FaultKind::Malformed, part.span());
                faults.push(fault.expecting("a value behind `=`"));
            }
            params.push(name_and_value(part));
        }
    }
    Params(params)
}

/// `headers = "?" header *( "&" header )`, the question mark already read.
/// `hnv-unreserved` leaves out what has a meaning outside a URI: `;`, `,`, `=` and `@`.
fn uri_headers(text: Text<'_>, faults: &mut Faults) -> Params {
    let mut headers = Vec::new();
    for part in super::rfc3261::split_outside(text, b'&') {
        if part.is_empty() {
            continue;
        }
        if let Some(value) = cut(part, b'=').1
            && value
                .position(|b| matches!(b, b';' | b',' | b'=' | b'@'))
                .is_some()
        {
            let fault = SyntaxFault::new(FaultKind::UriCharacter, value.span());
            faults.push(fault.expecting("such characters escaped with `%`"));
        }
        headers.push(name_and_value(part));
    }
    Params(headers)
}

fn name_and_value(part: Text<'_>) -> Param {
    let (name, value) = cut(part, b'=');
    Param {
        span: part.span(),
        name: name.span(),
        value: value.map(Text::span),
    }
}

/// `tel:` number and parameters.
fn tel_uri(text: Text<'_>, faults: &mut Faults) -> TelUri {
    let (number, params) = cut(text, b';');
    let valid = |b: &u8| {
        b.is_ascii_hexdigit() || matches!(b, b'+' | b'*' | b'#' | b'-' | b'.' | b'(' | b')')
    };
    if number.is_empty() || !number.bytes().iter().all(valid) {
        faults.push(
            SyntaxFault::new(FaultKind::Malformed, number.span()).expecting("a telephone number"),
        );
    }
    TelUri {
        number: number.span(),
        params: params.map(|p| uri_params(p, faults)).unwrap_or_default(),
    }
}

/// Characters that stand in no part of a SIP URI unless they are escaped (RFC 3261 §19.1.2).
/// White space and what makes a host malformed are faults of their own.
fn illegal(text: Text<'_>, faults: &mut Faults) {
    let never = |b: u8| {
        !b.is_ascii()
            || matches!(
                b,
                b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | b'#'
            )
    };
    let mut rest = text;
    while let Some(n) = rest.position(never) {
        let from = rest.take_from(n);
        let len = from.position(|b| !never(b)).unwrap_or(from.bytes().len());
        let (run, after) = from.split(len);
        faults.push(
            SyntaxFault::new(FaultKind::UriCharacter, run.span())
                .expecting("such characters escaped with `%`"),
        );
        rest = after;
    }
}

/// `escaped = "%" HEXDIG HEXDIG`: every `%` with something else behind it is a fault.
fn escapes(text: Text<'_>, faults: &mut Faults) {
    let bytes = text.bytes();
    for (i, _) in bytes.iter().enumerate().filter(|(_, b)| **b == b'%') {
        let hex = bytes
            .get(i + 1..i + 3)
            .is_some_and(|h| h.iter().all(u8::is_ascii_hexdigit));
        if !hex {
            let place = text.take_from(i).take(3);
            faults.push(
                SyntaxFault::new(FaultKind::Escape, place.span())
                    .expecting("two hexadecimal digits behind `%`"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> (String, Vec<FaultKind>) {
        let mut faults = Faults::new();
        let part = |s: Span| String::from_utf8_lossy(s.of(text.as_bytes())).into_owned();
        let shown = match uri(Text::whole(text.as_bytes()), &mut faults) {
            None => "none".into(),
            Some(u) => match u.kind {
                UriKind::Sip(s) => format!(
                    "{} user={} password={} host={} port={} params={} headers={}",
                    part(u.scheme),
                    s.user.map(part).unwrap_or_default(),
                    s.password.map(part).unwrap_or_default(),
                    s.host_port.map(|h| part(h.host.span)).unwrap_or_default(),
                    s.host_port.and_then(|h| h.port?.value).unwrap_or_default(),
                    s.params
                        .iter()
                        .map(|p| part(p.span))
                        .collect::<Vec<_>>()
                        .join(","),
                    s.headers
                        .iter()
                        .map(|p| part(p.span))
                        .collect::<Vec<_>>()
                        .join(","),
                ),
                UriKind::Tel(t) => format!("tel {} params={}", part(t.number), t.params.0.len()),
                UriKind::Other(rest) => format!("{} {}", part(u.scheme), part(rest)),
            },
        };
        (shown, faults.iter().map(|f| f.kind).collect())
    }

    #[test]
    fn uris_and_their_faults() {
        use FaultKind::{EmptyElement, EmptyPort, Escape, Host, Ipv6, Malformed, UriCharacter};
        let cases: &[(&str, &str, &[FaultKind])] = &[
            (
                "sip:bob@example.com",
                "sip user=bob password= host=example.com port=0 params= headers=",
                &[],
            ),
            (
                "sips:ss2.example.com",
                "sips user= password= host=ss2.example.com port=0 params= headers=",
                &[],
            ),
            (
                "SIP:a:pw@[2001:db8::1]:5070;lr;transport=tcp?Subject=x&To=y",
                "SIP user=a password=pw host=[2001:db8::1] port=5070 params=lr,transport=tcp headers=Subject=x,To=y",
                &[],
            ),
            (
                "sip:user;par=u%40example.net@example.com",
                "sip user=user;par=u%40example.net password= host=example.com port=0 params= headers=",
                &[],
            ),
            (
                "sip:a@h;;lr",
                "sip user=a password= host=h port=0 params=lr headers=",
                &[EmptyElement],
            ),
            (
                "sip:a%4@h",
                "sip user=a%4 password= host=h port=0 params= headers=",
                &[Escape],
            ),
            (
                "sip:*31#@h;a={}?b=^",
                "sip user=*31# password= host=h port=0 params=a={} headers=b=^",
                &[UriCharacter, UriCharacter, UriCharacter],
            ),
            (
                "sip:b@exämple.com",
                "sip user=b password= host=exämple.com port=0 params= headers=",
                &[Host],
            ),
            (
                "sip:h:",
                "sip user= password= host=h port=0 params= headers=",
                &[EmptyPort],
            ),
            (
                "sip:[::1",
                "sip user= password= host=[::1 port=0 params= headers=",
                &[Ipv6],
            ),
            (
                "sip:@h",
                "sip user= password= host=h port=0 params= headers=",
                &[Malformed],
            ),
            (
                "sip:",
                "sip user= password= host= port=0 params= headers=",
                &[Malformed],
            ),
            (
                "tel:+1-201-555-0123;phone-context=x",
                "tel +1-201-555-0123 params=1",
                &[],
            ),
            ("tel:bob", "tel bob params=0", &[Malformed]),
            (
                "soap.beep://192.0.2.103:3002",
                "soap.beep //192.0.2.103:3002",
                &[],
            ),
            ("bob@example.com", "none", &[Malformed]),
        ];
        for (text, expected, kinds) in cases {
            assert_eq!(
                show(text),
                ((*expected).to_owned(), kinds.to_vec()),
                "{text}"
            );
        }
    }
}
