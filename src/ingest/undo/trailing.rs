//! Blanks behind every line, as terminals and tables copy them.

use super::Pass;
use crate::{
    ingest::lines::{Line, Start, is_blank, is_field},
    text::{Span, offset},
};

/// Removes the blanks at the ends of the lines of messages in which every line has them: one line
/// that has them alone is the sender's.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    let lines = pass.lines();
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        let content = line.content.of(bytes);
        let ends = trailing(content) > 0 && pass.start(i) == Start::Yes;
        let padded = lines.get(i..).filter(|_| ends);
        i += padded.map_or(1, |lines| strip(pass, lines)).max(1);
    }
}

/// How many blanks a line ends with.
fn trailing(line: &[u8]) -> usize {
    let blanks = line.iter().rev().take_while(|b| matches!(b, b' ' | b'\t'));
    blanks.count()
}

/// Strips the message that the first of `lines` starts; gives how many lines that were, 0 where
/// the blanks are not of the copy.
fn strip(pass: &mut Pass<'_>, lines: &[Line]) -> usize {
    let bytes = pass.bytes();
    let text = |line: &Line| line.content.of(bytes);
    let edge = lines.first().map_or(0, |l| l.content.len());
    // A line that fills the width has no room for a blank.
    let ends = |line: &&Line| trailing(text(line)) > 0 || line.content.len() == edge;
    let head = lines.iter().take_while(|l| !is_blank(text(l)));
    let (all, fields) = head.fold((true, 0), |(all, fields), line| {
        let field = is_field(text(line));
        (all && ends(&line), fields + usize::from(field))
    });
    if !all || fields < 2 {
        return 0;
    }
    let part = |line: &&Line| ends(line) || is_blank(text(line));
    let count = lines.iter().take_while(part).count();
    for line in lines.iter().take(count) {
        let from = line.content.end - offset(trailing(text(line)));
        if from < line.content.end {
            pass.remove(Span::new(from, line.content.end));
        }
    }
    pass.note();
    count
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn blanks_behind_every_line_go() {
        for (text, expected) in [
            (
                "BYE sip:b@h SIP/2.0  \nVia: a  \nTo: b \n  \nv=0  \n\ns=-\t\nprose \n\nmore\n",
                Some("BYE sip:b@h SIP/2.0\nVia: a\nTo: b\n\nv=0\n\ns=-\nprose\n\nmore\n"),
            ),
            (
                "SIP/2.0 200 OK    \nVia: SIP/2.0/UDP h\nTo: b            \n                 \nv=0",
                Some("SIP/2.0 200 OK\nVia: SIP/2.0/UDP h\nTo: b\n\nv=0"),
            ),
            ("BYE sip:b@h SIP/2.0  \nVia: a  \nTo: b\n", None),
            ("BYE sip:b@h SIP/2.0  \nVia: a\nTo: b\n", None),
            ("BYE sip:b@h SIP/2.0  \nVia: a  \n\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
