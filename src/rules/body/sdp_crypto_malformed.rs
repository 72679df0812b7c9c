//! SIP327.

use super::{attributes, report_misfits};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{
        FaultKind,
        sdp::{AttributeValue, Crypto, Suite},
    },
};

declare_rule! {
    /// A crypto attribute is malformed, or its key has the wrong length.
    ///
    /// ## Why it matters
    ///
    /// A crypto attribute holds a number, a suite, and key and salt in base64 of the suite's length. One
    /// that cannot be read is no offer of encryption: the stream is refused or stays silent.
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
    /// m=audio 49172 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 «WVNfX19z»
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:«WVNfX19zZW1j»
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
    /// m=audio 49172 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
    /// ```
    SIP327 = "sdp-crypto-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4568, "6.1"), Must(4568, "9.1"), Must(4568, "9.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    report_misfits(
        cx,
        lint,
        FaultKind::SdpCrypto,
        "a crypto attribute",
        "no key can be read",
    );
    for attribute in attributes(cx) {
        if let AttributeValue::Crypto(crypto) = &attribute.typed {
            keys(cx, crypto, lint);
        }
    }
}

/// The length of each key against its suite.
fn keys(cx: &MessageCx<'_>, crypto: &Crypto, lint: &mut Lint<'_>) {
    let Some(suite) = Suite::of(cx.bytes(crypto.suite)) else {
        return;
    };
    for key in &crypto.keys {
        let base64 = cx.bytes(key.key_salt);
        let digits = base64.iter().filter(|b| **b != b'=').count();
        // A masked key is no key to judge.
        let masked = base64.iter().all(|b| base64.first() == Some(b));
        let octets = digits.saturating_mul(3) / 4;
        if octets == suite.octets || masked {
            continue;
        }
        let text = format!(
            "Key and salt are {octets} octets long, but {} wants {}: no endpoint can use them.",
            suite.name, suite.octets
        );
        lint.report(cx.id, key.key_salt, text);
    }
}
