//! SIP310.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A line of the session description is not `type=value` with a type of SDP.
    ///
    /// ## Why it matters
    ///
    /// SDP knows fifteen types, each one lower-case letter with `=` right behind it. A parser must refuse
    /// or ignore a description that holds any other line: the call is answered with 400 or 488.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// «Session one»
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
    /// «x=1»
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
    /// s=Session one
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    SIP310 = "sdp-line-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(8866, "5"), Must(8866, "9")],
        applies: Messages,
        check: Faults(&[FaultKind::SdpLine], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let written = cx.text(fault.span);
    let text = if written.trim().is_empty() {
        "An empty line stands inside the session description: a parser stops here or refuses the description. Take it out.".to_owned()
    } else {
        format!(
            "`{written}` is not a line of SDP ({} must stand here): a parser refuses the whole description.",
            fault.expected
        )
    };
    lint.report(cx.id, fault.span, text);
}
