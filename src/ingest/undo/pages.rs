//! The page breaks of RFCs: a footer that ends in `[Page 8]`, a form feed, a running head.

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::{Line, Start, is_blank, is_field, is_sdp, start},
    syntax::rfc3261::is_token_char,
    text::Span,
};

/// Removes page breaks. Where the text above and below belong to one run of header fields or of
/// SDP lines, they are joined; else one empty line stays.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"[Page ").is_none() {
        return;
    }
    let lines = pass.lines();
    let mut i = 0;
    while i < lines.len() {
        if is_footer(line(bytes, lines, i)) {
            i = remove(pass, lines, i);
        }
        i += 1;
    }
}

fn line<'a>(bytes: &'a [u8], lines: &[Line], i: usize) -> &'a [u8] {
    lines
        .get(i)
        .map(|l| l.content.of(bytes))
        .unwrap_or_default()
}

/// `Johnston, et al.        Best Current Practice        [Page 8]`
fn is_footer(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let Some(at) = memmem::rfind(line, b"[Page ") else {
        return false;
    };
    let number = line.get(at + 6..).and_then(|n| n.strip_suffix(b"]"));
    number.is_some_and(|n| !n.is_empty() && n.len() < 5 && n.iter().all(u8::is_ascii_alphanumeric))
}

/// Whether a line reads as a start line, a header field or a fold of one.
fn is_head(line: &[u8]) -> bool {
    // Digits between tags of that name are a body (RFC 4475 §2.2).
    if line.starts_with(b"<hex>") {
        return false;
    }
    is_field(line)
        || is_parameter(line)
        || matches!(line.first(), Some(b';' | b',' | b'<'))
        || start(line) != Start::No
}

/// Whether a line goes on with the parameters of a challenge or of credentials: `nonce="...`.
fn is_parameter(line: &[u8]) -> bool {
    let name = line.iter().position(|b| !is_token_char(*b));
    name.is_some_and(|n| n > 0 && line.get(n..).is_some_and(|rest| rest.starts_with(b"=\"")))
}

/// Removes the break whose footer is line `footer`; gives the last line of it.
fn remove(pass: &mut Pass<'_>, lines: &[Line], footer: usize) -> usize {
    let bytes = pass.bytes();
    let blank = |i: usize| is_blank(line(bytes, lines, i));
    let above = (0..footer).rev().take(80).find(|&i| !blank(i));
    let text = |from: usize| (from..lines.len()).take(80).find(|&i| !blank(i));
    let head = text(footer + 1).filter(|&i| line(bytes, lines, i).starts_with(b"RFC "));
    let below = head.map_or_else(|| text(footer + 1), |head| text(head + 1));
    let first = above.map_or(0, |i| i + 1);
    let last = below.unwrap_or(lines.len());
    let joined = above.zip(below).is_some_and(|(a, b)| {
        let (a, b) = (
            line(bytes, lines, a).trim_ascii_start(),
            line(bytes, lines, b).trim_ascii_start(),
        );
        is_head(a) && is_head(b) && start(b) == Start::No || is_sdp(a) && is_sdp(b)
    });
    let span = Span::new(
        lines.get(first).map_or(0, |l| l.content.start),
        lines
            .get(last)
            .map_or_else(|| pass.end(), |l| l.content.start),
    );
    pass.replace(span, if joined { b"" } else { b"\n" });
    pass.note();
    last.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn page_breaks_go() {
        let page = "\n\nJohnston, et al.   Best Current Practice   [Page 8]\n\x0c\nRFC 3665   Flows   December 2003\n\n\n";
        for (above, below, between) in [
            ("   Via: a\n", "   To: b\n", ""),
            ("   Via: a\n", "    ;branch=b\n", ""),
            ("    ;branch=b\n", "   To: b\n", ""),
            ("   SIP/2.0 200 OK\n", "   Via: b\n", ""),
            ("    realm=\"h\",\n", "    nonce=\"1\"\n", ""),
            ("   v=0\n", "   o=x\n", ""),
            ("   To: b\n", "   <hex>\n", "\n"),
            ("   To: b\n", "   F2 200 OK\n", "\n"),
            ("   prose\n", "   prose\n", "\n"),
        ] {
            let text = format!("{above}{page}{below}");
            assert_eq!(
                undone_by(pass, &text),
                Some(format!("{above}{between}{below}"))
            );
        }
        assert_eq!(undone_by(pass, "see [Page x y]"), None);
    }
}
