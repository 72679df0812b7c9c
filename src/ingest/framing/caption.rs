//! Captions of messages in RFCs and in what is written after them: `F3 180 Ringing Bob -> Proxy 2`.

use crate::{ingest::Framing, message::status::reason_phrases};

/// What a caption tells: who sent the message to whom, by name.
pub(super) fn read(line: &str) -> Option<Framing> {
    let (left, right) = line.split_once("->")?;
    let mut rest = number(left.trim())?;
    let word = rest.split(' ').next().unwrap_or_default();
    let code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit());
    let method = word.len() > 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    if code || method {
        rest = rest.get(word.len()..)?.trim_start();
    }
    let source = match (behind_reason(rest), code) {
        (Some(name), _) if !method => name,
        (_, true) => last_name(rest),
        _ if method => rest,
        _ => return None,
    };
    let name = |name: &str| {
        let frame = |c: char| c.is_whitespace() || matches!(c, '-' | '<' | '>' | '.' | '…');
        let name = name.trim_matches(frame);
        (!name.is_empty() && name.len() < 40).then(|| name.to_owned())
    };
    Some(Framing {
        form: Some("caption"),
        source: Some(name(source)?),
        destination: Some(name(right)?),
        ..Framing::default()
    })
}

/// What follows the number of a message: `F12`, `F3a`.
fn number(text: &str) -> Option<&str> {
    let (number, rest) = text.split_once(' ')?;
    let digits = number.strip_prefix('F')?;
    let good = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.len() < 5
        && digits.bytes().all(|b| b.is_ascii_alphanumeric());
    good.then(|| rest.trim_start())
}

/// The name at the end of a text: its last word, with the one before where that is a number.
fn last_name(text: &str) -> &str {
    let mut words = text.rmatch_indices(' ').map(|(at, _)| at + 1);
    let last = words.next().unwrap_or_default();
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let from = match text.get(last..).filter(|word| number(word)) {
        Some(_) => words.next().unwrap_or_default(),
        None => last,
    };
    text.get(from..).unwrap_or(text)
}

/// What follows a reason phrase of the standard's.
fn behind_reason(text: &str) -> Option<&str> {
    reason_phrases()
        .filter_map(|phrase| text.strip_prefix(phrase))
        .filter(|rest| rest.starts_with(' '))
        .min_by_key(|rest| rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_name_the_two_sides() {
        for (line, expected) in [
            ("F1 INVITE Alice -> Proxy 1", Some(("Alice", "Proxy 1"))),
            ("F3 180 Ringing Bob -> Proxy 2", Some(("Bob", "Proxy 2"))),
            (
                "F2 407 Proxy Authentication Required Proxy 1 -> Alice",
                Some(("Proxy 1", "Alice")),
            ),
            ("F2 299 Odd Bob -> Alice", Some(("Bob", "Alice"))),
            (
                "F2 407 Proxy Authorization Required Proxy 1 -> Alice",
                Some(("Proxy 1", "Alice")),
            ),
            ("F2 407 1 -> Alice", Some(("1", "Alice"))),
            (
                "F4 200 OK atlanta.com proxy -> Alice's softphone",
                Some(("atlanta.com proxy", "Alice's softphone")),
            ),
            ("F5 BYE Bob -> SIP ALG ...", Some(("Bob", "SIP ALG"))),
            (
                "F2 Unauthorized SIP Server -> Bob",
                Some(("SIP Server", "Bob")),
            ),
            ("F2 Something else -> Bob", None),
            ("Alice -> Bob", None),
            ("F1 INVITE", None),
            ("Figure 1 -> 2", None),
        ] {
            let found = read(line);
            let found = found.map(|f| {
                (
                    f.source.unwrap_or_default(),
                    f.destination.unwrap_or_default(),
                )
            });
            let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
            assert_eq!(found, expected, "{line}");
        }
    }
}
