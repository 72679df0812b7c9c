//! Request-Line and Status-Line (RFC 3261 §7.1, §7.2).

use nom::Input;

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    input::is_space,
    number::Number,
    rfc3261::is_token,
    uri::{Uri, uri},
};
use crate::text::Span;

/// The first line of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartLine {
    /// `Request-Line = Method SP Request-URI SP SIP-Version CRLF`
    Request(Box<RequestLine>),
    /// `Status-Line = SIP-Version SP Status-Code SP Reason-Phrase CRLF`
    Status(StatusLine),
    /// Neither; a fault says why.
    Unreadable,
}

impl StartLine {
    /// The `SIP-Version`, where the line can be read.
    pub fn version(&self) -> Option<Span> {
        match self {
            Self::Request(line) => Some(line.version),
            Self::Status(line) => Some(line.version),
            Self::Unreadable => None,
        }
    }
}

/// The start line of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine {
    /// The method.
    pub method: Span,
    /// What stands between method and version, brackets included.
    pub uri_span: Span,
    /// The Request-URI, where it can be read.
    pub uri: Option<Uri>,
    /// `SIP/2.0`
    pub version: Span,
}

/// The start line of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusLine {
    /// `SIP/2.0`
    pub version: Span,
    /// The status code.
    pub code: Number,
    /// The reason phrase; may be empty.
    pub reason: Span,
}

/// A start line as all of `line`, its line end left out.
pub fn start_line(line: Text<'_>, faults: &mut Faults) -> StartLine {
    let text = line.trim_start();
    if text.start() != line.start() {
        faults.push(SyntaxFault::new(
            FaultKind::SpaceBeforeStartLine,
            line.until(text).span(),
        ));
    }
    let status = text
        .bytes()
        .get(..4)
        .is_some_and(|b| b.eq_ignore_ascii_case(b"SIP/"));
    let read = if status {
        status_line(text, faults)
    } else {
        request_line(text, faults)
    };
    read.unwrap_or_else(|expected| {
        faults.push(
            SyntaxFault::new(FaultKind::StartLine, text.trim_end().span()).expecting(expected),
        );
        StartLine::Unreadable
    })
}

/// The text up to the first white space, the white space, and the rest.
fn word(text: Text<'_>) -> (Text<'_>, Text<'_>, Text<'_>) {
    let (first, rest) = text.split(text.position(is_space).unwrap_or(text.bytes().len()));
    let after = rest.trim_start();
    (first, rest.until(after), after)
}

/// Exactly one space must part the elements of a start line.
fn one_space(gap: Text<'_>, faults: &mut Faults) {
    if gap.bytes() != b" " && !faults.iter().any(|f| f.kind == FaultKind::SpaceInStartLine) {
        faults
            .push(SyntaxFault::new(FaultKind::SpaceInStartLine, gap.span()).expecting("one space"));
    }
}

fn status_line(text: Text<'_>, faults: &mut Faults) -> Result<StartLine, &'static str> {
    let (version, gap, rest) = word(text);
    let (code, after, _) = word(rest);
    if code.is_empty() || !code.bytes().iter().all(u8::is_ascii_digit) {
        return Err("a status code behind the version");
    }
    one_space(gap, faults);
    // The phrase may be empty and may hold spaces anywhere: only the first one parts it.
    let reason = rest.take_from(code.bytes().len() + usize::from(!after.is_empty()));
    Ok(StartLine::Status(StatusLine {
        version: version.span(),
        code: Number::new(code),
        reason: reason.span(),
    }))
}

fn request_line(text: Text<'_>, faults: &mut Faults) -> Result<StartLine, &'static str> {
    let (method, first_gap, rest) = word(text);
    let trimmed = rest.trim_end();
    let version_at = trimmed
        .bytes()
        .iter()
        .rposition(|b| is_space(*b))
        .map_or(0, |n| n + 1);
    let (between, version) = trimmed.split(version_at);
    let target = between.trim_end();
    if !is_token(method.bytes()) {
        return Err("a method, a Request-URI and SIP/2.0, or SIP/2.0 and a status code");
    }
    if target.is_empty() || !is_version(version) {
        return Err("a Request-URI and SIP/2.0 behind the method");
    }
    one_space(first_gap, faults);
    one_space(target_gap(between, target), faults);
    if trimmed.bytes().len() != rest.bytes().len() {
        let end = rest.take_from(trimmed.bytes().len());
        faults.push(SyntaxFault::new(FaultKind::SpaceAfterStartLine, end.span()));
    }
    let line = RequestLine {
        method: method.span(),
        uri_span: target.span(),
        uri: request_uri(target, faults),
        version: version.span(),
    };
    Ok(StartLine::Request(line.into()))
}

fn target_gap<'a>(between: Text<'a>, target: Text<'a>) -> Text<'a> {
    between.take_from(target.bytes().len())
}

/// `SIP-Version = "SIP" "/" 1*DIGIT "." 1*DIGIT`, its digits left to the rules.
fn is_version(text: Text<'_>) -> bool {
    text.bytes()
        .get(..4)
        .is_some_and(|b| b.eq_ignore_ascii_case(b"SIP/"))
}

/// `Request-URI = SIP-URI / SIPS-URI / absoluteURI`
fn request_uri(target: Text<'_>, faults: &mut Faults) -> Option<Uri> {
    let bytes = target.bytes();
    if bytes.first() == Some(&b'<') {
        faults.push(
            SyntaxFault::new(FaultKind::RequestUriInBrackets, target.span())
                .expecting("a bare URI"),
        );
        let end = bytes.len() - usize::from(bytes.last() == Some(&b'>'));
        return uri(target.take(end).take_from(1).trim(), &mut Faults::new());
    }
    if let Some(n) = target.position(is_space) {
        let gap = target.take_from(n);
        faults.push(
            SyntaxFault::new(
                FaultKind::SpaceInRequestUri,
                gap.until(gap.trim_start()).span(),
            )
            .expecting("no white space in the URI"),
        );
        return None;
    }
    uri(target, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<FaultKind>) {
        let mut faults = Faults::new();
        let part = |s: Span| String::from_utf8_lossy(s.of(text.as_bytes())).into_owned();
        let shown = match start_line(Text::whole(text.as_bytes()), &mut faults) {
            StartLine::Request(r) => format!(
                "{}|{}|{}|{}",
                part(r.method),
                part(r.uri_span),
                part(r.version),
                r.uri.is_some()
            ),
            StartLine::Status(s) => format!(
                "{}|{}|{}",
                part(s.version),
                part(s.code.span),
                part(s.reason)
            ),
            StartLine::Unreadable => "unreadable".to_owned(),
        };
        (shown, faults.iter().map(|f| f.kind).collect())
    }

    #[test]
    fn start_lines_and_their_faults() {
        use FaultKind::{
            RequestUriInBrackets, SpaceAfterStartLine, SpaceBeforeStartLine, SpaceInRequestUri,
            SpaceInStartLine,
        };
        let cases: &[(&str, &str, &[FaultKind])] = &[
            ("INVITE sip:b@h SIP/2.0", "INVITE|sip:b@h|SIP/2.0|true", &[]),
            ("SIP/2.0 200 OK", "SIP/2.0|200|OK", &[]),
            ("SIP/2.0 100 ", "SIP/2.0|100|", &[]),
            ("SIP/2.0 100", "SIP/2.0|100|", &[]),
            ("SIP/2.0 200 A  b ", "SIP/2.0|200|A  b ", &[]),
            ("sip/2.0 200 OK", "sip/2.0|200|OK", &[]),
            (
                " CANCEL sip:h SIP/2.0",
                "CANCEL|sip:h|SIP/2.0|true",
                &[SpaceBeforeStartLine],
            ),
            (
                "INVITE  sip:b@h  SIP/2.0",
                "INVITE|sip:b@h|SIP/2.0|true",
                &[SpaceInStartLine],
            ),
            (
                "INVITE sip:b@h SIP/2.0  ",
                "INVITE|sip:b@h|SIP/2.0|true",
                &[SpaceAfterStartLine],
            ),
            (
                "INVITE <sip:b@h> SIP/2.0",
                "INVITE|<sip:b@h>|SIP/2.0|true",
                &[RequestUriInBrackets],
            ),
            (
                "INVITE sip:b@h; lr SIP/2.0",
                "INVITE|sip:b@h; lr|SIP/2.0|false",
                &[SpaceInRequestUri],
            ),
            (
                "OPTIONS soap.beep://h SIP/7.0",
                "OPTIONS|soap.beep://h|SIP/7.0|true",
                &[],
            ),
            ("INVITE sip:b@h", "unreadable", &[FaultKind::StartLine]),
            ("SIP/2.0 OK", "unreadable", &[FaultKind::StartLine]),
            ("<>", "unreadable", &[FaultKind::StartLine]),
            ("", "unreadable", &[FaultKind::StartLine]),
        ];
        for (text, expected, kinds) in cases {
            assert_eq!(
                read(text),
                ((*expected).to_owned(), kinds.to_vec()),
                "{text:?}"
            );
        }
    }
}
