//! SIP130.

use super::{is_whole, start_span};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// A 503 does not say when to try again.
    ///
    /// ## Why it matters
    ///
    /// Retry-After tells clients how long to leave the server alone. Without it they must treat the
    /// 503 as a 500, and many send the next request to the same server at once.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// >«SIP/2.0 503 Service Unavailable»
    /// -Contact
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 503 Service Unavailable
    /// -Contact
    /// +Retry-After: 30
    /// ```
    SIP130 = "unavailable-without-retry-after" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "21.5.4"), May(3261, "20.33")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let absent = cx.field(HeaderId::RetryAfter).is_none() && is_whole(cx);
    if cx.message().status_code() == Some(503)
        && absent
        && let Some(span) = start_span(cx)
    {
        lint.report(
            cx.id,
            span,
            "A 503 may say in Retry-After how long the server wants to be left alone; without it clients take it for a 500.",
        );
    }
}
