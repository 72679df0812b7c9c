//! Header lines that a mail program or a terminal broke at its right edge.

use std::net::Ipv4Addr;

use super::Pass;
use crate::{
    ingest::lines::{
        Line, Start, exact_field, is_blank, is_delimiter, is_field, known_field, names_field, start,
    },
    message::Method,
    text::Span,
};

/// No edge is nearer or further to the right than these.
const EDGES: std::ops::RangeInclusive<usize> = 60..=250;

/// A start line is shorter than this.
const LONGEST_START: usize = 1000;

/// Joins what an edge broke. That is certain only where no line of the message reaches past the
/// edge and every line that was broken could not have held more.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let lines = pass.lines();
    let edge = edge(pass);
    let mut i = 0;
    while i < lines.len() {
        let broken = join_start(pass, i);
        let fields = i + 1 + broken.unwrap_or_default();
        if broken.is_none() && pass.start(i) != Start::Yes {
            if Some(pass.line(i).len()) == edge {
                join_above(pass, i);
            }
            i = fields;
            continue;
        }
        let end = head_end(pass, fields);
        join(pass, i, lines.get(fields..end).unwrap_or_default());
        i = end;
    }
}

/// Joins a start line that is broken at line `i`: with the next line or two it ends as one does, and a
/// field stands below. Gives how many lines that were.
fn join_start(pass: &mut Pass<'_>, i: usize) -> Option<usize> {
    const VERSION: &[u8] = b" SIP/2.0";
    let line = pass.line(i);
    let half = Method::of(line) != Method::Other || pass.start(i) != Start::No;
    if !half || line.ends_with(VERSION) {
        return None;
    }
    let more = (1..=2).find(|n| exact_field(pass.line(i + n + 1)).is_some())?;
    let parts: Vec<_> = (i..=i + more).map(|i| pass.line(i)).collect();
    let whole = |blank: &&[u8]| {
        let line = parts.join(*blank);
        line.len() < LONGEST_START && line.ends_with(VERSION) && start(&line) == Start::Yes
    };
    let blank = [&b""[..], b" "].into_iter().find(whole)?;
    for pair in pass.lines().get(i..=i + more)?.windows(2) {
        if let [above, below] = pair {
            pass.replace(Span::new(above.content.end, below.content.start), blank);
        }
    }
    pass.note();
    Some(more)
}

/// The right edge of a text: no line passes it, more than one reaches it, and one of them is a field
/// that goes on in the next line.
fn edge(pass: &Pass<'_>) -> Option<usize> {
    let count = pass.lines().len();
    let edge = (0..count).map(|i| pass.line(i).len()).max()?;
    let mut full = (0..count).filter(|i| pass.line(*i).len() == edge);
    let goes_on = |i: usize| {
        let next = pass.line(i + 1);
        exact_field(pass.line(i)).is_some() && is_rest(next) && !is_blank(next)
    };
    let wide = EDGES.contains(&edge) && full.clone().count() > 1;
    (wide && full.any(goes_on)).then_some(edge)
}

/// Joins line `i`, which stands between messages and reaches the edge, with the next: it may say when
/// a message was seen and between whom.
fn join_above(pass: &mut Pass<'_>, i: usize) {
    let (line, next) = (pass.line(i), pass.line(i + 1));
    let parts = [line, next]
        .into_iter()
        .any(|l| is_blank(l) || is_delimiter(l));
    let message = pass.start(i + 1) != Start::No || known_field(next).is_some();
    if let [above, below, ..] = pass.lines().get(i..).unwrap_or_default()
        && !(parts || message)
    {
        pass.remove(Span::new(above.content.end, below.content.start));
        pass.note();
    }
}

/// The line behind the header fields that begin at line `from`.
fn head_end(pass: &Pass<'_>, from: usize) -> usize {
    let last = pass.lines().len().min(from + 200);
    let ends = |i: &usize| {
        let line = pass.line(*i);
        is_blank(line)
            || is_delimiter(line)
            || line.starts_with(b"v=")
            || pass.start(*i) != Start::No
    };
    (from..last).find(ends).unwrap_or(last.max(from))
}

/// Joins the `lines` of the header fields of the message that starts at line `start`.
fn join(pass: &mut Pass<'_>, start: usize, lines: &[Line]) {
    let bytes = pass.bytes();
    let text = |l: &Line| l.content.of(bytes);
    // A single word may pass the edge: it cannot be broken at a blank.
    let all = lines.iter().map(text).chain([pass.line(start)]);
    let words = all.filter(|l| l.contains(&b' '));
    let reached = words.map(<[u8]>::len).max().unwrap_or_default();
    let edge = reached.max(*EDGES.start());
    let breaks = lines.windows(2).filter_map(|pair| match pair {
        [above, below] if is_rest(text(below)) => Some((*above, *below)),
        _ => None,
    });
    let breaks: Vec<_> = breaks.collect();
    let full = |(above, below): &(Line, Line)| {
        let long = reached == edge || word(text(below)) > edge;
        long && fills(text(above), text(below), edge)
    };
    if breaks.is_empty() || edge > *EDGES.end() || !breaks.iter().all(full) {
        return;
    }
    // Who breaks lines at blanks takes the blank away.
    let hard = |above: &Line| above.content.len() as usize == edge;
    let blank: &[u8] = if breaks.iter().all(|(above, _)| hard(above)) {
        b""
    } else {
        b" "
    };
    for (above, below) in breaks {
        pass.replace(Span::new(above.content.end, below.content.start), blank);
        pass.note();
    }
}

/// Whether a line reads as the rest of the one above it: no field, not even one that lost its colon,
/// no fold.
fn is_rest(line: &[u8]) -> bool {
    let field = is_field(line) && !is_address(line);
    !field && !names_field(line) && !matches!(line.first(), Some(b' ' | b'\t'))
}

/// Whether a line begins with `192.0.2.1:5060`.
fn is_address(line: &[u8]) -> bool {
    let colon = line.iter().position(|b| *b == b':').unwrap_or_default();
    let host = line.get(..colon).and_then(|h| std::str::from_utf8(h).ok());
    let port = line.get(colon + 1).is_some_and(u8::is_ascii_digit);
    port && host.is_some_and(|h| h.parse::<Ipv4Addr>().is_ok())
}

/// Length of the first word.
fn word(line: &[u8]) -> usize {
    let end = line.iter().position(u8::is_ascii_whitespace);
    end.unwrap_or(line.len())
}

/// Whether `above` reaches the edge, or would pass it with the first word of `below` and comes near
/// it or that word is long.
fn fills(above: &[u8], below: &[u8], edge: usize) -> bool {
    let word = word(below);
    let near = above.len() * 8 >= edge * 5 || word * 2 > edge;
    above.len() == edge || above.len() + 1 + word > edge && near
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn broken_lines_are_joined_where_that_is_certain() {
        let long = format!(
            "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK{}",
            "a".repeat(34)
        );
        assert_eq!(long.len(), 80);
        let rest = &long[17..].repeat(2);
        let start = "INVITE sip:h SIP/2.0\n";
        let halves = |half: &str, rest: &str| format!("{half}\n{rest}\nVia: a\n\n");
        for (text, expected) in [
            (
                format!("{start}{long}\nbcd;rport\nTo: a\n\n"),
                Some(format!("{start}{long}bcd;rport\nTo: a\n\n")),
            ),
            (
                format!(
                    "{start}{long}\nAllow: {}\nREGISTER, BYE\nTo: a\n\n",
                    "INVITE, ".repeat(9).trim_end()
                ),
                Some(format!(
                    "{start}{long}\nAllow: {}REGISTER, BYE\nTo: a\n\n",
                    "INVITE, ".repeat(9)
                )),
            ),
            (
                format!(
                    "{start}Via: SIP/2.0/UDP\n{}b\n{long}\nrport\n\n",
                    &long[17..]
                ),
                Some(format!("{start}{long}b\n{long} rport\n\n")),
            ),
            (
                format!("{start}{long}\nAllow: INVITE,\nREGISTER\nTo: a\n\n"),
                None,
            ),
            (format!("{start}{long}\nMax-Forwards 70\nTo: a\n\n"), None),
            (
                halves("INVITE sip:h;lr", "SIP/2.0"),
                Some("INVITE sip:h;lr SIP/2.0\nVia: a\n\n".into()),
            ),
            (
                halves("INVITE sip:h;l", "r SIP/2.0"),
                Some("INVITE sip:h;lr SIP/2.0\nVia: a\n\n".into()),
            ),
            (
                halves("INVITE sip:h;lr SIP/2.", "0"),
                Some("INVITE sip:h;lr SIP/2.0\nVia: a\n\n".into()),
            ),
            (
                halves("INVITE", "sip:h;lr SIP/2.0"),
                Some("INVITE sip:h;lr SIP/2.0\nVia: a\n\n".into()),
            ),
            (
                halves("INVITE\nsip:h;lr", "SIP/2.0"),
                Some("INVITE sip:h;lr SIP/2.0\nVia: a\n\n".into()),
            ),
            (halves("INVITE sip:h", "and SIP/2.0 more"), None),
            (
                format!("{start}Via: SIP/2.0/UDP\n{rest}\nTo: a\n\n"),
                Some(format!("{start}Via: SIP/2.0/UDP {rest}\nTo: a\n\n")),
            ),
            (
                format!(
                    "{start}Via: SIP/2.0/UDP\n{rest}\nSubject: {}\n\n",
                    "a ".repeat(30)
                ),
                Some(format!(
                    "{start}Via: SIP/2.0/UDP {rest}\nSubject: {}\n\n",
                    "a ".repeat(30)
                )),
            ),
            (
                format!("{start}{long}\nt=x\nTo: a\n\n"),
                Some(format!("{start}{long}t=x\nTo: a\n\n")),
            ),
            (
                format!("{}\nb\n{start}{long}\nc\nTo: a\n\n", "a".repeat(80)),
                Some(format!("{}b\n{start}{long}c\nTo: a\n\n", "a".repeat(80))),
            ),
            (
                format!("{}\nb\n{start}{long}\nTo: a\n\n", "a".repeat(80)),
                None,
            ),
            (format!("{start}Route: <sip:p>,\n<sip:q>\nTo: a\n"), None),
            (format!("{start}{long}\n\nprose\n"), None),
        ] {
            assert_eq!(undone_by(pass, &text), expected, "{text}");
        }
    }
}
