//! Texts in which every second line is empty, as web pages and mail give them.

use super::Pass;
use crate::{
    ingest::lines::{Start, Text, is_blank, is_field, is_sdp},
    text::Span,
};

/// Removes the empty lines between the lines of messages in which every second line is empty.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let lines = pass.lines();
    let source = pass.text;
    let text = |i: usize| source.line(i);
    let blank = |i: usize| i < lines.len() && is_blank(text(i));
    let mut i = 0;
    while i < lines.len() {
        let starts = source.start(i) == Start::Yes;
        let head = starts && is_field(text(i + 2)) && is_field(text(i + 4));
        let body = text(i) == b"v=0" && is_sdp(text(i + 2));
        if !((head || body) && blank(i + 1) && (body || blank(i + 3))) {
            i += 1;
            continue;
        }
        // A line of text and the empty one behind it, as long as they come in pairs.
        let mut after_head = body;
        while blank(i + 1) && belongs(source, i, after_head) {
            after_head |= is_blank(text(i));
            if let Some(line) = lines.get(i + 1) {
                pass.remove(Span::new(line.content.start, line.next));
                pass.note();
            }
            i += 2;
        }
    }
}

/// Whether a line may stand in the part of a message that is being read.
fn belongs(source: &Text, i: usize, after_head: bool) -> bool {
    let line = source.line(i);
    let fold = matches!(line.first(), Some(b' ' | b'\t'));
    if after_head {
        is_sdp(line)
    } else {
        fold || is_field(line) || source.start(i) == Start::Yes || is_blank(line)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn every_second_line_goes() {
        for (text, expected) in [
            (
                "x\n\nSIP/2.0 200 OK\n\nVia: a\n\nTo: b\n\n\n\nv=0\n\ns=-\n\nprose\n\nmore\n",
                Some("x\n\nSIP/2.0 200 OK\nVia: a\nTo: b\n\nv=0\ns=-\nprose\n\nmore\n"),
            ),
            (
                "SIP/2.0 200 OK\nVia: a\n\nv=0\n\no=-\n\ns=-\nSIP/2.0 200 OK\n",
                Some("SIP/2.0 200 OK\nVia: a\n\nv=0\no=-\ns=-\nSIP/2.0 200 OK\n"),
            ),
            (
                "SIP/2.0 200 OK\nVia: a\n\nv=0\ns=-\n\nSIP/2.0 200 OK\n",
                None,
            ),
            ("SIP/2.0 200 OK\n\nSIP/2.0 200 OK\n\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
