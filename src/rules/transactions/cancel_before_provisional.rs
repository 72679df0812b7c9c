//! SIP509.

use super::{
    hops::{OnHop, first_hops},
    messages::{number, of_invites, relate, responses},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    message::Method,
};

declare_rule! {
    /// A CANCEL was sent before any response to the request.
    ///
    /// ## Why it matters
    ///
    /// Until a provisional response has come, nobody knows whether the request arrived: a CANCEL
    /// that overtakes it finds nothing to cancel, and the phone rings all the same. A client has to
    /// wait for the first provisional response. (Told only where that response came behind the CANCEL: one that is
    /// not in the trace at all may have been lost on its way into it.)
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite
    /// >«CANCEL» sip:bob@example.net SIP/2.0
    /// CSeq: 314159 CANCEL
    /// -Contact
    /// -Allow
    /// -Supported
    /// -Content-Type
    ///
    /// === base=invite-180
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
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite
    /// >CANCEL sip:bob@example.net SIP/2.0
    /// CSeq: 314159 CANCEL
    /// -Contact
    /// -Allow
    /// -Supported
    /// -Content-Type
    ///
    /// === base=invite-486
    /// >SIP/2.0 487 Request Terminated
    /// ```
    SIP509 = "cancel-before-provisional" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "9.1")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let order = &cx.trace.order;
    let mut found = Vec::new();
    for (cancel, transaction, invite) in of_invites(cx, Method::Cancel) {
        let early = |id| order.rank(id) < order.rank(cancel.id);
        let response = responses(cx, invite).min_by_key(|(m, _)| order.rank(m.id));
        // 487 is what a CANCEL brings about: what came before it may have been lost.
        let late = response.filter(|(m, status)| !early(m.id) && *status != 487);
        let asked = invite.first().filter(|id| early(*id));
        if let Some((asked, _)) = asked.and_then(|id| cx.message(id)).zip(late) {
            found.push(OnHop {
                transaction,
                key: (),
                what: (cancel, asked),
            });
        }
    }
    for (cancel, asked) in first_hops(cx, found) {
        if let Some(method) = cancel.message().request_method() {
            let text = format!(
                "No response to the INVITE, message {}, had come when this CANCEL was sent. It may overtake the INVITE and cancel nothing: wait for a provisional response first.",
                number(asked.id)
            );
            relate(lint.report(cancel.id, method, text), &asked, "the INVITE");
        }
    }
}
