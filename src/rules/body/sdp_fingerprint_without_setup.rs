//! SIP329.

use super::{sessions, spoiled};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A DTLS stream has a fingerprint and no setup attribute.
    ///
    /// ## Why it matters
    ///
    /// setup says who starts the handshake. Without it both sides may wait for the other, or both start:
    /// the call connects and stays silent.
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
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=«fingerprint»:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
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
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=setup:actpass
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    SIP329 = "sdp-fingerprint-without-setup" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(5763, "5")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        let level = session.session_level();
        let of_session = level.named("fingerprint").next();
        let setup_for_all = level.has("setup");
        let mut told = false;
        for section in session.media() {
            let Some(media) = section.description().filter(|m| m.port.value != Some(0)) else {
                continue;
            };
            let proto = cx.text(media.proto);
            let dtls =
                proto.contains("SAVP") || proto.contains("DTLS") || proto.starts_with("UDP/TLS");
            let own = section.named("fingerprint").next();
            let Some(fingerprint) = own.or(of_session).filter(|_| dtls) else {
                continue;
            };
            if section.has("setup")
                || spoiled(cx, section, &["setup"])
                || setup_for_all
                || (own.is_none() && told)
            {
                continue;
            }
            told |= own.is_none();
            let text = "A fingerprint announces DTLS and no setup says who starts the handshake: add `a=setup:actpass` to an offer, `a=setup:active` to an answer.";
            lint.report(cx.id, fingerprint.name, text);
        }
    }
}
