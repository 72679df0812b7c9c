//! SIP535.

use super::{Taken, number, taken};
use crate::{
    declare_rule,
    lint::{Lint, Locus, TraceCx},
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
    use Direction::{Inactive, RecvOnly, SendOnly, SendRecv};
    let Taken {
        exchange,
        answer,
        offered,
        answered,
    } = *taken;
    let (fits, allowed) = match offered.direction {
        SendRecv => return,
        SendOnly => (
            matches!(answered.direction, RecvOnly | Inactive),
            "`recvonly` or `inactive`",
        ),
        RecvOnly => (
            matches!(answered.direction, SendOnly | Inactive),
            "`sendonly` or `inactive`",
        ),
        Inactive => (answered.direction == Inactive, "`inactive`"),
    };
    if fits {
        return;
    }
    let text = format!(
        "Message {} offers this stream as {}, so the answer can only be {allowed}; {} leaves the two sides with different views.",
        number(exchange.offer),
        name(offered.direction),
        if answered.direction_span.is_some() {
            name(answered.direction).to_owned()
        } else {
            "nothing said, which means `sendrecv`,".to_owned()
        }
    );
    let at = answered.direction_span.unwrap_or(answered.span);
    let of = offered.direction_span.unwrap_or(offered.span);
    let at_offer = Locus {
        message: exchange.offer,
        span: of,
    };
    lint.report(answer, at, text)
        .relate(at_offer, "the direction offered");
}

const fn name(direction: Direction) -> &'static str {
    match direction {
        Direction::SendRecv => "`sendrecv`",
        Direction::SendOnly => "`sendonly`",
        Direction::RecvOnly => "`recvonly`",
        Direction::Inactive => "`inactive`",
    }
}
