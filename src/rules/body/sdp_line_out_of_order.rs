//! SIP313.

use std::collections::HashSet;

use super::{first_line, rank, sessions};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::{Line, Section},
};

declare_rule! {
    /// The lines of the session description stand in the wrong order.
    ///
    /// ## Why it matters
    ///
    /// The order of the types is fixed, so that a parser reads a description in one pass. Parsers that
    /// rely on it refuse the line or, worse, give it to the wrong media description.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// t=0 0
    /// «c=IN IP4 192.0.2.101»
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// a=sendrecv
    /// «t=0 0»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// b=AS:64
    /// a=sendrecv
    /// ```
    SIP313 = "sdp-line-out-of-order" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(8866, "5"), Must(8866, "9")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        for section in session.sections() {
            if let Some((line, before)) = first_out_of_order(section) {
                let word = |l: &Line| cx.text(l.kind);
                let text = match before {
                    Some(before) => format!(
                        "A {}= line must stand before the {}= lines: strict parsers refuse the description, others miss the line.",
                        word(line),
                        word(before)
                    ),
                    None => format!(
                        "A {}= line belongs to the session, before the first m=: inside a media description parsers refuse it.",
                        word(line)
                    ),
                };
                let finding = lint.report(cx.id, first_line(cx, line.line), text);
                if let Some(before) = before {
                    finding.relate(cx.id, before.line, "it stands behind this line");
                }
            }
        }
    }
}

/// The first line that stands too late, and the line it must stand before; none where it must not
/// stand in this section at all.
fn first_out_of_order(section: Section<'_>) -> Option<(&Line, Option<&Line>)> {
    let in_media = section
        .lines
        .first()
        .is_some_and(|l| l.letter == Some(b'm'));
    let mut last: Option<(u8, &Line)> = None;
    let mut seen = HashSet::new();
    for line in section.lines {
        let Some(letter) = line.letter else {
            continue;
        };
        let Some(rank) = rank(in_media, letter) else {
            if rank(false, letter).is_some() {
                return Some((line, None));
            }
            continue;
        };
        // A second line of a type that stands once is told of as such.
        let again = !seen.insert(letter);
        match last {
            Some((highest, before)) if rank < highest => {
                if !again {
                    return Some((line, Some(before)));
                }
            }
            Some((highest, _)) if rank == highest => {}
            _ => last = Some((rank, line)),
        }
    }
    None
}
