//! SIP508.

use super::{
    hops::{OnHop, first_hops},
    messages::{Ends, number, of_invites, relate},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    message::Method,
};

declare_rule! {
    /// A CANCEL was sent although the request had its final response.
    ///
    /// ## Why it matters
    ///
    /// What is answered cannot be cancelled: the CANCEL has no effect on it. Where the call was
    /// accepted, only a BYE ends it, and a client that takes the CANCEL for enough leaves the called
    /// phone off-hook. The two may have crossed on the way; then a BYE should follow.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=invite
    /// >«CANCEL» sip:bob@example.net SIP/2.0
    /// CSeq: 314159 CANCEL
    /// -Contact
    /// -Allow
    /// -Supported
    /// -Content-Type
    ///
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-180
    /// === base=invite
    /// >CANCEL sip:bob@example.net SIP/2.0
    /// CSeq: 314159 CANCEL
    /// -Contact
    /// -Allow
    /// -Supported
    /// -Content-Type
    ///
    /// ```
    SIP508 = "cancel-after-final-response" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(3261, "9.1"), May(3261, "9.2")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let order = &cx.trace.order;
    let mut found = Vec::new();
    for (cancel, transaction, invite) in of_invites(cx, Method::Cancel) {
        let ends = Ends::of(cx, invite);
        let last = ends.success.or(ends.refusal.map(|(id, _)| id));
        let before = last.filter(|id| order.rank(*id) < order.rank(cancel.id));
        if let Some(response) = before.and_then(|id| cx.message(id)) {
            found.push(OnHop {
                transaction,
                key: (),
                what: (cancel, response),
            });
        }
    }
    for (cancel, response) in first_hops(cx, found) {
        if let Some(method) = cancel.message().request_method() {
            let text = format!(
                "The request had its final response, message {}, when this CANCEL was sent, so it has no effect. To end an accepted call send BYE.",
                number(response.id)
            );
            let finding = lint.report(cancel.id, method, text);
            relate(finding, &response, "the final response");
        }
    }
}
