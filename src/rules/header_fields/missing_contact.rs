//! SIP106.

use super::{is_bare, is_whole, missing, start_span};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// Contact is missing where the other side needs it to send anything further.
    ///
    /// ## Why it matters
    ///
    /// A request that can start a dialog, and the 2xx that starts it, say in Contact where the
    /// sender is reached from then on. Without it the ACK, the BYE and every further request have
    /// no address to go to.
    ///
    /// A REGISTER without Contact is a query and is not reported.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// >«INVITE sip:bob@example.net SIP/2.0»
    /// -Contact
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >«SIP/2.0 200 OK»
    /// -Contact
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// -Contact
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 486 Busy Here
    /// -Contact
    /// ```
    SIP106 = "missing-contact" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.8"), Must(3261, "12.1.1"), Must(3261, "20.10"), Must(3311, "5.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(span) = start_span(cx).filter(|_| is_whole(cx) && !is_bare(cx)) else {
        return;
    };
    if !missing(cx).any(|info| info.id == HeaderId::Contact) {
        return;
    }
    let method = cx.method().name();
    let text = if cx.message().is_request() {
        format!(
            "{method} must say in Contact where its sender is reached: without it the other side has no address for the requests that follow."
        )
    } else {
        format!(
            "A 2xx to {method} must say in Contact where its sender is reached: without it the requests that follow, such as ACK and BYE, have no address."
        )
    };
    lint.report(cx.id, span, text);
}
