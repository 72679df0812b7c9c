//! SIP332.

use std::collections::HashSet;

use super::{sessions, spoiled};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::{Attribute, AttributeValue, Section},
};

declare_rule! {
    /// A group names a media description that is not there.
    ///
    /// ## Why it matters
    ///
    /// A group attribute joins media descriptions by their mid. A name that no mid has joins nothing:
    /// bundled media cannot be set up as offered, and endpoints refuse the description.
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
    /// a=group:BUNDLE a «b»
    /// m=audio 49172 RTP/AVP 0
    /// a=mid:a
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
    /// a=group:BUNDLE a
    /// m=audio 49172 RTP/AVP 0
    /// a=mid:a
    /// ```
    SIP332 = "sdp-group-unknown-mid" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(5888, "5"), May(9143, "7.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        let attributes = || session.media().flat_map(Section::attributes);
        let mid = |a: &Attribute| match a.typed {
            AttributeValue::Token(token) if a.is("mid") => Some(cx.bytes(token)),
            _ => None,
        };
        let mids: HashSet<_> = attributes().filter_map(mid).collect();
        // A mid that cannot be read, or that two have, is told of on its own.
        let count = attributes().filter_map(mid).count();
        if mids.len() < count || session.media().any(|s| spoiled(cx, s, &["mid"])) {
            continue;
        }
        for attribute in session.session_level().attributes() {
            let AttributeValue::Group(group) = &attribute.typed else {
                continue;
            };
            for name in group.mids.iter().filter(|m| !mids.contains(cx.bytes(**m))) {
                let text = format!(
                    "The group {} names `{}`, and no media description has that mid: it joins nothing. Name a mid that is there.",
                    cx.text(group.semantics),
                    cx.text(*name)
                );
                lint.report(cx.id, *name, text);
            }
        }
    }
}
