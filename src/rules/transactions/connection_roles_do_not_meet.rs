//! SIP548.

use super::offers::hindered;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    syntax::sdp::SetupRole,
    trace::Obstacle,
};

declare_rule! {
    /// Offer and answer give the two sides the same role in opening the connection.
    ///
    /// ## Why it matters
    ///
    /// One side has to open the DTLS handshake, or the connection, and the other has to wait for it. An
    /// offer of `actpass` leaves the choice to the answer, which must make it; where both open or both
    /// wait, no media flows.
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
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=setup:actpass
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 UDP/TLS/RTP/SAVP 0
    /// a=«setup:actpass»
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    ///
    /// v=0
    /// o=alice 2890844526 2890844526 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=setup:active
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 UDP/TLS/RTP/SAVP 0
    /// a=«setup:active»
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
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
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=setup:actpass
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 UDP/TLS/RTP/SAVP 0
    /// a=setup:active
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    SIP548 = "connection-roles-do-not-meet" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4145, "4.1"), Must(8842, "5.3"), Must(5763, "5")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for taken in hindered(cx, Obstacle::RolesDoNotMeet) {
        let roles = taken.offered.keys.setup.zip(taken.answered.keys.setup);
        let Some(((offered, of), (answered, own))) = roles else {
            continue;
        };
        let fits = match offered {
            SetupRole::Active => "`passive`",
            SetupRole::Passive => "`active`",
            SetupRole::ActPass => "`active` or `passive`",
            SetupRole::HoldConn => "`holdconn`",
        };
        let what = match answered {
            SetupRole::ActPass => "leaves open again who opens it",
            SetupRole::Active => "has both sides open it",
            SetupRole::Passive => "has both sides wait",
            SetupRole::HoldConn => "opens nothing",
        };
        let text = format!(
            "This answer {what}: the offer's role can be answered with {fits} only. The handshake does not come about, and no media flows."
        );
        taken.report(lint, (own, of), text);
    }
}
