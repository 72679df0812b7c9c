//! SIP551.

use super::offers::taken;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
};

declare_rule! {
    /// The answer bundles a media line that was not offered in a bundle.
    ///
    /// ## Why it matters
    ///
    /// A BUNDLE group puts several media lines on one address. Only the offer can ask for it; an answer
    /// may keep lines in the group or take them out. The offerer does not expect the media of this line
    /// on the shared port and may drop them.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    ///
    /// v=0
    /// o=alice 2890844526 2890844526 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// a=mid:1
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// a=group:BUNDLE 1
    /// m=«audio 3456 RTP/AVP 0»
    /// a=mid:1
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    ///
    /// v=0
    /// o=alice 2890844526 2890844526 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// a=group:BUNDLE 1
    /// m=audio 49172 RTP/AVP 0
    /// a=mid:1
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// a=group:BUNDLE 1
    /// m=audio 3456 RTP/AVP 0
    /// a=mid:1
    /// ```
    SIP551 = "bundle-not-offered" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(5888, "9.2"), Must(9143, "7.3")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for taken in taken(cx).filter(|t| t.answered.bundled && !t.offered.bundled) {
        taken.report_line(
            lint,
            "A BUNDLE group of this answer names this line, and none of the offer does: only an offer can ask for a bundle. Leave the line out of the group.".to_owned(),
        );
    }
}
