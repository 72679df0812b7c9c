//! Keys in SDP: crypto (RFC 4568 §9), fingerprint (RFC 8122 §5), setup (RFC 4145 §4).

use nom::{
    Parser,
    branch::alt,
    bytes::complete::tag,
    combinator::{opt, value},
    multi::{many0, separated_list1},
    sequence::preceded,
};

use super::{digits, non_ws, sp, token, word_of};
use crate::{
    syntax::{
        Text,
        input::{Read, expect},
        number::Number,
    },
    text::Span,
};

/// `a=crypto:tag 1*WSP crypto-suite 1*WSP key-params *(1*WSP session-param)`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crypto {
    /// Its number among the crypto attributes.
    pub tag: Number,
    /// The suite as written.
    pub suite: Span,
    /// Its keys.
    pub keys: Vec<CryptoKey>,
    /// `KDR=`, `UNENCRYPTED_SRTP` …
    pub session: Vec<Span>,
}

/// `inline:key-salt ["|" lifetime] ["|" mki]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CryptoKey {
    /// `inline`
    pub method: Span,
    /// Key and salt in base64.
    pub key_salt: Span,
    /// How many packets it is good for.
    pub lifetime: Option<Span>,
    /// Master key identifier and its length.
    pub mki: Option<Span>,
}

/// A crypto suite that a standard defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suite {
    /// Its name.
    pub name: &'static str,
    /// Octets of key and salt together.
    pub octets: usize,
    /// RFC and section that define it.
    pub source: (u16, &'static str),
}

impl Suite {
    /// Every suite of the IANA registry with the length of its key and salt.
    pub const ALL: &'static [Self] = &[
        Self::new("AES_CM_128_HMAC_SHA1_80", 30, (4568, "6.2.1")),
        Self::new("AES_CM_128_HMAC_SHA1_32", 30, (4568, "6.2.2")),
        Self::new("F8_128_HMAC_SHA1_80", 30, (4568, "6.2.3")),
        Self::new("AES_192_CM_HMAC_SHA1_80", 38, (6188, "4")),
        Self::new("AES_192_CM_HMAC_SHA1_32", 38, (6188, "4")),
        Self::new("AES_256_CM_HMAC_SHA1_80", 46, (6188, "4")),
        Self::new("AES_256_CM_HMAC_SHA1_32", 46, (6188, "4")),
        Self::new("AEAD_AES_128_GCM", 28, (7714, "14.2")),
        Self::new("AEAD_AES_256_GCM", 44, (7714, "14.2")),
    ];

    const fn new(name: &'static str, octets: usize, source: (u16, &'static str)) -> Self {
        Self {
            name,
            octets,
            source,
        }
    }

    /// The suite of that name.
    pub fn of(name: &[u8]) -> Option<&'static Self> {
        Self::ALL.iter().find(|s| s.name.as_bytes() == name)
    }
}

/// The value of `a=crypto:`.
pub(super) fn crypto(input: Text<'_>) -> Read<'_, Crypto> {
    let name = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let suite = preceded(sp, word_of("a crypto suite", name));
    let keys = preceded(expect("key parameters", sp), separated_list1(tag(";"), key));
    let session = many0(preceded(sp, non_ws));
    let (rest, (tag, suite, keys, session)) =
        (expect("a tag number", digits), suite, keys, session).parse(input)?;
    Ok((
        rest,
        Crypto {
            tag,
            suite: suite.span(),
            keys,
            session: session.into_iter().map(Text::span).collect(),
        },
    ))
}

/// `key-param = key-method ":" key-info`, its info as SRTP has it.
fn key(input: Text<'_>) -> Read<'_, CryptoKey> {
    let colon = expect("`:` and the key", tag(":"));
    let base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
    let key_salt = word_of("key and salt in base64", base64);
    // No method is registered but `inline`; what stands before the first bar is none without it.
    let method = word_of("`inline:` and the key", |b| {
        super::is_token_char(b) && b != b'|'
    });
    let (rest, (method, _, key_salt)) = (method, colon, key_salt).parse(input)?;
    let part = || {
        let is = |b: u8| b > b' ' && b < 0x7f && !matches!(b, b'|' | b';');
        opt(preceded(
            tag("|"),
            word_of("a lifetime or a key identifier", is),
        ))
    };
    let (rest, (first, second)) = (part(), part()).parse(rest)?;
    let is_mki = |t: &Text<'_>| t.bytes().contains(&b':');
    // The lifetime may be left out with its bar: a lone part with a colon is the identifier.
    let (lifetime, mki) = match (first, second) {
        (Some(only), None) if is_mki(&only) => (None, Some(only)),
        pair => pair,
    };
    if let Some(bad) = lifetime.filter(|t| !is_lifetime(t.bytes())) {
        return crate::syntax::rfc3261::wanted(bad, "a lifetime in packets such as `2^20`");
    }
    if let Some(bad) = mki.filter(|t| !is_mki_and_length(t.bytes())) {
        return crate::syntax::rfc3261::wanted(
            bad,
            "a key identifier and its length such as `1:4`",
        );
    }
    Ok((
        rest,
        CryptoKey {
            method: method.span(),
            key_salt: key_salt.span(),
            lifetime: lifetime.map(Text::span),
            mki: mki.map(Text::span),
        },
    ))
}

/// `lifetime = ["2^"] 1*(DIGIT)`
fn is_lifetime(text: &[u8]) -> bool {
    let digits = text.strip_prefix(b"2^").unwrap_or(text);
    !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
}

/// `mki = mki-value ":" mki-length`, both of digits
fn is_mki_and_length(text: &[u8]) -> bool {
    let mut parts = text.splitn(2, |b| *b == b':');
    let digits = |part: Option<&[u8]>| {
        part.is_some_and(|p| !p.is_empty() && p.iter().all(u8::is_ascii_digit))
    };
    digits(parts.next()) && digits(parts.next())
}

/// `a=fingerprint:hash-func SP fingerprint`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// `sha-256` …
    pub hash: Span,
    /// Pairs of hexadecimal digits with colons between.
    pub value: Span,
}

/// The value of `a=fingerprint:`; lower-case digits are read too.
pub(super) fn fingerprint(input: Text<'_>) -> Read<'_, Fingerprint> {
    let hash = expect("a hash function such as `sha-256`", token);
    let is = |b: u8| b.is_ascii_hexdigit() || b == b':';
    let digits = word_of("pairs of hexadecimal digits with colons between", is);
    let (rest, (hash, _, value)) = (hash, sp, digits).parse(input)?;
    let pairs = value
        .bytes()
        .split(|b| *b == b':')
        .all(|pair| pair.len() == 2);
    if !pairs {
        return crate::syntax::rfc3261::wanted(
            value,
            "pairs of hexadecimal digits with colons between",
        );
    }
    Ok((
        rest,
        Fingerprint {
            hash: hash.span(),
            value: value.span(),
        },
    ))
}

/// Who opens the connection or the DTLS association.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupRole {
    /// `active`: this side opens.
    Active,
    /// `passive`: the other side opens.
    Passive,
    /// `actpass`: either.
    ActPass,
    /// `holdconn`: not for now.
    HoldConn,
}

/// `role = "active" / "passive" / "actpass" / "holdconn"`
pub(super) fn setup(input: Text<'_>) -> Read<'_, SetupRole> {
    let role = alt((
        value(SetupRole::ActPass, tag("actpass")),
        value(SetupRole::Active, tag("active")),
        value(SetupRole::Passive, tag("passive")),
        value(SetupRole::HoldConn, tag("holdconn")),
    ));
    expect("`active`, `passive`, `actpass` or `holdconn`", role)(input)
}
