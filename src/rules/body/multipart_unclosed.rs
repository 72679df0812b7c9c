//! SIP307.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A multipart body has no closing delimiter.
    ///
    /// ## Why it matters
    ///
    /// A line of `--`, the boundary and `--` ends the last part. Without it a receiver takes the body for
    /// cut off: many refuse it, others read the last part with whatever follows.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Content-Type: multipart/mixed;boundary=b1
    ///
    /// «--b1»
    /// Content-Type: application/sdp
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// Content-Type: multipart/mixed;boundary=b1
    ///
    /// --b1
    /// Content-Type: application/sdp
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// --b1--
    /// ```
    SIP307 = "multipart-unclosed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(2046, "5.1.1")],
        applies: Messages,
        check: Faults(&[FaultKind::UnclosedMultipart], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let written = cx.text(fault.span);
    let text = format!(
        "The part that starts behind `{written}` is never closed: a line `{written}--` must follow the last part."
    );
    lint.report(cx.id, fault.span, text);
}
