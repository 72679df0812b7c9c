//! SIP333.

use std::collections::HashSet;

use super::sessions;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::{AttributeValue, Section},
};

declare_rule! {
    /// Two media descriptions have the same mid.
    ///
    /// ## Why it matters
    ///
    /// The mid is a media description's name. Where two share one, groups and answers cannot tell them
    /// apart.
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
    /// a=mid:a
    /// m=video 49174 RTP/AVP 31
    /// a=mid:«a»
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
    /// a=mid:a
    /// m=video 49174 RTP/AVP 31
    /// a=mid:b
    /// ```
    SIP333 = "sdp-mid-repeated" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(5888, "4")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        let mut seen = HashSet::new();
        for attribute in session.media().flat_map(Section::attributes) {
            let AttributeValue::Token(mid) = attribute.typed else {
                continue;
            };
            if attribute.is("mid") && !seen.insert(cx.bytes(mid)) {
                let text = format!(
                    "Another media description has the mid `{}` already: groups cannot tell the two apart. Give each its own.",
                    cx.text(mid)
                );
                lint.report(cx.id, mid, text);
            }
        }
    }
}
