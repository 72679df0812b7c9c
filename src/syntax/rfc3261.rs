//! The basic rules of RFC 3261 §25.1: tokens, white space, separators, quoted strings.

use nom::{
    Parser,
    bytes::complete::{tag, take_while, take_while1},
    combinator::{map, opt, recognize, verify},
    sequence::{delimited, preceded},
};

use super::input::{Expected, Read, Text, expect, is_space};

/// `token`'s characters: ``alphanum / "-" / "." / "!" / "%" / "*" / "_" / "+" / "`" / "'" / "~"``.
pub const fn is_token_char(b: u8) -> bool {
    b.is_ascii_alphanumeric()
        || matches!(
            b,
            b'-' | b'.' | b'!' | b'%' | b'*' | b'_' | b'+' | b'`' | b'\'' | b'~'
        )
}

/// Whether `bytes` is a `token`: one or more of its characters.
pub fn is_token(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().copied().all(is_token_char)
}

/// `word`'s characters: a token's and `( ) < > : \ " / [ ] ? { }`.
pub const fn is_word_char(b: u8) -> bool {
    is_token_char(b)
        || matches!(
            b,
            b'(' | b')'
                | b'<'
                | b'>'
                | b':'
                | b'\\'
                | b'"'
                | b'/'
                | b'['
                | b']'
                | b'?'
                | b'{'
                | b'}'
        )
}

/// ``token = 1*(alphanum / "-" / "." / "!" / "%" / "*" / "_" / "+" / "`" / "'" / "~")``
pub fn token(input: Text<'_>) -> Read<'_, Text<'_>> {
    expect("a token", take_while1(is_token_char)).parse(input)
}

/// `SWS = [LWS]`, lenient in the kind of line end.
pub fn sws(input: Text<'_>) -> Read<'_, Text<'_>> {
    take_while(is_space).parse(input)
}

/// A separator such as `SEMI = SWS ";" SWS`.
pub fn separator<'a>(sign: &'static str) -> impl FnMut(Text<'a>) -> Read<'a, Text<'a>> {
    move |input| delimited(sws, tag(sign), sws).parse(input)
}

/// `quoted-string = SWS DQUOTE *(qdtext / quoted-pair) DQUOTE`, quotes included in what it gives.
pub fn quoted_string(input: Text<'_>) -> Read<'_, Text<'_>> {
    let (_, len) = verify(
        map(recognize(tag("\"")), |_| quoted_len(input.bytes())),
        Option::is_some,
    )
    .parse(input)?;
    let (quoted, rest) = input.split(len.unwrap_or_default());
    Ok((rest, quoted))
}

/// Length of the quoted string at the start of `bytes`, quotes included; `None` where it is
/// never closed.
pub fn quoted_len(bytes: &[u8]) -> Option<usize> {
    let mut escaped = false;
    for (i, b) in bytes.iter().enumerate().skip(1) {
        match (escaped, b) {
            (true, _) => escaped = false,
            (false, b'\\') => escaped = true,
            (false, b'"') => return Some(i + 1),
            _ => {}
        }
    }
    None
}

/// `1*DIGIT`
pub fn digits(input: Text<'_>) -> Read<'_, Text<'_>> {
    expect("digits", take_while1(|b: u8| b.is_ascii_digit())).parse(input)
}

/// `word = 1*(token characters and ( ) < > : \ " / [ ] ? { })`
pub fn word(input: Text<'_>) -> Read<'_, Text<'_>> {
    expect("a word", take_while1(is_word_char)).parse(input)
}

/// `callid = word [ "@" word ]`, the value of Call-ID and of In-Reply-To's elements.
pub fn callid(input: Text<'_>) -> Read<'_, Text<'_>> {
    recognize((word, opt(preceded(tag("@"), word)))).parse(input)
}

/// What a quoted string means: the text between its quotes with `\` escapes undone. Bytes that
/// are not quoted come back as they are.
pub fn unquote(bytes: &[u8]) -> Vec<u8> {
    let Some(inner) = bytes
        .strip_prefix(b"\"")
        .and_then(|b| b.strip_suffix(b"\""))
    else {
        return bytes.to_vec();
    };
    let mut out = Vec::with_capacity(inner.len());
    let mut escaped = false;
    for &b in inner {
        if b == b'\\' && !escaped {
            escaped = true;
        } else {
            escaped = false;
            out.push(b);
        }
    }
    out
}

/// Splits at every `sign` that stands outside quoted strings and angle brackets: the elements of
/// a `#rule` list. Pieces are not trimmed. A quoted string that never ends takes the rest.
pub fn split_outside(input: Text<'_>, sign: u8) -> Vec<Text<'_>> {
    let bytes = input.bytes();
    let (mut parts, mut from, mut i, mut depth) = (Vec::new(), 0, 0, 0_u32);
    while let Some(&b) = bytes.get(i) {
        match b {
            b'"' => {
                i += quoted_len(bytes.get(i..).unwrap_or_default()).map_or(bytes.len(), |n| n - 1);
            }
            b'<' => depth = 1,
            b'>' => depth = 0,
            _ if b == sign && depth == 0 => {
                parts.push(input.split(i).0.split(from).1);
                from = i + 1;
            }
            _ => {}
        }
        i += 1;
    }
    parts.push(input.split(from).1);
    parts
}

/// The error for "something else was wanted here".
pub fn wanted<'a, T>(at: Text<'a>, what: &'static str) -> Read<'a, T> {
    Err(nom::Err::Error(Expected { at, what }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_strings() {
        for (text, expected) in [
            (r#""a" b"#, Some(r#""a""#)),
            (r#""a\"b""#, Some(r#""a\"b""#)),
            (r#""a\\""#, Some(r#""a\\""#)),
            (r#""a"#, None),
            (r#""a\""#, None),
            ("a", None),
        ] {
            let read = quoted_string(Text::whole(text.as_bytes())).ok();
            assert_eq!(
                read.map(|(_, t)| t.bytes()),
                expected.map(str::as_bytes),
                "{text}"
            );
        }
    }

    #[test]
    fn lists_split_outside_quotes_and_brackets() {
        for (text, expected) in [
            ("a, b", vec!["a", " b"]),
            (r#""x,y" <sip:a,b>,c"#, vec![r#""x,y" <sip:a,b>"#, "c"]),
            (",", vec!["", ""]),
            (r#"a,"b,c"#, vec!["a", r#""b,c"#]),
            ("", vec![""]),
        ] {
            let parts = split_outside(Text::whole(text.as_bytes()), b',');
            let parts: Vec<_> = parts
                .iter()
                .map(|p| std::str::from_utf8(p.bytes()).unwrap())
                .collect();
            assert_eq!(parts, expected, "{text}");
        }
    }

    #[test]
    fn unquoting_undoes_escapes() {
        assert_eq!(unquote(br#""a\"b\\c""#), br#"a"b\c"#);
        assert_eq!(unquote(b"plain"), b"plain");
    }
}
