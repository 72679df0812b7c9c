//! Messages on one line with their line ends escaped: `#015#012` of rsyslog, `<013><010>`,
//! `\r\n` in JSON and in program text, `^M` before a blank or a real line end, `..` where a program
//! shows a dot for what it cannot print.

use memchr::{memchr, memmem, memrchr};

use super::Pass;
use crate::{
    ingest::lines::{Start, exact_field, is_field, start},
    text::{Span, offset},
};

/// How line ends may be written: CR LF and LF alone.
const LINE_ENDS: [[&[u8]; 2]; 10] = [
    [b"#015#012", b"#012"],
    [b"\\015\\012", b"\\012"],
    [b"<013><010>", b"<010>"],
    [b"<0x0d><0x0a>", b"<0x0a>"],
    [b"<CR><LF>", b"<LF>"],
    [b"\\u000d\\u000a", b"\\u000a"],
    [b"\\\\r\\\\n", b"\\\\n"],
    [b"\\r\\n", b"\\n"],
    [b"^M ", b"^M"],
    [DOTS, DOTS],
];

const DOTS: &[u8] = b"..";

/// Restores the line ends of messages that stand on one line.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    let within = |sign: &[u8]| memmem::find(bytes, sign).is_some();
    // Every sign for CR LF ends with the one for LF.
    let written = within(b"^M") || LINE_ENDS.iter().any(|[_, lf]| within(lf));
    if !written || !within(b"SIP/2.0") {
        return;
    }
    let lines = pass.lines();
    // A syslog that writes line ends so does it in every line; a message may go on in the next.
    let all = lines.iter().find_map(|l| signs_in(l.content.of(bytes)));
    let all = all.filter(|signs| !signs[0].starts_with(b"\\") && signs[0] != DOTS);
    for line in lines {
        let content = line.content.of(bytes);
        let signs = signs_in(content);
        let text = content.trim_ascii_end();
        if text.ends_with(b"^M") && signs.is_none() {
            let end = line.content.start + offset(text.len());
            pass.remove(Span::new(end - 2, line.content.end));
            pass.note();
            continue;
        }
        let everywhere = all.filter(|[_, lf]| memmem::find(content, lf).is_some());
        if let Some(signs) = signs.or(everywhere) {
            match value_start(content) {
                Some(at) if signs[0].starts_with(b"\\") => {
                    strings(pass, line.content, at, signs[0].starts_with(b"\\\\"));
                }
                _ => restore(pass, line.content, signs),
            }
            pass.note();
        }
    }
}

/// How line ends are written in a line that holds a whole message: behind a version or a reason
/// phrase, with a header field behind them.
pub(super) fn signs_in(line: &[u8]) -> Option<[&'static [u8]; 2]> {
    let version = memmem::find(line, b"SIP/2.0")?;
    let rest = line.get(version..)?;
    let head = rest.get(..200).unwrap_or(rest);
    let (at, len, signs) = LINE_ENDS
        .iter()
        .flat_map(|signs| signs.iter().map(move |sign| (sign, signs)))
        .filter_map(|(sign, signs)| Some((memmem::find(head, sign)?, sign.len(), *signs)))
        .min_by_key(|(at, len, _)| (*at, usize::MAX - len))?;
    let behind = rest.get(at + len..)?;
    // Of dots there are others.
    let field = is_field(behind) && (signs[0] != DOTS || exact_field(behind).is_some());
    field.then_some(signs)
}

/// Where the string begins that holds the message, in a line of JSON or of the like: behind `: "`.
fn value_start(line: &[u8]) -> Option<usize> {
    let version = memmem::find(line, b"SIP/2.0")?;
    let before = line.get(..version)?;
    let quote = memrchr(b'"', before)?;
    let before = before.get(..quote)?;
    // That of a string within a string.
    let before = before.strip_suffix(b"\\").unwrap_or(before);
    let colon = before.trim_ascii_end();
    matches!(colon.last(), Some(b':' | b'[' | b',' | b'=')).then_some(quote + 1)
}

/// Puts real line ends in the place of every sign of a line.
fn restore(pass: &mut Pass<'_>, line: Span, [crlf, lf]: [&'static [u8]; 2]) {
    let content = pass.get(line);
    let backslash = crlf.starts_with(b"\\");
    let opened = match crlf {
        DOTS => opened_start(content, b'(', DOTS),
        _ if backslash => opened_start(content, b'\'', b"\\"),
        _ => None,
    };
    if let Some(at) = opened {
        pass.replace(Span::empty(line.start + offset(at)), b"\n");
    }
    let mut at = 0;
    while let Some(rest) = content.get(at..).filter(|r| !r.is_empty()) {
        let (len, bytes): (usize, &[u8]) = if rest.starts_with(crlf) {
            (crlf.len(), b"\r\n")
        } else if rest.starts_with(lf) {
            (lf.len(), b"\n")
        } else if !backslash && rest.starts_with(b"#011") {
            (4, b"\t")
        } else if backslash && rest.starts_with(b"\\\"") {
            (2, b"\"")
        } else {
            at += 1;
            continue;
        };
        let start = line.start + offset(at);
        pass.replace(Span::new(start, start + offset(len)), bytes);
        at += len;
    }
}

/// Where a start line begins that ends with `end` and stands behind a quote of Python's (`b'INVITE …`)
/// or a bracket.
fn opened_start(line: &[u8], opens: u8, end: &[u8]) -> Option<usize> {
    let head = line.get(..memmem::find(line, b"SIP/2.0")?)?;
    let at = memrchr(opens, head)? + 1;
    let end = at + memmem::find(line.get(at..)?, end)?;
    (start(line.get(at..end)?) == Start::Yes).then_some(at)
}

/// Decodes the strings of a line of JSON from the one that begins at `at` on. Each that holds line
/// ends stands on lines of its own. `twice` where they are strings within a string.
fn strings(pass: &mut Pass<'_>, line: Span, at: usize, twice: bool) {
    let content = pass.get(line);
    let (mut at, mut within, mut broken) = (at, true, false);
    let place = |at: usize| line.start + offset(at);
    open(pass, content, at, place(at));
    while let Some(rest) = content.get(at..).filter(|r| !r.is_empty()) {
        let Some((len, bytes)) = escape(rest, twice).filter(|_| within) else {
            if rest.first() == Some(&b'"') {
                if within && broken {
                    pass.replace(Span::empty(place(at)), b"\n");
                }
                (within, broken) = (!within, false);
                if within {
                    open(pass, content, at + 1, place(at + 1));
                }
            }
            at += 1;
            continue;
        };
        broken |= bytes.contains(&b'\n');
        pass.replace(Span::new(place(at), place(at + len)), &bytes);
        at += len;
    }
}

/// Puts a string that begins with a start line on a line of its own.
fn open(pass: &mut Pass<'_>, content: &[u8], at: usize, place: u32) {
    let text = content.get(at..).unwrap_or_default();
    let text = text.get(..600).unwrap_or(text);
    let end = memchr(b'\\', text).unwrap_or_default();
    if start(text.get(..end).unwrap_or_default()) == Start::Yes {
        pass.replace(Span::empty(place), b"\n");
    }
}

/// The escape at the front of `rest`, and what it stands for (RFC 8259 §7). A CR and the LF behind
/// it are one. A string within a string has every backslash `twice`, and one more before a quote.
pub(super) fn escape(rest: &[u8], twice: bool) -> Option<(usize, Vec<u8>)> {
    if rest.first() != Some(&b'\\') {
        return None;
    }
    if twice && rest.starts_with(b"\\\\\\\"") {
        return Some((4, b"\"".to_vec()));
    }
    let twice = rest.starts_with(b"\\\\r\\\\n") || rest.starts_with(b"\\\\n");
    let skip = if twice { 2 } else { 1 };
    let byte = match rest.get(skip)? {
        b'r' if rest
            .get(skip + 1..2 * skip + 2)
            .is_some_and(|lf| lf.ends_with(b"\\n")) =>
        {
            return Some((2 * skip + 2, b"\r\n".to_vec()));
        }
        b'r' => b'\r',
        b'n' => b'\n',
        b't' => b'\t',
        b'u' => return unicode(rest),
        other @ (b'"' | b'\\' | b'/' | b'\'') => *other,
        _ => return None,
    };
    Some((skip + 1, vec![byte]))
}

/// `\u003c`
fn unicode(rest: &[u8]) -> Option<(usize, Vec<u8>)> {
    let digits = std::str::from_utf8(rest.get(2..6)?).ok()?;
    let sign = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((6, sign.to_string().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn line_ends_come_back() {
        for (text, expected) in [
            (
                "x: INVITE sip:h SIP/2.0#015#012Via: a#015#012#015#012",
                Some("x: INVITE sip:h SIP/2.0\r\nVia: a\r\n\r\n"),
            ),
            (
                "{\"raw\":\"SIP/2.0 200 OK\\r\\nTo: \\\"B\\\" <sip:b>\\r\\n\\r\\n\"}",
                Some("{\"raw\":\"\nSIP/2.0 200 OK\r\nTo: \"B\" <sip:b>\r\n\r\n\n\"}"),
            ),
            (
                "SIP/2.0 200 OK<013><010>To: a<013><010>",
                Some("SIP/2.0 200 OK\r\nTo: a\r\n"),
            ),
            (
                "INVITE sip:h SIP/2.0^M\nVia: a^M\n",
                Some("INVITE sip:h SIP/2.0\nVia: a\n"),
            ),
            ("INVITE sip:h SIP/2.0\nVia: SIP/2.0/UDP h;x=\\n\n", None),
            (
                "recv b'SIP/2.0 200 OK\\r\\nTo: a\\r\\n'",
                Some("recv b'\nSIP/2.0 200 OK\r\nTo: a\r\n'"),
            ),
            (
                "Mar  5 h SIP/2.0 200 OK^M To: a^M ^M v=0^M ",
                Some("Mar  5 h SIP/2.0 200 OK\r\nTo: a\r\n\r\nv=0\r\n"),
            ),
            (
                "{\"log\":\"{\\\"m\\\":\\\"SIP/2.0 200 OK\\\\r\\\\nTo: \\\\\\\"B\\\\\\\"\\\\r\\\\n\\\"}\"}",
                Some("{\"log\":\"{\\\"m\\\":\\\"\nSIP/2.0 200 OK\r\nTo: \"B\"\r\n\"}\n\"}"),
            ),
            (
                "read [(0,9) (BYE sip:h.x SIP/2.0..Via: a....v=0..)]",
                Some("read [(0,9) (\nBYE sip:h.x SIP/2.0\r\nVia: a\r\n\r\nv=0\r\n)]"),
            ),
            (
                "{\"m\":\"SIP/2.0 200 OK\\u000d\\u000aTo: \\u003ca\\u003e\\u000d\\u000a\"}",
                Some("{\"m\":\"\nSIP/2.0 200 OK\r\nTo: <a>\r\n\n\"}"),
            ),
            ("BYE sip:h SIP/2.0 ...Via: a ...", None),
            ("plain", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
