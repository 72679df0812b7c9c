//! SIP331.

use super::{sessions, spoiled};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// ICE is offered without its user name fragment or its password.
    ///
    /// ## Why it matters
    ///
    /// Connectivity checks are signed with ice-pwd and named by ice-ufrag. Where one of them is missing no
    /// check succeeds, and media stay on the default address or fail.
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
    /// a=«ice-ufrag»:8hhY
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
    /// a=«candidate»:1 1 UDP 2130706431 192.0.2.101 49172 typ host
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
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// a=ice-ufrag:8hhY
    /// m=audio 49172 RTP/AVP 0
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// ```
    SIP331 = "sdp-ice-credentials-incomplete" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(8839, "5.4")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        let level = session.session_level();
        let ufrag = level.named("ice-ufrag").next();
        let pwd = level.named("ice-pwd").next();
        let mut told = false;
        for section in session.media() {
            if spoiled(cx, section, &["ice-ufrag", "ice-pwd"]) {
                continue;
            }
            let one = |name| section.named(name).next();
            let ufrag = one("ice-ufrag").or(ufrag);
            let pwd = one("ice-pwd").or(pwd);
            let (at, missing) = match (ufrag, pwd) {
                (Some(ufrag), None) => (ufrag, "ice-pwd"),
                (None, Some(pwd)) => (pwd, "ice-ufrag"),
                (None, None) => match one("candidate") {
                    Some(candidate) => (candidate, "ice-ufrag and ice-pwd"),
                    None => continue,
                },
                (Some(_), Some(_)) => continue,
            };
            // What stands for the session is told once.
            let shared = !section.attributes().any(|a| a.span == at.span);
            if shared && std::mem::replace(&mut told, true) {
                continue;
            }
            let text = format!(
                "{} stands here, but {missing} neither in this media description nor for the session: connectivity checks cannot be signed and fail.",
                cx.text(at.name)
            );
            lint.report(cx.id, at.name, text);
        }
    }
}
