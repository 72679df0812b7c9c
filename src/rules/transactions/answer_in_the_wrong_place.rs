//! SIP531.

use super::{
    hops::{OnHop, first_hops},
    messages::{number, of_invites},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::Method,
    text::{Span, offset},
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
    let mut found = Vec::new();
    for (ack, transaction, invite) in of_invites(cx, Method::Ack) {
        let Some(own) = session(&ack) else { continue };
        let request = invite.first().and_then(|id| cx.message(id));
        let request = request.filter(|m| m.message().is_request());
        if let Some((request, of)) = request.and_then(|r| Some((r, session(&r)?))) {
            found.push(OnHop {
                transaction,
                key: (),
                what: (ack, own, request, of),
            });
        }
    }
    for (ack, own, request, of) in first_hops(cx, found) {
        let text = format!(
            "The offer stood in the INVITE, message {}, and its answer belongs into the response; what stands here is neither offer nor answer. Leave it out.",
            number(request.id)
        );
        lint.report(ack.id, own, text)
            .relate(request.id, of, "the offer");
    }
}

/// The session description of a message, without the line end behind it: that is the paste's.
fn session(m: &MessageCx<'_>) -> Option<Span> {
    let content = m.message().read_content(m.source());
    let span = content.body.sessions().next()?.span;
    let length = offset(m.bytes(span).trim_ascii_end().len());
    Some(Span::new(span.start, span.start.saturating_add(length)))
}
