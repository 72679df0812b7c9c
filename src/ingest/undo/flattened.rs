//! Messages on one line, as web pages, chats and spreadsheets give them: `REGISTER sips:h SIP/2.0
//! Via: … From: …`, often with `...` where something was left out.

use memchr::memmem;

use super::{Fragment, Pass};
use crate::{
    ingest::lines::{Start, lines, start},
    message::{Spelling, header_table::lookup_exact},
    text::{Span, offset},
};

/// Takes lines apart at the names of known fields. What comes out is marked as part of a message.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"SIP/2.0").is_none() {
        return;
    }
    for line in lines(bytes) {
        let fields = field_starts(line.content.of(bytes));
        let Some(first) = fields.first() else {
            continue;
        };
        if let Some(begin) = start_before(line.content.of(bytes), *first) {
            take_apart(pass, line.content, begin, &fields);
            pass.note();
        }
    }
}

/// Where a start line begins that ends where the first field begins.
fn start_before(line: &[u8], first: usize) -> Option<usize> {
    let head = line.get(..first)?.trim_ascii_end();
    let version = memmem::rfind(head, b"SIP/2.0")?;
    let begin = if head.len() == version + 7 {
        let words = head.get(..version)?.trim_ascii_end();
        let uri = words.iter().rposition(u8::is_ascii_whitespace)?;
        let words = words.get(..uri)?.trim_ascii_end();
        words
            .iter()
            .rposition(u8::is_ascii_whitespace)
            .map_or(0, |n| n + 1)
    } else {
        version
    };
    (start(head.get(begin..)?) == Start::Yes).then_some(begin)
}

/// Where known fields begin behind the first `SIP/2.0 ` of a line: a name of the table in its
/// usual capitals, a colon, a blank.
fn field_starts(line: &[u8]) -> Vec<usize> {
    let Some(version) = memmem::find(line, b"SIP/2.0 ") else {
        return Vec::new();
    };
    let colons = memmem::find_iter(line, b": ").filter(|colon| *colon > version);
    let mut starts = Vec::new();
    for colon in colons {
        let from = colon.saturating_sub(40);
        let word = line.get(from..colon).unwrap_or_default();
        let begin = word
            .iter()
            .rposition(u8::is_ascii_whitespace)
            .map(|n| from + n + 1);
        let name = |begin: usize| line.get(begin..colon).unwrap_or_default();
        let known = |name: &[u8]| {
            let known = lookup_exact(name);
            known.is_some_and(|(id, spelling)| {
                spelling == Spelling::Full && id.name().as_bytes() == name
            })
        };
        starts.extend(begin.filter(|b| known(name(*b))));
    }
    starts
}

/// Puts a line end before the start line and before each field; leaves `...` out.
fn take_apart(pass: &mut Pass<'_>, line: Span, begin: usize, fields: &[usize]) {
    let content = pass.get(line);
    let at = |n: usize| line.start.saturating_add(offset(n));
    let before = content.get(..begin).unwrap_or_default();
    if before.trim_ascii().is_empty() {
        pass.remove(Span::new(line.start, at(begin)));
    } else {
        pass.replace(Span::empty(at(begin)), b"\n");
    }
    for field in fields {
        let gap = content.get(..*field).unwrap_or_default();
        let gap = gap.len() - gap.trim_ascii_end().len();
        pass.replace(Span::new(at(field.saturating_sub(gap)), at(*field)), b"\n");
    }
    let text = content.trim_ascii_end();
    let kept = text
        .strip_suffix(b"...")
        .or_else(|| text.strip_suffix("…".as_bytes()));
    if let Some(kept) = kept.map(<[u8]>::trim_ascii_end) {
        pass.remove(Span::new(at(kept.len()), at(content.len())));
    }
    // Nothing that stands below belongs to it.
    pass.replace(Span::empty(line.end), b"\n");
    let start = pass.text.to_input(Span::empty(at(begin))).start;
    pass.fragments.push(Fragment {
        start,
        cut: kept.is_some(),
    });
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn messages_on_one_line_are_taken_apart() {
        for (text, expected) in [
            (
                "... REGISTER sips:h SIP/2.0 Via: SIP/2.0/TLS a;branch=b From: x ...\nnext",
                Some("... \nREGISTER sips:h SIP/2.0\nVia: SIP/2.0/TLS a;branch=b\nFrom: x\n\nnext"),
            ),
            (
                "SIP/2.0 401 Unauthorized Via: SIP/2.0/TLS a\n",
                Some("SIP/2.0 401 Unauthorized\nVia: SIP/2.0/TLS a\n\n"),
            ),
            ("The SIP/2.0 header From: is here\n", None),
            ("INVITE sip:h SIP/2.0\nVia: SIP/2.0/UDP From: x\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
