//! SIP547.

use super::offers::hindered;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::{CryptoLine, Obstacle},
};

declare_rule! {
    /// The crypto attribute of the answer is none of the offer's.
    ///
    /// ## Why it matters
    ///
    /// The answer accepts one of the crypto attributes offered and repeats its number and its suite.
    /// With another number or suite the offerer does not know which of its keys is meant, and the media
    /// cannot be decrypted.
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
    /// m=audio 3456 RTP/SAVP 0
    /// a=«crypto:2 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz»
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
    /// a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 RTP/SAVP 0
    /// a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
    /// ```
    SIP547 = "crypto-not-offered" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4568, "5.1.2")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for taken in hindered(cx, Obstacle::CryptoNotOffered) {
        let (offered, answered) = (&taken.offered.keys.cryptos, &taken.answered.keys.cryptos);
        let shown = offered.iter().take(MOST).map(shown);
        let (Some(of), Some(own)) = (offered.first(), answered.first()) else {
            continue;
        };
        let text = format!(
            "{} is none of those offered, {}: repeat the number and the suite of one of them.",
            self::shown(own),
            shown.collect::<Vec<_>>().join(", ")
        );
        taken.report(lint, (own.span, of.span), text);
    }
}

/// How many of the offer's are named.
const MOST: usize = 4;

fn shown(crypto: &CryptoLine) -> String {
    let tag = crypto.tag.map(|t| t.to_string()).unwrap_or_default();
    format!("`{tag} {}`", crypto.suite)
}
