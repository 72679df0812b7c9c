//! SIP312.

use super::{first_line, rank, sessions};
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::sdp::{Line, LineValue, Section, Session},
    text::Span,
};

declare_rule! {
    /// A line that every session description must have is missing.
    ///
    /// ## Why it matters
    ///
    /// `v=`, `o=`, `s=` and `t=` stand in every description, and connection data either for the session
    /// or for each media description. Parsers that need one of them refuse the description with 400 or
    /// 488; without `c=` nobody knows where to send media.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// «v=0»
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// t=0 0
    /// «m=audio 49172 RTP/AVP 0»
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
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// c=IN IP4 192.0.2.101
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// Content-Length: 91
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    SIP312 = "sdp-line-missing" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(8866, "5"), Must(8866, "5.7"), Must(8866, "9")],
        applies: Messages,
        check: Message(check),
    }
}

/// The lines that must stand in the session's level, and what to write where it is missing.
const NEEDED: [(u8, &str, Option<&str>); 4] = [
    (b'v', "v= (the version of SDP)", Some("v=0")),
    (b'o', "o= (who created the session)", None),
    (b's', "s= (the session's name)", Some("s=-")),
    (b't', "t= (when the session is on)", Some("t=0 0")),
];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        let unclear = |l: &Line| match l.letter {
            None => l.typed != LineValue::Empty,
            Some(letter) => rank(false, letter).or(rank(true, letter)).is_none(),
        };
        // A line that cannot be read may be the one that seems to be missing.
        if session.lines.iter().any(unclear) {
            continue;
        }
        for (letter, name, insert) in NEEDED {
            if !session.lines.iter().any(|l| l.letter == Some(letter)) {
                let text = format!(
                    "The session description has no {name} line: many parsers refuse it without."
                );
                let fix = insert.map(|line| fix(cx, session, letter, line));
                let finding = lint.report(cx.id, first_line(cx, session.span), text);
                if let Some(fix) = fix {
                    finding.fix(fix);
                }
            }
        }
        connection(cx, session, lint);
    }
}

/// Connection data, for the session or for each media description.
fn connection(cx: &MessageCx<'_>, session: &Session, lint: &mut Lint<'_>) {
    if session.session_level().of(b'c').next().is_some() {
        return;
    }
    let without = |s: &Section<'_>| s.of(b'c').next().is_none();
    for media in session.media().filter(without) {
        if let Some(line) = media.lines.first() {
            let text = "Neither the session nor this media description has a c= line: nobody knows where to send its media.";
            lint.report(cx.id, first_line(cx, line.line), text);
        }
    }
}

/// Puts the line where the order of SDP wants it.
fn fix(cx: &MessageCx<'_>, session: &Session, letter: u8, line: &str) -> Fix {
    let wanted = rank(false, letter);
    let behind =
        |l: &&Line| l.letter == Some(b'm') || l.letter.and_then(|l| rank(false, l)) > wanted;
    let next = session.lines.iter().find(behind);
    let at = next.map_or(session.span.end, |l| l.line.start);
    let end = if cx.bytes(session.span).contains(&b'\r') {
        "\r\n"
    } else {
        "\n"
    };
    Fix::safe(
        format!("Add {line}"),
        Span::empty(at),
        format!("{line}{end}"),
    )
}
