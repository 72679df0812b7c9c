//! SIP315.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A value in the session description does not fit the grammar of its line.
    ///
    /// ## Why it matters
    ///
    /// Each type and each attribute has its own fields. A parser that cannot read one refuses the whole
    /// description or drops the line: the codec, the address or the bandwidth in it is lost.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice «smith» 1 1 IN IP4 192.0.2.101
    /// s=-
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
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// a=rtpmap:0 «PCMU»
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 «now»
    /// m=audio 49172 RTP/AVP 0
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
    /// a=rtpmap:0 PCMU/8000
    /// a=X-own:what ever
    /// ```
    SIP315 = "sdp-value-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(8866, "9")],
        applies: Messages,
        check: Faults(&[FaultKind::SdpValue], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} does not fit here, where SDP wants {}: a parser refuses the description or drops the line.",
        cx.quote(fault.span),
        fault.expected
    );
    lint.report(cx.id, fault.span, text);
}
