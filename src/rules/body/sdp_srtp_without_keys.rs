//! SIP326.

use super::{sessions, spoiled};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::Section,
};

declare_rule! {
    /// A secure media description has no keys.
    ///
    /// ## Why it matters
    ///
    /// RTP/SAVP and its kin encrypt media with keys that the description gives (crypto), or that DTLS
    /// agrees on under a fingerprint. With neither the stream cannot start: it is refused, or stays
    /// silent.
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
    /// m=audio 49172 «RTP/SAVP» 0
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
    SIP326 = "sdp-srtp-without-keys" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(4568, "5"), May(5763, "5")],
        applies: Messages,
        check: Message(check),
    }
}

/// Attributes that give keys or the way to them.
const KEYING: [&str; 5] = ["crypto", "fingerprint", "key-mgmt", "acap", "csup"];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        let all = keyed(session.session_level());
        let lost = |s: &Section<'_>| spoiled(cx, *s, &KEYING);
        for section in session.media().filter(|s| !all && !keyed(*s) && !lost(s)) {
            let Some(media) = section.description() else {
                continue;
            };
            let proto = cx.text(media.proto);
            if proto.contains("SAVP") && media.port.value != Some(0) {
                let text = format!(
                    "{proto} encrypts media, and neither crypto nor fingerprint says with which keys: the stream cannot start."
                );
                lint.report(cx.id, media.proto, text);
            }
        }
    }
}

/// Whether keys are given at this level, or the way to them.
fn keyed(section: Section<'_>) -> bool {
    KEYING.iter().any(|name| section.has(name)) || section.of(b'k').next().is_some()
}
