//! SIP324.

use super::sessions;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::{Attribute, AttributeValue},
};

declare_rule! {
    /// Two direction attributes stand at the same level.
    ///
    /// ## Why it matters
    ///
    /// At most one of sendrecv, sendonly, recvonly and inactive stands for the session, and at most one in
    /// each media description. Of two, receivers take the first or the last: one side sends and the other
    /// does not listen.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// a=sendonly
    /// a=«sendrecv»
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
    /// a=inactive
    /// m=audio 49172 RTP/AVP 0
    /// a=sendrecv
    /// ```
    SIP324 = "sdp-direction-conflict" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(8866, "6.7")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let is_direction = |a: &&Attribute| matches!(a.typed, AttributeValue::Direction(_));
    for session in sessions(cx) {
        for section in session.sections() {
            let mut directions = section.attributes().filter(is_direction);
            let (Some(first), Some(second)) = (directions.next(), directions.next()) else {
                continue;
            };
            let text = format!(
                "{} stands here and {} before it, at the same level: receivers differ in which one they take. Keep one.",
                cx.text(second.name),
                cx.text(first.name)
            );
            lint.report(cx.id, second.span, text)
                .relate(cx.id, first.span, "the first one");
        }
    }
}
