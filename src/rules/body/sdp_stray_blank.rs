//! SIP311.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A blank stands in the session description where none may.
    ///
    /// ## Why it matters
    ///
    /// No white space stands on either side of `=`, and exactly one blank between two fields. Strict
    /// parsers take a second blank for an empty field and refuse the description.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=« »IN IP4 192.0.2.101
    /// t=0 0
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
    /// m=audio 49172«  »RTP/AVP 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=Session one
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// Content-Length: 97
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
    /// Content-Length: 97
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    SIP311 = "sdp-stray-blank" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(8866, "5"), Must(8866, "9")],
        applies: Messages,
        check: Faults(&[FaultKind::SdpSpace], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let between = fault.expected.starts_with("one blank");
    let (insert, title) = if between {
        (" ", "Leave one blank")
    } else {
        ("", "Take the blank out")
    };
    let text = format!(
        "White space stands where SDP has {}: strict parsers refuse the description.",
        if between { "exactly one blank" } else { "none" }
    );
    lint.report(cx.id, fault.span, text)
        .fix(Fix::safe(title, fault.span, insert));
}
