//! SIP330.

use super::{attributes, report_misfits};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, sdp::AttributeValue},
};

declare_rule! {
    /// An ICE candidate is malformed.
    ///
    /// ## Why it matters
    ///
    /// A candidate that cannot be read is dropped. Where it was the only one that works, connectivity
    /// checks fail and the call has no media.
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
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// a=candidate:1 «0» UDP 2130706431 192.0.2.101 49172 typ host
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
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// a=candidate:1 1 UDP 1694498815 192.0.2.3 45664 typ «srflx»
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
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// a=candidate:1 1 UDP 2130706431 192.0.2.101 49172 typ host
    /// a=candidate:2 1 UDP 1694498815 192.0.2.3 45664 typ srflx raddr 192.0.2.101 rport 49172
    /// ```
    SIP330 = "sdp-candidate-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(8839, "5.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    report_misfits(
        cx,
        lint,
        FaultKind::SdpCandidate,
        "a candidate",
        "the receiver drops it",
    );
    for attribute in attributes(cx) {
        let AttributeValue::Candidate(candidate) = &attribute.typed else {
            continue;
        };
        let kind = cx.text(candidate.kind);
        let derived = ["srflx", "prflx", "relay"].contains(&&*kind);
        if derived && (candidate.rel_addr.is_none() || candidate.rel_port.is_none()) {
            let text = format!(
                "A {kind} candidate must say what it was derived from: raddr and rport are missing."
            );
            lint.report(cx.id, candidate.kind, text);
        }
    }
}
