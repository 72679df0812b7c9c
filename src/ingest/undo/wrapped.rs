//! Header lines that a mail program or a terminal broke at its right edge.

use std::net::Ipv4Addr;

use super::Pass;
use crate::{
    ingest::lines::{Line, Start, is_blank, is_delimiter, is_field, is_sdp, names_field},
    text::Span,
};

/// No edge is nearer or further to the right than these.
const EDGES: std::ops::RangeInclusive<usize> = 60..=250;

/// Joins what an edge broke. That is certain only where no line of the message reaches past the
/// edge and every line that was broken could not have held more.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let lines = pass.lines();
    let mut i = 0;
    while i < lines.len() {
        if pass.start(i) != Start::Yes {
            i += 1;
            continue;
        }
        let end = head_end(pass, i);
        join(pass, lines.get(i..end).unwrap_or_default());
        i = end.max(i + 1);
    }
}

/// The line behind the header fields of the message that starts at line `i`.
fn head_end(pass: &Pass<'_>, i: usize) -> usize {
    let last = pass.lines().len().min(i + 201);
    let ends = |i: &usize| {
        let line = pass.line(*i);
        is_blank(line) || is_delimiter(line) || is_sdp(line) || pass.start(*i) != Start::No
    };
    (i + 1..last).find(ends).unwrap_or(last)
}

fn join(pass: &mut Pass<'_>, lines: &[Line]) {
    let bytes = pass.bytes();
    let text = |l: &Line| l.content.of(bytes);
    let edge = lines
        .iter()
        .map(|l| l.content.len() as usize)
        .max()
        .unwrap_or_default();
    let breaks = lines.windows(2).skip(1).filter_map(|pair| match pair {
        [above, below] if is_rest(text(below)) => Some((*above, *below)),
        _ => None,
    });
    let breaks: Vec<_> = breaks.collect();
    let full = |(above, below): &(Line, Line)| fills(text(above), text(below), edge);
    if breaks.is_empty() || !EDGES.contains(&edge) || !breaks.iter().all(full) {
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

/// Whether `above` reaches the edge, or would pass it with the first word of `below` and comes near
/// it or that word is long.
fn fills(above: &[u8], below: &[u8], edge: usize) -> bool {
    let word = below
        .iter()
        .position(u8::is_ascii_whitespace)
        .unwrap_or(below.len());
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
        let start = "INVITE sip:h SIP/2.0\n";
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
            (format!("{start}Route: <sip:p>,\n<sip:q>\nTo: a\n"), None),
            (format!("{start}{long}\n\nprose\n"), None),
        ] {
            assert_eq!(undone_by(pass, &text), expected, "{text}");
        }
    }
}
