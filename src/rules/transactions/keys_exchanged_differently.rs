//! SIP549.

use super::offers::hindered;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::Obstacle,
};

declare_rule! {
    /// Offer and answer exchange the keys of a stream in different ways.
    ///
    /// ## Why it matters
    ///
    /// A fingerprint has the keys agreed by a DTLS handshake on the media path; crypto attributes carry
    /// them in the session description. An answer of the other sort gives keys that the offerer has no
    /// use for, and the media cannot be decrypted.
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
    /// a=setup:actpass
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=«audio 3456 RTP/SAVP 0»
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
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
    /// a=setup:actpass
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
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
    SIP549 = "keys-exchanged-differently" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(5763, "5"), Must(4568, "5.1.2")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for taken in hindered(cx, Obstacle::KeysDiffer) {
        let text = {
            let (offered, answered) = match taken.offered.keys.fingerprint {
                Some(_) => ("a DTLS fingerprint", "a crypto attribute"),
                None => ("crypto attributes", "a DTLS fingerprint"),
            };
            format!(
                "The offer has {offered} and this answer {answered}: no common key comes of it. Answer in the way that was offered, or refuse the line with port 0."
            )
        };
        taken.report_line(lint, text);
    }
}
