//! SIP509.

use super::messages::{number, of_invites, relate, responses};
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
    /// wait for the first provisional response. (The response may also have been lost on its way
    /// into this trace.)
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
    SIP509 = "cancel-before-provisional" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "9.1")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let order = &cx.trace.order;
    for (cancel, invite) in of_invites(cx, Method::Cancel) {
        let early = |id| order.rank(id) < order.rank(cancel.id);
        let answered = responses(cx, invite).any(|(m, _)| early(m.id));
        let asked = invite.first().filter(|id| early(*id));
        let asked = asked.and_then(|id| cx.message(id));
        if let (false, Some(asked), Some(method)) =
            (answered, asked, cancel.message().request_method())
        {
            let text = format!(
                "No response to the INVITE, message {}, had come when this CANCEL was sent. It may overtake the INVITE and cancel nothing: wait for a provisional response first.",
                number(asked.id)
            );
            relate(lint.report(cancel.id, method, text), &asked, "the INVITE");
        }
    }
}
