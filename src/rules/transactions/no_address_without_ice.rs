//! SIP550.

use super::offers::hindered;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::Obstacle,
};

declare_rule! {
    /// The offer can be reached by ICE only, and the answer does without it.
    ///
    /// ## Why it matters
    ///
    /// Such an offer gives no address of its own: port 9, or 0.0.0.0, stand where ICE will put one. An
    /// answer without ICE sends its media there, which is nowhere; the caller hears nothing of the
    /// other side. Gateways between browsers and telephones have to do ICE on the browser's side.
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
    /// m=audio 9 RTP/AVP 0
    /// c=IN IP4 0.0.0.0
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// a=candidate:1 1 UDP 2130706431 192.0.2.101 8998 typ host
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=«audio 3456 RTP/AVP 0»
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
    /// m=audio 9 RTP/AVP 0
    /// c=IN IP4 0.0.0.0
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// a=candidate:1 1 UDP 2130706431 192.0.2.101 8998 typ host
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 RTP/AVP 0
    /// a=ice-ufrag:9uB6
    /// a=ice-pwd:YH75Fviy6338Vbrhrlp8Yh
    /// a=candidate:1 1 UDP 2130706431 192.0.2.201 3456 typ host
    /// ```
    SIP550 = "no-address-without-ice" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(8839, "4.2.5"), May(8445, "4")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for taken in hindered(cx, Obstacle::NoAddressWithoutIce) {
        let text = format!(
            "The offer names {} port {}, which only ICE makes an address, and this answer has no ICE: its media have nowhere to go.",
            taken.offered.address, taken.offered.port
        );
        taken.report_line(lint, text);
    }
}
