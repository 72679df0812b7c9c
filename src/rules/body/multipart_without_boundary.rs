//! SIP306.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A multipart Content-Type names no boundary.
    ///
    /// ## Why it matters
    ///
    /// The boundary parameter is how a receiver finds the parts. Without it the body is one opaque run
    /// of octets: the session description in it is never seen.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Content-Type: «multipart/mixed»
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
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite,also=SIP039
    /// Content-Type: multipart/mixed;boundary=b 1
    ///
    /// --b 1--
    /// ```
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
    SIP306 = "multipart-without-boundary" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(2046, "5.1.1")],
        applies: Messages,
        check: Faults(&[FaultKind::NoBoundary], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    // A boundary that cannot be read is that.
    if cx.faulty(fault.span) {
        return;
    }
    let text = format!(
        "`{}` names no boundary, so a receiver cannot find the parts: add `;boundary=` with the word that follows `--` in the body.",
        cx.text(fault.span)
    );
    lint.report(cx.id, fault.span, text);
}
