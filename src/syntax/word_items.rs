//! Words with parameters whose word is more than a token: signatures, quoted data, URNs, hosts,
//! identifiers (Identity, User-to-User, P-Asserted-Service and their kin).

use nom::{Parser, branch::alt, bytes::complete::take_while1};

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    address::elements,
    input::{Read, expect},
    params::{Params, bracketed_param, semi_params, semi_params_of},
    rfc3261::{is_token_char, quoted_string},
    token_list::Item,
};
use crate::text::Span;

/// What the word before the parameters is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// `signed-identity-digest = 1*(base64-char / ".")`, and a URI in brackets as a parameter's
    /// value (RFC 8224 §4). RFC 8225 §6 encodes with the alphabet for URLs.
    Signature,
    /// `token / quoted-string` (RFC 7433 §4.1, RFC 7315 §5.3).
    Data,
    /// The same; where `encoding=hex` says so, two hexadecimal digits for each octet (RFC 7433 §4.2).
    UserData,
    /// `language-range = ( ( 1*8ALPHA *( "-" 1*8ALPHA ) ) / "*" )` (RFC 3261 §25.1). Digits may stand
    /// behind the first hyphen: the tags of today have them (`es-419`).
    Language,
    /// `1*DIGIT "." 1*DIGIT` (RFC 3261 §25.1).
    Version,
    /// `"urn:urn-7:" urn-service-id` (RFC 6050 §4.4).
    Service,
    /// `hostport` (RFC 5503 §8).
    Host,
    /// `1*48(HEXDIG) "/" 1*16(HEXDIG) "@" host` (RFC 5503 §7).
    Billing,
    /// Up to three digits (RFC 6442 §4.4, RFC 8876 §5.2).
    Code,
}

impl Word {
    const fn wanted(self) -> &'static str {
        match self {
            Self::Signature => "a signature in base64",
            Self::Data | Self::UserData => "a token or a quoted text",
            Self::Language => "a language such as `en` or `en-US`",
            Self::Version => "two numbers with a point between, `1.0`",
            Self::Service => "a service such as `urn:urn-7:3gpp-service.ims.icsi.mmtel`",
            Self::Host => "a host",
            Self::Billing => "an identifier, `/`, and the element's own `identifier@host`",
            Self::Code => "a code of up to three digits",
        }
    }

    /// Whether the characters that were read are such a word.
    fn fits(self, word: &[u8]) -> bool {
        let hex = |part: &[u8], most: usize| {
            (1..=most).contains(&part.len()) && part.iter().all(u8::is_ascii_hexdigit)
        };
        match self {
            Self::Service => {
                let start = word.get(..10).unwrap_or_default();
                start.eq_ignore_ascii_case(b"urn:urn-7:") && word.len() > 10
            }
            Self::Billing => {
                let mut parts = word.splitn(2, |b| *b == b'/');
                let (id, element) = (parts.next().unwrap_or_default(), parts.next());
                let mut element = element.unwrap_or_default().splitn(2, |b| *b == b'@');
                let own = element.next().unwrap_or_default();
                hex(id, 48) && hex(own, 16) && element.next().is_some_and(|h| !h.is_empty())
            }
            Self::Code => word.len() < 4,
            Self::Language => word == b"*" || is_language(word),
            Self::Version => {
                let mut numbers = word.split(|b| *b == b'.');
                numbers.clone().count() == 2
                    && numbers.all(|n| n.iter().all(u8::is_ascii_digit) && !n.is_empty())
            }
            Self::Signature | Self::Data | Self::UserData | Self::Host => true,
        }
    }

    const fn holds(self, b: u8) -> bool {
        match self {
            Self::Signature => {
                b.is_ascii_alphanumeric() || matches!(b, b'/' | b'+' | b'.' | b'-' | b'_' | b'=')
            }
            Self::Data | Self::UserData | Self::Language | Self::Version => is_token_char(b),
            Self::Service => is_token_char(b) || b == b':',
            Self::Host => is_token_char(b) || matches!(b, b':' | b'[' | b']'),
            Self::Billing => is_token_char(b) || matches!(b, b'/' | b'@' | b':' | b'[' | b']'),
            Self::Code => b.is_ascii_digit(),
        }
    }

    fn read(self, input: Text<'_>) -> Read<'_, Text<'_>> {
        let bare = take_while1(move |b| self.holds(b));
        match self {
            Self::Data | Self::UserData => {
                expect(self.wanted(), alt((quoted_string, bare))).parse(input)
            }
            _ => expect(self.wanted(), bare).parse(input),
        }
    }
}

/// One such word with parameters as all of `text`.
pub fn word_item(text: Text<'_>, word: Word, faults: &mut Faults) -> Option<Item> {
    let text = text.trim();
    let fault = |at: Text<'_>| {
        let kind = if at.is_empty() {
            FaultKind::EmptyValue
        } else {
            FaultKind::Malformed
        };
        SyntaxFault::new(kind, at.span()).expecting(word.wanted())
    };
    let Ok((rest, token)) = word.read(text) else {
        faults.push(fault(text));
        return None;
    };
    if !word.fits(token.bytes()) {
        faults.push(fault(token));
        return None;
    }
    let params = match word {
        Word::Signature => semi_params_of(rest, bracketed_param, faults),
        _ => semi_params(rest, faults),
    };
    if word == Word::UserData && !is_as_encoded(text, token, &params) {
        let fault = SyntaxFault::new(FaultKind::Malformed, token.span());
        faults
            .push(fault.expecting("two hexadecimal digits for each octet, as `encoding=hex` says"));
    }
    Some(Item {
        span: text.span(),
        token: token.span(),
        params,
    })
}

/// Whether every part between hyphens has one to eight letters, or digits behind the first.
fn is_language(word: &[u8]) -> bool {
    let mut parts = word.split(|b| *b == b'-');
    let fits = |part: &[u8]| (1..=8).contains(&part.len());
    let first = parts.next().unwrap_or_default();
    fits(first)
        && first.iter().all(u8::is_ascii_alphabetic)
        && parts.all(|part| fits(part) && part.iter().all(u8::is_ascii_alphanumeric))
}

/// Whether data is written as its parameter `encoding` says. Of the encodings only `hex` is defined;
/// quotes are not part of it (RFC 7433 §4.2).
fn is_as_encoded(text: Text<'_>, data: Text<'_>, params: &Params) -> bool {
    let says = |span, what: &str| {
        text.part(span)
            .bytes()
            .eq_ignore_ascii_case(what.as_bytes())
    };
    let hex = params
        .iter()
        .any(|p| says(p.name, "encoding") && p.value.is_some_and(|value| says(value, "hex")));
    let digits = data.bytes();
    let inside = digits
        .strip_prefix(b"\"")
        .and_then(|d| d.strip_suffix(b"\""));
    let digits = inside.unwrap_or(digits);
    !hex || (digits.len().is_multiple_of(2) && digits.iter().all(u8::is_ascii_hexdigit))
}

/// A list of such words. `None` where one of them cannot be read.
pub fn word_items(text: Text<'_>, word: Word, faults: &mut Faults) -> Option<Vec<Item>> {
    let mut list = Some(Vec::new());
    for element in elements(text.trim(), faults) {
        let read = word_item(element, word, faults);
        list = list.zip(read).map(|(mut list, read)| {
            list.push(read);
            list
        });
    }
    list.filter(|l| !l.is_empty())
}

/// `msg-id = "<" id-left "@" id-right ">"` as all of `text` (RFC 8262 §3).
pub fn message_id(text: Text<'_>, faults: &mut Faults) -> Option<Span> {
    let text = text.trim();
    let inside = |b: &[u8]| {
        let inner = b.strip_prefix(b"<")?.strip_suffix(b">")?;
        let mut halves = inner.split(|b| *b == b'@');
        let whole = |half: Option<&[u8]>| {
            half.is_some_and(|h| !h.is_empty() && !h.iter().any(|b| b" <>\t".contains(b)))
        };
        (whole(halves.next()) && whole(halves.next()) && halves.next().is_none()).then_some(())
    };
    if inside(text.bytes()).is_none() {
        let kind = if text.is_empty() {
            FaultKind::EmptyValue
        } else {
            FaultKind::Malformed
        };
        faults.push(
            SyntaxFault::new(kind, text.span()).expecting("`<`, a name, `@`, a host and `>`"),
        );
        return None;
    }
    Some(text.span())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word's kind, a text, the word and parameters it is read as, and its faults.
    type Case<'a> = (Word, &'a str, Option<&'a [&'a str]>, &'a [FaultKind]);

    fn check(cases: &[Case<'_>]) {
        for (word, text, expected, kinds) in cases {
            let mut faults = Faults::new();
            let read = word_item(Text::whole(text.as_bytes()), *word, &mut faults);
            let part = |s: Span| &text[s.range()];
            let read = read.map(|i| {
                let params = i.params.iter().map(|p| part(p.span));
                std::iter::once(part(i.token))
                    .chain(params)
                    .collect::<Vec<_>>()
            });
            assert_eq!(read.as_deref(), *expected, "{text}");
            let found: Vec<_> = faults.iter().map(|f| f.kind).collect();
            assert_eq!(found, *kinds, "{text}");
        }
    }

    #[test]
    fn encoded_data_languages_and_versions() {
        use FaultKind::Malformed;
        use Word::{Language, UserData, Version};
        check(&[
            (
                UserData,
                "\"56a3\";encoding=hex",
                Some(&["\"56a3\"", "encoding=hex"]),
                &[],
            ),
            (
                UserData,
                "56a;Encoding=HEX",
                Some(&["56a", "Encoding=HEX"]),
                &[Malformed],
            ),
            (
                UserData,
                "56ag;encoding=hex",
                Some(&["56ag", "encoding=hex"]),
                &[Malformed],
            ),
            (
                UserData,
                "56a;encoding=ascii",
                Some(&["56a", "encoding=ascii"]),
                &[],
            ),
            (Language, "es-419;q=0.5", Some(&["es-419", "q=0.5"]), &[]),
            (Language, "*", Some(&["*"]), &[]),
            (Language, "en_US", None, &[Malformed]),
            (Language, "en-", None, &[Malformed]),
            (Language, "norwegian", None, &[Malformed]),
            (Version, "1.0", Some(&["1.0"]), &[]),
            (Version, "1", None, &[Malformed]),
            (Version, "1.", None, &[Malformed]),
            (Version, "1.0.0", None, &[Malformed]),
        ]);
    }

    #[test]
    fn words_and_their_faults() {
        use FaultKind::{EmptyValue, Malformed};
        use Word::{Billing, Code, Data, Host, Service, Signature};
        let cases: &[Case<'_>] = &[
            (
                Signature,
                "eyJh.eyJk.c2ln;info=<https://a.example/x;y>;alg=ES256;ppt=\"shaken\"",
                Some(&[
                    "eyJh.eyJk.c2ln",
                    "info=<https://a.example/x;y>",
                    "alg=ES256",
                    "ppt=\"shaken\"",
                ]),
                &[],
            ),
            (Signature, "a.b.c;info=<x", Some(&["a.b.c"]), &[Malformed]),
            (
                Signature,
                "a!b;info=<x:y>",
                Some(&["a", "info=<x:y>"]),
                &[Malformed],
            ),
            (Signature, "", None, &[EmptyValue]),
            (
                Data,
                "56a390f3d2b7310023a2;encoding=hex",
                Some(&["56a390f3d2b7310023a2", "encoding=hex"]),
                &[],
            ),
            (
                Data,
                "\"a; b\";purpose=x",
                Some(&["\"a; b\"", "purpose=x"]),
                &[],
            ),
            (Data, "a b", Some(&["a"]), &[Malformed]),
            (
                Service,
                "urn:urn-7:3gpp-service.ims.icsi.mmtel",
                Some(&["urn:urn-7:3gpp-service.ims.icsi.mmtel"]),
                &[],
            ),
            (Service, "mmtel", None, &[Malformed]),
            (Service, "urn:urn-7:", None, &[Malformed]),
            (
                Host,
                "[2001:db8::1]:5060;bcid=1",
                Some(&["[2001:db8::1]:5060", "bcid=1"]),
                &[],
            ),
            (
                Billing,
                "0123ABCD/01@a.example;jip=\"x\"",
                Some(&["0123ABCD/01@a.example", "jip=\"x\""]),
                &[],
            ),
            (Billing, "0123ABCD/01", None, &[Malformed]),
            (Code, "200 ; code=\"a\"", Some(&["200", "code=\"a\""]), &[]),
            (Code, "2000", None, &[Malformed]),
        ];
        check(cases);
    }

    #[test]
    fn message_ids() {
        for (text, right) in [
            ("<part1@example.com>", true),
            (" <a.b@c> ", true),
            ("part1@example.com", false),
            ("<part1>", false),
            ("<a@b@c>", false),
            ("<a b@c>", false),
            ("", false),
        ] {
            let mut faults = Faults::new();
            let read = message_id(Text::whole(text.as_bytes()), &mut faults);
            assert_eq!(
                (read.is_some(), faults.is_empty()),
                (right, right),
                "{text}"
            );
        }
    }
}
