//! SIP503.

use super::{
    hops::{OnHop, branch, first_hops, top_via},
    messages::{Ends, number, of_invites},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    message::Method,
};

declare_rule! {
    /// The ACK to a refusal does not have the branch of its INVITE.
    ///
    /// ## Why it matters
    ///
    /// An ACK to a final response other than 2xx belongs to the INVITE's transaction, and a server
    /// finds that by the branch of the top Via. With another branch the server does not see that its
    /// response arrived: it sends it again and again for 32 seconds, and may report a timeout.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-486
    /// === base=ack
    /// >ACK sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=«z9hG4bK74bf9c04»
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-180
    /// === base=invite-486
    /// === base=ack
    /// >ACK sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=«z9hG4bK74bf9c04»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-486
    /// === base=ack
    /// >ACK sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// ```
    SIP503 = "ack-to-refusal-with-another-branch" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "17.1.1.3")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut found = Vec::new();
    for (ack, transaction, invite) in of_invites(cx, Method::Ack) {
        let ends = Ends::of(cx, invite);
        let (Some(refusal), None, None) = (ends.refusal, ends.success, ends.ack) else {
            continue;
        };
        let Some(request) = invite.first().and_then(|id| cx.message(id)) else {
            continue;
        };
        let same_hop = top_via(&ack)
            .zip(top_via(&request))
            .is_some_and(|(a, b)| a.sent_by == b.sent_by);
        if let (true, Some(own), Some(of)) = (same_hop, branch(&ack), branch(&request)) {
            found.push(OnHop {
                transaction,
                key: (),
                what: (ack, own, request, of, refusal),
            });
        }
    }
    for (ack, own, request, of, refusal) in first_hops(cx, found) {
        let text = format!(
            "This ACK answers the {} in message {}, so it must have the branch of the INVITE, {}. With {} the server does not take it for that and repeats its response.",
            refusal.1,
            number(refusal.0),
            request.quote(of),
            ack.quote(own)
        );
        lint.report(ack.id, own, text)
            .relate(request.id, of, "the INVITE's branch");
    }
}
