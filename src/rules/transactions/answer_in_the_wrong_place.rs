//! SIP531.

use super::number;
use crate::{
    declare_rule,
    lint::{Lint, Locus, TraceCx},
    message::Method,
};

declare_rule! {
    /// An ACK carries a session description that answers nothing.
    ///
    /// ## Why it matters
    ///
    /// Where the INVITE carried the offer, the response carries the answer, and the ACK none: a
    /// session description in it is neither an offer, which an ACK must not carry, nor an answer.
    /// Some servers take it for a change of the session all the same, others ignore it, and the two
    /// sides differ.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// +Content-Type: application/sdp
    ///
    /// «v=0
    /// o=alice 2890844526 2890844526 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// ```
    SIP531 = "answer-in-the-wrong-place" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "13.2.1")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for transaction in &cx.trace.transactions {
        let invite = transaction.invited;
        let Some(invite) = invite.and_then(|n| cx.trace.transactions.get(n as usize)) else {
            continue;
        };
        let message = |id| cx.message(id);
        let ack = transaction.first().and_then(message);
        let request = invite.first().and_then(message);
        let (Some(ack), Some(request)) = (ack, request) else {
            continue;
        };
        let session = |m: &crate::lint::MessageCx<'_>| {
            let content = m.message().content(m.source());
            content.body.sessions().next().map(|s| s.span)
        };
        let asked = request
            .message()
            .is_request()
            .then(|| session(&request))
            .flatten();
        if let (Method::Ack, Some(at), Some(of)) = (ack.method(), session(&ack), asked) {
            // Where the lines end is the paste's.
            let end = ack.bytes(at).trim_ascii_end().len();
            let at =
                crate::text::Span::new(at.start, at.start.saturating_add(crate::text::offset(end)));
            let text = format!(
                "The offer stood in the INVITE, message {}, and its answer belongs into the response; what stands here is neither offer nor answer. Leave it out.",
                number(request.id)
            );
            let at_offer = Locus {
                message: request.id,
                span: of,
            };
            lint.report(ack.id, at, text).relate(at_offer, "the offer");
        }
    }
}
