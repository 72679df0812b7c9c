//! `;name=value` parameters of header fields and URIs.

use nom::{
    Input, Parser,
    branch::alt,
    bytes::complete::{tag, take_while1},
    combinator::{map, opt, recognize},
    sequence::preceded,
};

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    input::{Expected, Read, all, expect, is_space},
    rfc3261::{quoted_string, separator, split_outside, token},
};
use crate::text::{Source, Span};

/// One parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param {
    /// Name and value.
    pub span: Span,
    /// Its name, as written.
    pub name: Span,
    /// Its value, quotes included; `None` for a flag such as `lr`.
    pub value: Option<Span>,
}

impl Param {
    /// Its name, as written.
    pub fn name<'s>(&self, source: &'s Source) -> &'s [u8] {
        source.get(self.name)
    }

    /// Whether it has that name; names compare without regard to case (RFC 3261 §7.3.1).
    pub fn is(&self, source: &Source, name: &str) -> bool {
        self.name(source).eq_ignore_ascii_case(name.as_bytes())
    }

    /// Its value, as written; empty for a flag.
    pub fn value<'s>(&self, source: &'s Source) -> &'s [u8] {
        self.value.map(|v| source.get(v)).unwrap_or_default()
    }
}

/// Parameters in the order they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(pub Vec<Param>);

impl Params {
    /// The first parameter of that name.
    pub fn get(&self, source: &Source, name: &str) -> Option<&Param> {
        self.0.iter().find(|p| p.is(source, name))
    }

    /// Every parameter of that name.
    pub fn all<'p>(&'p self, source: &'p Source, name: &'p str) -> impl Iterator<Item = &'p Param> {
        self.0.iter().filter(move |p| p.is(source, name))
    }

    /// The value of the first parameter of that name, where it has one.
    pub fn value<'s>(&self, source: &'s Source, name: &str) -> Option<&'s [u8]> {
        let value = self.get(source, name)?.value?;
        Some(source.get(value))
    }

    /// In order.
    pub fn iter(&self) -> std::slice::Iter<'_, Param> {
        self.0.iter()
    }
}

impl<'p> IntoIterator for &'p Params {
    type Item = &'p Param;
    type IntoIter = std::slice::Iter<'p, Param>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// `gen-value = token / host / quoted-string`. Real elements put `/`, `:`, `@` and more into bare
/// values; whatever holds no white space, quote, bracket or separator is read.
fn gen_value(input: Text<'_>) -> Read<'_, Text<'_>> {
    let bare =
        take_while1(|b: u8| !is_space(b) && !matches!(b, b'"' | b';' | b',' | b'<' | b'>' | b'='));
    alt((quoted_string, bare)).parse(input)
}

/// `generic-param = token [ EQUAL gen-value ]`
pub fn generic_param(input: Text<'_>) -> Read<'_, Param> {
    param(input, gen_value)
}

/// The same, with a URI in angle brackets as a further kind of value (RFC 8224 §4).
pub(super) fn bracketed_param(input: Text<'_>) -> Read<'_, Param> {
    param(input, |input| {
        let inside = take_while1(|b: u8| !is_space(b) && !matches!(b, b'<' | b'>'));
        alt((recognize((tag("<"), inside, tag(">"))), gen_value)).parse(input)
    })
}

/// A name, and behind `=` what `value` reads.
fn param<'a>(input: Text<'a>, value: fn(Text<'a>) -> Read<'a, Text<'a>>) -> Read<'a, Param> {
    let value = preceded(separator("="), expect("a value", value));
    map(
        (expect("a parameter name", token), opt(value)),
        |(name, value)| {
            let end = value.map_or(name.end(), Text::end);
            Param {
                span: Span::new(name.start(), end),
                name: name.span(),
                value: value.map(Text::span),
            }
        },
    )
    .parse(input)
}

/// `*( SEMI generic-param )`: everything that follows a field's own value. `input` is empty or
/// starts with the first `;`. A parameter that cannot be read is a fault and left out.
pub fn semi_params(input: Text<'_>, faults: &mut Faults) -> Params {
    semi_params_of(input, generic_param, faults)
}

/// The same, with another production for each parameter.
pub(super) fn semi_params_of<'a>(
    input: Text<'a>,
    param: fn(Text<'a>) -> Read<'a, Param>,
    faults: &mut Faults,
) -> Params {
    let mut parts = split_outside(input, b';').into_iter();
    let before = parts.next();
    if let Some(stray) = before.map(Text::trim).filter(|t| !t.is_empty()) {
        let kind = match stray.bytes() {
            b">" => FaultKind::UnbalancedBrackets,
            _ => FaultKind::Malformed,
        };
        faults.push(SyntaxFault::new(kind, stray.span()).expecting("`;` or the end of the value"));
    }
    let read = parts.filter_map(|part| one(part, param, faults));
    let mut read: Vec<_> = read.collect();
    read.shrink_to_fit();
    Params(read)
}

/// Puts an empty element of a split list into `faults` by its separator, `sign`, which is what can
/// be pointed at. Separators one behind the other are one fault.
pub(super) fn empty_element(sign: Span, what: &'static str, faults: &mut Faults) {
    // Nothing before it and nothing behind: all of the value is missing.
    if sign.is_empty() {
        faults.push(SyntaxFault::new(FaultKind::EmptyValue, sign).expecting(what));
        return;
    }
    match faults.last_mut() {
        Some(last) if last.kind == FaultKind::EmptyElement && last.span.end == sign.start => {
            last.span.end = sign.end;
        }
        _ => faults.push(SyntaxFault::new(FaultKind::EmptyElement, sign).expecting(what)),
    }
}

/// `generic-param *( SEMI generic-param )` as all of `text`: a value that is parameters alone.
/// `None` where none can be read.
pub fn params(text: Text<'_>, faults: &mut Faults) -> Option<Params> {
    let text = text.trim();
    if text.is_empty() {
        faults.push(SyntaxFault::new(FaultKind::EmptyValue, text.span()).expecting("a parameter"));
        return None;
    }
    let parts = split_outside(text, b';').into_iter();
    let read: Vec<_> = parts
        .filter_map(|part| one(part, generic_param, faults))
        .collect();
    (!read.is_empty()).then_some(Params(read))
}

/// Several such values with commas between, as all of `text`: their parameters in order.
pub fn param_list(text: Text<'_>, faults: &mut Faults) -> Option<Params> {
    let text = text.trim();
    let values = split_outside(text, b',').into_iter();
    let read: Vec<_> = values.filter_map(|value| params(value, faults)).collect();
    let all = read.into_iter().flat_map(|params| params.0).collect();
    Some(Params(all)).filter(|params| !params.0.is_empty())
}

/// One parameter out of a split list; an empty one, and what cannot be read, goes to `faults`.
pub(super) fn one<'a>(
    part: Text<'a>,
    parser: impl Fn(Text<'a>) -> Read<'a, Param>,
    faults: &mut Faults,
) -> Option<Param> {
    let text = part.trim();
    if text.is_empty() {
        empty_element(part.before(), "a parameter", faults);
        return None;
    }
    match all(parser, text) {
        Ok(param) => Some(param),
        Err(error) => {
            faults.push(param_fault(text, error));
            None
        }
    }
}

/// What is wrong with a parameter that stopped at `error`: `=` without a value it could take, or
/// characters that fit nowhere.
fn param_fault(text: Text<'_>, error: Expected<'_>) -> SyntaxFault {
    let at = if error.at.is_empty() { text } else { error.at };
    match at.bytes().split_first() {
        Some((b'=', value)) if value.trim_ascii_start().first() == Some(&b'"') => {
            SyntaxFault::new(FaultKind::UnterminatedQuote, at.take_from(1).trim().span())
                .expecting("a closing `\"`")
        }
        Some((b'=', _)) => {
            SyntaxFault::new(FaultKind::Malformed, text.span()).expecting("a value behind `=`")
        }
        _ => SyntaxFault::new(FaultKind::Malformed, at.span()).expecting(error.what),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` as `name=value` pairs, and the kinds of its faults.
    fn read(text: &str) -> (Vec<String>, Vec<FaultKind>) {
        let source = Source::slice(
            text.as_bytes(),
            Span::new(0, crate::text::offset(text.len())),
        );
        let mut faults = Faults::new();
        let params = semi_params(Text::whole(text.as_bytes()), &mut faults);
        let show = |p: &Param| {
            let part = |b| String::from_utf8_lossy(b).into_owned();
            let value = p.value.map(|_| part(p.value(&source)));
            format!("{}|{}", part(p.name(&source)), value.unwrap_or("-".into()))
        };
        (
            params.iter().map(show).collect(),
            faults.iter().map(|f| f.kind).collect(),
        )
    }

    #[test]
    fn parameters_and_their_faults() {
        use FaultKind::{EmptyElement, Malformed, UnterminatedQuote};
        let cases: &[(&str, &[&str], &[FaultKind])] = &[
            ("", &[], &[]),
            (";lr", &["lr|-"], &[]),
            (" ; tag = ab ;x=\"q;r\"", &["tag|ab", "x|\"q;r\""], &[]),
            (
                ";ttl=1;received=[2001:db8::1]",
                &["ttl|1", "received|[2001:db8::1]"],
                &[],
            ),
            (";;a=1;", &["a|1"], &[EmptyElement, EmptyElement]),
            (";;;;a=1", &["a|1"], &[EmptyElement]),
            ("x;a", &["a|-"], &[Malformed]),
            (";a=\"b", &[], &[UnterminatedQuote]),
            (";a=;b=1", &["b|1"], &[Malformed]),
        ];
        for (text, params, faults) in cases {
            let (p, f) = read(text);
            assert_eq!(
                (&p[..], &f[..]),
                (
                    &params.iter().map(ToString::to_string).collect::<Vec<_>>()[..],
                    *faults
                ),
                "{text}"
            );
        }
    }

    #[test]
    fn several_values_of_parameters() {
        // RFC 7315 §4.5, message F2.
        let text = "ccf=192.0.8.1; ecf=192.0.8.3,\r\n ccf-2=192.0.8.2; ecf-2=192.0.8.4";
        let mut faults = Faults::new();
        let read = param_list(Text::whole(text.as_bytes()), &mut faults);
        assert_eq!((read.map(|p| p.0.len()), faults.len()), (Some(4), 0));
    }

    #[test]
    fn values_that_are_parameters_alone() {
        let cases: &[(&str, Option<usize>, usize)] = &[
            (
                "icid-value=1234bc9876e;icid-generated-at=[2001:db8::1]",
                Some(2),
                0,
            ),
            ("ccf=192.0.2.1 ; ecf=\"a;b\"", Some(2), 0),
            (";a", Some(1), 1),
            ("", None, 1),
        ];
        for (text, count, faulty) in cases {
            let mut faults = Faults::new();
            let read = params(Text::whole(text.as_bytes()), &mut faults);
            assert_eq!(
                (read.map(|p| p.0.len()), faults.len()),
                (*count, *faulty),
                "{text}"
            );
        }
    }
}
