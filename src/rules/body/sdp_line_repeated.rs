//! SIP314.

use super::{first_line, sessions};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::{AddressKind, Connection},
};

declare_rule! {
    /// A line that may stand once in the session description is given twice.
    ///
    /// ## Why it matters
    ///
    /// Of two `v=`, `o=` or `s=` lines a parser takes the first, the last, or refuses the description:
    /// each side may see another session. The same holds for `c=`, but that a media description may name
    /// several multicast addresses.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// «s=call»
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
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
    /// c=IN IP4 233.252.0.1/127
    /// c=IN IP4 233.252.0.2/127
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=3724394400 3724398000
    /// t=3724484400 3724488000
    /// m=audio 49172 RTP/AVP 0
    /// ```
    SIP314 = "sdp-line-repeated" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(8866, "5.7"), Must(8866, "9")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        for section in session.sections() {
            let in_media = section
                .lines
                .first()
                .is_some_and(|l| l.letter == Some(b'm'));
            let once: &[u8] = if in_media { b"ick" } else { b"vosiuck" };
            for letter in once {
                let multicast = *letter == b'c' && section.connections().all(is_multicast);
                let mut lines = section.of(*letter);
                let first = lines.next();
                for (again, first) in lines.zip(std::iter::repeat(first)) {
                    if in_media && multicast {
                        continue;
                    }
                    let text = format!(
                        "This is another {}= line of the same level: receivers differ in which one they take. Keep one.",
                        cx.text(again.kind)
                    );
                    let finding = lint.report(cx.id, first_line(cx, again.line), text);
                    if let Some(first) = first {
                        finding.relate(cx.id, first_line(cx, first.line), "the first one");
                    }
                }
            }
        }
    }
}

/// Whether media go to a group.
fn is_multicast(connection: &Connection) -> bool {
    match connection.address.kind {
        AddressKind::V4(address) => address.is_multicast(),
        AddressKind::V6(address) => address.is_multicast(),
        AddressKind::Name | AddressKind::Malformed => false,
    }
}
