//! SIP535.

use super::{
    messages::number,
    offers::{Taken, taken},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    syntax::sdp::Direction,
};

declare_rule! {
    /// The direction in the answer does not go with that of the offer.
    ///
    /// ## Why it matters
    ///
    /// Who is offered `sendonly` can only receive: the answer is `recvonly` or `inactive`; and the
    /// other way round. An answer that says more leaves the two sides with different views: one
    /// plays music on hold and the other believes to be talking, or a held call never comes back.
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
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// a=sendonly
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// a=«sendrecv»
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
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// a=sendonly
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// a=recvonly
    /// ```
    SIP535 = "impossible-direction" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3264, "6.1")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for taken in taken(cx) {
        judge(&taken, lint);
    }
}

fn judge(taken: &Taken<'_>, lint: &mut Lint<'_>) {
    let (offered, answered) = (taken.offered, taken.answered);
    let Some(allowed) = forbidden(offered.direction, answered.direction) else {
        return;
    };
    let said = match answered.direction_span {
        Some(_) => name(answered.direction),
        None => "nothing said, which means `sendrecv`,",
    };
    let text = format!(
        "Message {} offers this stream as {}, so the answer can only be {allowed}; {said} leaves the two sides with different views.",
        number(taken.exchange.offer),
        name(offered.direction),
    );
    let at = answered.direction_span.unwrap_or(answered.span);
    let of = offered.direction_span.unwrap_or(offered.span);
    taken.report(lint, (at, of), text);
}

/// Where an answer's direction does not fit the offer's: those that do.
const fn forbidden(offered: Direction, answered: Direction) -> Option<&'static str> {
    use Direction::{Inactive, RecvOnly, SendOnly, SendRecv};
    match (offered, answered) {
        (SendRecv, _) | (_, Inactive) | (SendOnly, RecvOnly) | (RecvOnly, SendOnly) => None,
        (SendOnly, _) => Some("`recvonly` or `inactive`"),
        (RecvOnly, _) => Some("`sendonly` or `inactive`"),
        (Inactive, _) => Some("`inactive`"),
    }
}

const fn name(direction: Direction) -> &'static str {
    match direction {
        Direction::SendRecv => "`sendrecv`",
        Direction::SendOnly => "`sendonly`",
        Direction::RecvOnly => "`recvonly`",
        Direction::Inactive => "`inactive`",
    }
}
