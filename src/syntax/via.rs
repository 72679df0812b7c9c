//! Via (RFC 3261 §20.42).

use nom::{Input, Parser, combinator::recognize, sequence::terminated};

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    address::elements,
    host::{HostPort, host_port},
    input::{Read, expect, is_space},
    params::{Params, semi_params},
    rfc3261::{separator, token},
};
use crate::text::Span;

/// `via-parm = sent-protocol LWS sent-by *( SEMI via-params )`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViaParm {
    /// All of it.
    pub span: Span,
    /// `SIP`
    pub protocol: Span,
    /// `2.0`
    pub version: Span,
    /// `UDP`, `TCP`, `TLS` …
    pub transport: Span,
    /// The address the sender gave itself; `None` where it cannot be read.
    pub sent_by: Option<HostPort>,
    /// `branch`, `received`, `rport` …
    pub params: Params,
}

/// `Via = via-parm *(COMMA via-parm)` as all of `text`. `None` where one of them cannot be read.
pub fn via(text: Text<'_>, faults: &mut Faults) -> Option<Vec<ViaParm>> {
    let mut list = Some(Vec::new());
    for element in elements(text.trim(), faults) {
        let read = via_parm(element, faults);
        list = list.zip(read).map(|(mut list, read)| {
            list.push(read);
            list
        });
    }
    list.filter(|l| !l.is_empty())
}

/// `sent-protocol = protocol-name SLASH protocol-version SLASH transport`
fn sent_protocol(input: Text<'_>) -> Read<'_, (Text<'_>, Text<'_>, Text<'_>)> {
    let slash = || expect("`/`", separator("/"));
    (
        terminated(expect("`SIP`", token), slash()),
        terminated(expect("the version `2.0`", recognize(token)), slash()),
        expect("a transport such as UDP", token),
    )
        .parse(input)
}

fn via_parm(text: Text<'_>, faults: &mut Faults) -> Option<ViaParm> {
    let malformed = |at: Text<'_>, what| {
        let at = if at.is_empty() { text } else { at };
        SyntaxFault::new(FaultKind::Malformed, at.span()).expecting(what)
    };
    let (rest, (protocol, version, transport)) = match sent_protocol(text) {
        Ok(read) => read,
        Err(nom::Err::Error(e) | nom::Err::Failure(e)) => {
            faults.push(malformed(e.at, e.what));
            return None;
        }
        Err(nom::Err::Incomplete(_)) => return None,
    };
    if !rest.bytes().first().copied().is_some_and(is_space) {
        faults.push(malformed(rest, "white space and the sender's address"));
        return None;
    }
    let end = rest.position(|b| b == b';').unwrap_or(rest.bytes().len());
    let sent_by = host_port(rest.take(end), faults);
    Some(ViaParm {
        span: text.span(),
        protocol: protocol.span(),
        version: version.span(),
        transport: transport.span(),
        sent_by,
        params: semi_params(rest.take_from(end), faults),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vias_and_their_faults() {
        use FaultKind::{EmptyElement, EmptyPort, Malformed};
        let cases: &[(&str, &[&str], &[FaultKind])] = &[
            (
                "SIP/2.0/UDP h;branch=z9hG4bKa",
                &["SIP 2.0 UDP h branch=z9hG4bKa"],
                &[],
            ),
            (
                "SIP  / 2.0\r\n /TCP\r\n  192.0.2.2 : 5060 ;rport , SIP/2.0/X y",
                &["SIP 2.0 TCP 192.0.2.2 : 5060 rport", "SIP 2.0 X y "],
                &[],
            ),
            (
                "SIP/2.0/UDP h;;branch=1",
                &["SIP 2.0 UDP h branch=1"],
                &[EmptyElement],
            ),
            ("SIP/2.0/UDP h,", &["SIP 2.0 UDP h "], &[EmptyElement]),
            ("SIP/2.0/UDP h:;a", &["SIP 2.0 UDP h: a"], &[EmptyPort]),
            ("SIP/2.0 h", &[], &[Malformed]),
            ("SIP/2.0/UDP", &[], &[Malformed]),
        ];
        for (text, expected, kinds) in cases {
            let mut faults = Faults::new();
            let part = |s: Span| String::from_utf8_lossy(s.of(text.as_bytes())).into_owned();
            let read: Vec<_> = via(Text::whole(text.as_bytes()), &mut faults)
                .unwrap_or_default()
                .iter()
                .map(|v| {
                    let params: Vec<_> = v.params.iter().map(|p| part(p.span)).collect();
                    let sent_by = v.sent_by.map(|s| part(s.span)).unwrap_or_default();
                    format!(
                        "{} {} {} {sent_by} {}",
                        part(v.protocol),
                        part(v.version),
                        part(v.transport),
                        params.join(";")
                    )
                })
                .collect();
            assert_eq!(read, *expected, "{text}");
            assert_eq!(
                faults.iter().map(|f| f.kind).collect::<Vec<_>>(),
                *kinds,
                "{text}"
            );
        }
    }
}
