//! SIP308.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// The boundary of a multipart body never stands in it.
    ///
    /// ## Why it matters
    ///
    /// A multipart body holds at least one part, each behind a line of `--` and the boundary. Where the
    /// boundary of Content-Type is not the one in the body, a receiver finds no part at all.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Content-Type: multipart/mixed;boundary=«b2»
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
    /// ```sip,base=invite
    /// Content-Type: multipart/mixed;boundary="b1"
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
    SIP308 = "multipart-without-parts" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(2046, "5.1.1")],
        applies: Messages,
        check: Faults(&[FaultKind::NoParts], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "No line of the body is `--` and the boundary {}: a receiver finds no part. Name the boundary that the body uses.",
        cx.text(fault.span)
    );
    lint.report(cx.id, fault.span, text);
}
