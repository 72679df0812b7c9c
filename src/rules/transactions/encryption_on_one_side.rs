//! SIP546.

use super::offers::hindered;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::{MediaSide, Obstacle},
};

declare_rule! {
    /// One side of a stream encrypts and the other does not.
    ///
    /// ## Why it matters
    ///
    /// RTP/AVP is plain and RTP/SAVP encrypted. Where offer and answer name one each, one side sends
    /// what the other takes for noise: the call is connected and silent. What is not wanted is refused
    /// with port 0.
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
    /// m=audio 49172 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
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
    /// m=audio 49172 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
    /// ```
    ///
    /// ```sip,base=none,also=SIP326
    /// === base=invite
    ///
    /// v=0
    /// o=alice 2890844526 2890844526 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 RTP/SAVP 0
    /// ```
    SIP546 = "encryption-on-one-side" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4568, "5.1.2"), Must(8829, "5.3.1"), May(3264, "6")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    // Who encrypts and gives no keys has a finding of its own.
    let keyless = |side: &MediaSide| {
        let keys = &side.keys;
        keys.secure && keys.cryptos.is_empty() && keys.fingerprint.is_none()
    };
    for taken in hindered(cx, Obstacle::OneSideEncrypts) {
        if keyless(taken.offered) || keyless(taken.answered) {
            continue;
        }
        let text = format!(
            "Offered is {} and answered {}: one side encrypts, the other does not, and neither understands the other. Answer with the profile offered, or refuse the line with port 0.",
            taken.offered.proto, taken.answered.proto
        );
        taken.report_line(lint, text);
    }
}
