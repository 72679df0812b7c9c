//! `name-addr` and `addr-spec` with their parameters: From, To, Contact, Route and their kin
//! (RFC 3261 §20.10, §25.1; RFC 8217).

use nom::Input;

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    input::is_space,
    params::{Params, empty_element, semi_params},
    rfc3261::{is_token_char, quoted_len, split_outside},
    uri::{PARAMETERS, Uri, uri},
};
use crate::text::Span;

/// `( name-addr / addr-spec ) *( SEMI param )`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameAddr {
    /// All of it, parameters included.
    pub span: Span,
    /// The display name as written, quotes included.
    pub display: Option<Span>,
    /// Where `<` … `>` stand, for a `name-addr`.
    pub brackets: Option<Span>,
    /// The URI; `None` where it cannot be read.
    pub uri: Option<Uri>,
    /// Parameters of the field, not of the URI.
    pub params: Params,
}

/// `Contact = STAR / (contact-param *(COMMA contact-param))`, and every other list of addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addresses {
    /// `*`: every binding (RFC 3261 §10.2.2).
    Star(Span),
    /// The addresses in order.
    List(Box<[NameAddr]>),
}

impl Addresses {
    /// The addresses; none for `*`.
    pub fn list(&self) -> &[NameAddr] {
        match self {
            Self::Star(_) => &[],
            Self::List(list) => list,
        }
    }
}

/// A comma-separated list of addresses as all of `text`. `None` where one of them has no
/// readable URI: a receiver could make nothing of the field.
pub fn addresses(text: Text<'_>, faults: &mut Faults) -> Option<Addresses> {
    let text = text.trim();
    if text.bytes() == b"*" {
        return Some(Addresses::Star(text.span()));
    }
    let mut list = Some(Vec::new());
    for element in address_elements(text, faults) {
        let read = address(element, faults);
        list = list.zip(read).map(|(mut list, read)| {
            list.push(read);
            list
        });
    }
    let list = list.filter(|l| !l.is_empty())?;
    Some(Addresses::List(list.into()))
}

/// `LAQUOT absoluteURI RAQUOT *( SEMI generic-param )`, several with commas between: Alert-Info,
/// Call-Info, Error-Info. Brackets must stand, a display name must not.
pub fn uris(text: Text<'_>, faults: &mut Faults) -> Option<Addresses> {
    let read = addresses(text, faults)?;
    for address in read.list() {
        if let Some(display) = address.display {
            faults.push(
                SyntaxFault::new(FaultKind::Malformed, display)
                    .expecting("a URI in angle brackets, without a display name"),
            );
        } else if address.brackets.is_none() {
            needs_brackets(text, address, faults);
        }
    }
    Some(read)
}

/// A list of `name-addr` alone as all of `text`: Route, Record-Route and their kin. Where the brackets
/// are missing, the URI's own parameters are read as what they were meant to be.
pub fn name_addrs(text: Text<'_>, faults: &mut Faults) -> Option<Addresses> {
    let list = match addresses(text, faults)? {
        Addresses::List(list) => list,
        Addresses::Star(star) => {
            faults.push(SyntaxFault::new(FaultKind::Malformed, star).expecting("an address"));
            return None;
        }
    };
    let bracketed = list.into_iter().map(|mut address| {
        if address.brackets.is_none() {
            take_in(text, &mut address);
            needs_brackets(text, &address, faults);
        }
        address
    });
    Some(Addresses::List(bracketed.collect()))
}

/// Gives the URI of an `addr-spec` the parameters up to the last that only a URI has.
fn take_in(text: Text<'_>, address: &mut NameAddr) {
    let is_own = |name: Text<'_>| {
        let mut names = PARAMETERS.iter();
        names.any(|own| name.bytes().eq_ignore_ascii_case(own.as_bytes()))
    };
    let params = &mut address.params.0;
    let last = params.iter().rposition(|p| is_own(text.part(p.name)));
    let (Some(last), Some(read)) = (last, &address.uri) else {
        return;
    };
    let own = params.drain(..=last).next_back();
    let whole = own.map_or(read.span, |own| read.span.join(own.span));
    address.uri = uri(text.part(whole), &mut Faults::new());
}

/// Puts a URI without brackets into `faults`, unless what it holds did so already.
fn needs_brackets(text: Text<'_>, address: &NameAddr, faults: &mut Faults) {
    let Some(uri) = &address.uri else {
        return;
    };
    let read = text.part(uri.span);
    let own = read.take(
        read.position(|b| b == b';')
            .unwrap_or(uri.span.len() as usize),
    );
    if own.position(asks_for_brackets).is_none() {
        let fault = SyntaxFault::new(FaultKind::NeedsBrackets, uri.span);
        faults.push(fault.expecting("`<` and `>` round the URI"));
    }
}

/// What may stand in a URI between angle brackets only (RFC 3261 §20).
const fn asks_for_brackets(b: u8) -> bool {
    matches!(b, b'?' | b',')
}

/// The elements of a list without the white space round them; empty ones are faults.
pub(super) fn elements<'a>(text: Text<'a>, faults: &mut Faults) -> Vec<Text<'a>> {
    let mut found = Vec::new();
    for part in split_outside(text, b',') {
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            found.push(trimmed);
        } else if found.is_empty() {
            // At the front no separator stands before it: the one behind it is too many.
            let sign = Span::new(part.end(), part.end().saturating_add(1).min(text.end()));
            empty_element(sign, "a list element", faults);
        } else {
            empty_element(part.before(), "a list element", faults);
        }
    }
    found
}

/// The elements of a list of addresses. A comma in a display name that lacks its quotes parts no
/// elements: what stands before it has neither a scheme nor a bracket, as every address has.
fn address_elements<'a>(text: Text<'a>, faults: &mut Faults) -> Vec<Text<'a>> {
    let (mut joined, mut waiting) = (Vec::new(), Vec::<Text<'a>>::new());
    for element in elements(text, faults) {
        let bytes = element.bytes();
        let mark = |b: &u8| matches!(b, b'<' | b'>' | b':' | b'"' | b'@');
        if !bytes.iter().any(mark) {
            waiting.push(element);
            continue;
        }
        let continues = bytes.contains(&b'<') && !matches!(bytes.first(), Some(b'<' | b'"'));
        if let Some(first) = waiting.first().filter(|_| continues) {
            joined.push(text.part(Span::new(first.start(), element.end())));
            waiting.clear();
        } else {
            joined.append(&mut waiting);
            joined.push(element);
        }
    }
    joined.append(&mut waiting);
    joined
}

/// One address as all of `text`. `None`, with a fault, where its URI cannot be read.
pub fn address(text: Text<'_>, faults: &mut Faults) -> Option<NameAddr> {
    let text = text.trim();
    if text.is_empty() {
        faults.push(SyntaxFault::new(FaultKind::EmptyValue, text.span()).expecting("an address"));
        return None;
    }
    let quoted = match text.bytes().first() {
        Some(b'"') => {
            let Some(len) = quoted_len(text.bytes()) else {
                faults.push(
                    SyntaxFault::new(FaultKind::UnterminatedQuote, text.span())
                        .expecting("a closing `\"`"),
                );
                return None;
            };
            len
        }
        _ => 0,
    };
    // A `<` behind a parameter's quote, or behind a `>`, opens no address.
    let sign = text
        .take_from(quoted)
        .position(|b| matches!(b, b'<' | b'>' | b'"'))
        .map(|n| n + quoted);
    match sign.and_then(|n| Some((n, text.bytes().get(n)?))) {
        Some((open, b'<')) => name_addr(text, open, quoted > 0, faults),
        Some((close, b'>')) => {
            let at = text.take_from(close).take(1).span();
            let fault = SyntaxFault::new(FaultKind::UnbalancedBrackets, at);
            faults.push(fault.expecting("an opening `<` before it"));
            None
        }
        Some((quote, b'"')) if opens_no_value(text, quote) => {
            let fault =
                SyntaxFault::new(FaultKind::UnterminatedQuote, text.take_from(quote).span());
            faults.push(fault.expecting("a `\"` before the name too"));
            None
        }
        _ => addr_spec(text, faults),
    }
}

/// Whether a quote stands in a display name without another one to it: before a `<` that it makes
/// unreadable, and in no parameter's value.
fn opens_no_value(text: Text<'_>, quote: usize) -> bool {
    let (before, behind) = (text.take(quote), text.take_from(quote));
    let alone = quoted_len(behind.bytes()).is_none();
    alone && behind.position(|b| b == b'<').is_some() && before.position(|b| b == b';').is_none()
}

/// `name-addr = [ display-name ] LAQUOT addr-spec RAQUOT`; the `<` is at `open`.
fn name_addr(text: Text<'_>, open: usize, quoted: bool, faults: &mut Faults) -> Option<NameAddr> {
    let display = text.take(open).trim();
    if !quoted && !is_display_tokens(display) {
        faults.push(
            SyntaxFault::new(FaultKind::DisplayNameNeedsQuotes, display.span())
                .expecting("tokens or a quoted string"),
        );
    }
    let inside = text.take_from(open + 1);
    let close = inside.position(|b| matches!(b, b'<' | b'>'));
    let closed = |n: &usize| inside.bytes().get(*n) == Some(&b'>');
    let Some(close) = close.filter(closed) else {
        faults.push(
            SyntaxFault::new(
                FaultKind::UnbalancedBrackets,
                text.take_from(open).take(1).span(),
            )
            .expecting("a closing `>`"),
        );
        return None;
    };
    let (address, after) = (inside.take(close), inside.take_from(close + 1));
    let trimmed = address.trim();
    if trimmed.bytes().len() != address.bytes().len() {
        faults.push(
            SyntaxFault::new(FaultKind::SpaceInBrackets, address.span())
                .expecting("the URI directly between `<` and `>`"),
        );
    }
    blank_in_user(trimmed, faults);
    let uri = uri(trimmed, faults)?;
    Some(NameAddr {
        span: text.span(),
        display: (!display.is_empty()).then(|| display.span()),
        brackets: Some(Span::new(text.take_from(open).start(), after.start())),
        uri: Some(uri),
        params: semi_params(after, faults),
    })
}

/// White space before the `@`; that in a host is told of by the host.
fn blank_in_user(uri: Text<'_>, faults: &mut Faults) {
    let user = uri.take(uri.position(|b| b == b'@').unwrap_or(0));
    if let Some(n) = user.position(is_space) {
        let from = user.take_from(n);
        let len = from
            .position(|b| !is_space(b))
            .unwrap_or(from.bytes().len());
        let fault = SyntaxFault::new(FaultKind::Malformed, from.take(len).span());
        faults.push(fault.expecting("a URI without white space, which is written `%20`"));
    }
}

/// `*(token LWS)`
fn is_display_tokens(display: Text<'_>) -> bool {
    display
        .bytes()
        .iter()
        .all(|b| is_token_char(*b) || is_space(*b))
}

/// `addr-spec` and the field's parameters: without brackets every `;` starts one of those.
fn addr_spec(text: Text<'_>, faults: &mut Faults) -> Option<NameAddr> {
    let end = text.position(|b| b == b';').unwrap_or(text.bytes().len());
    let (address, params) = (text.take(end).trim(), text.take_from(end));
    if address.position(asks_for_brackets).is_some() {
        faults.push(
            SyntaxFault::new(FaultKind::NeedsBrackets, address.span())
                .expecting("`<` and `>` round the URI"),
        );
    }
    let uri = uri(address, faults)?;
    Some(NameAddr {
        span: text.span(),
        display: None,
        brackets: None,
        uri: Some(uri),
        params: semi_params(params, faults),
    })
}

#[cfg(test)]
mod tests;
