//! The header fields of a message, and what they say of its body.

use super::super::{
    body::Announced,
    lines::{Start, Text, is_blank, is_delimiter, is_field, known_field, names_field},
};
use crate::message::HeaderId;

/// The header fields of a message that was found.
pub(super) struct Head {
    /// The line behind them, and behind the empty line that ends them.
    pub end: usize,
    /// Whether an empty line ends them, or a body without one follows.
    pub body: bool,
    pub announced: Announced,
}

impl Head {
    /// Reads header fields from line `from` on.
    pub(super) fn read(text: &Text, from: usize, limit: usize) -> Self {
        let mut announced = Announced::default();
        let (mut end, mut body) = (limit, false);
        for i in from..limit {
            let line = text.line(i);
            if is_blank(line) || line == b"v=0" {
                end = i + usize::from(is_blank(line));
                body = true;
                break;
            }
            // On the first line too: there is nothing to continue, yet it is meant as a field.
            let fold = matches!(line.first(), Some(b' ' | b'\t'));
            if !(fold || is_field(line) || is_broken_field(text, i, limit, &announced)) {
                end = i;
                break;
            }
            note(line, &mut announced);
        }
        Self {
            end,
            body,
            announced,
        }
    }
}

/// Whether line `i` is no field but stands among fields, or between them and the body they announce:
/// then it is one that went wrong, or a fold that lost the white space before it.
fn is_broken_field(text: &Text, i: usize, limit: usize, announced: &Announced) -> bool {
    let line = text.line(i);
    if (names_field(line) && line.contains(&b'-')) || body_follows(text, i + 1, limit, announced) {
        return true;
    }
    let words = line.first().is_some_and(u8::is_ascii_alphabetic) && !is_delimiter(line);
    let above = text.line(i.wrapping_sub(1));
    let goes_on = above.trim_ascii_end().ends_with(b",");
    (words || goes_on) && text.start(i) == Start::No && known_field(text.line(i + 1)).is_some()
}

/// Whether the body that the fields announce starts at line `i`, or behind it where that is empty.
fn body_follows(text: &Text, i: usize, limit: usize, announced: &Announced) -> bool {
    let first = i + usize::from(is_blank(text.line(i)));
    let sdp = text.line(first) == b"v=0";
    let other = first > i && !is_blank(text.line(first)) && !announced.kind.ends_with("/sdp");
    announced.length.is_some_and(|n| n > 0) && first < limit && (sdp || other)
}

/// Remembers what a header line says of the body. The first field of a kind counts.
fn note(line: &[u8], announced: &mut Announced) {
    // Every name that can mean one of the three starts with one of these letters.
    if !matches!(
        line.first(),
        Some(b'c' | b'C' | b'l' | b'L' | b'e' | b'E' | b'o' | b'O')
    ) {
        return;
    }
    match known_field(line) {
        Some((HeaderId::ContentLength, value)) if announced.length.is_none() => {
            announced.length = std::str::from_utf8(value.trim_ascii())
                .ok()
                .and_then(|v| v.parse().ok());
        }
        Some((HeaderId::ContentType, value)) if announced.kind.is_empty() => {
            announced.kind = String::from_utf8_lossy(value.trim_ascii()).to_ascii_lowercase();
        }
        Some((HeaderId::Event, value)) => {
            let package = value.split(|b| *b == b';').next().unwrap_or_default();
            announced.referral |= package.trim_ascii().eq_ignore_ascii_case(b"refer");
        }
        _ => {}
    }
}
