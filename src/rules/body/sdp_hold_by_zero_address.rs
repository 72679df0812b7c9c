//! SIP334.

use std::collections::HashSet;

use super::sessions;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::AddressKind,
};

declare_rule! {
    /// A stream is put on hold with the address 0.0.0.0.
    ///
    /// ## Why it matters
    ///
    /// RFC 2543 held calls so. It still means that nothing is to be sent, but RTCP stops too, IPv6 has no
    /// such address, and the other side does not learn whether it may go on sending. `a=sendonly` or
    /// `a=inactive` with the real address says so plainly.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 «0.0.0.0»
    /// t=0 0
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
    /// a=sendonly
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 0.0.0.0
    /// t=0 0
    /// m=audio 9 RTP/AVP 0
    /// ```
    SIP334 = "sdp-hold-by-zero-address" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3264, "8.4"), May(6337, "5.3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        let level = session.session_level();
        let mut told = HashSet::new();
        let of_session = level.connections().next();
        let ice_for_all = level.has("ice-ufrag");
        for section in session.media() {
            let Some(media) = section.description() else {
                continue;
            };
            // With ICE the address is a placeholder, as is the discard port (RFC 8840 §4.1.1).
            let ice = section.has("ice-ufrag") || ice_for_all || section.has("candidate");
            if ice || matches!(media.port.value, Some(0 | 9)) {
                continue;
            }
            let connection = section.connections().next().or(of_session);
            let zero = connection
                .filter(|c| matches!(c.address.kind, AddressKind::V4(a) if a.is_unspecified()));
            if let Some(span) = zero
                .map(|c| c.address.address)
                .filter(|s| !told.contains(s))
            {
                told.insert(span);
                let text = "0.0.0.0 tells the other side to send nothing: hold as RFC 2543 had it. Say `a=sendonly` or `a=inactive` with the real address.";
                lint.report(cx.id, span, text);
            }
        }
    }
}
