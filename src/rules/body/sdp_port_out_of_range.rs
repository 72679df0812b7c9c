//! SIP317.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A port in the session description is above 65535.
    ///
    /// ## Why it matters
    ///
    /// Ports are sixteen bits wide. A receiver refuses the description, or cuts the number and sends media
    /// to another port.
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
    /// m=audio «491720» RTP/AVP 0
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
    /// m=audio 0 RTP/AVP 0
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 65534 RTP/AVP 0
    /// ```
    SIP317 = "sdp-port-out-of-range" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(8866, "5.14")],
        applies: Messages,
        check: Faults(&[FaultKind::SdpPort], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} is not a valid port: ports end at 65535, and 0 refuses the stream.",
        cx.quote(fault.span)
    );
    lint.report(cx.id, fault.span, text);
}
