//! SIP557.

use super::messages::{is_of_other_request, status_span};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A request other than INVITE is answered with a provisional response that is not 100.
    ///
    /// ## Why it matters
    ///
    /// Such requests are answered at once. A provisional response keeps the client from sending the
    /// request again without telling it anything, and a proxy on the way may not forward it.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// >SIP/2.0 «183» Session Progress
    /// -WWW-Authenticate
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// >SIP/2.0 100 Trying
    /// -WWW-Authenticate
    /// ```
    SIP557 = "provisional-to-non-invite" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4320, "4.1")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let other = is_of_other_request(cx);
    let status = cx.message().status_code();
    let provisional = status.is_some_and(|s| (101..200).contains(&s));
    if let Some(at) = status_span(cx).filter(|_| other && provisional) {
        lint.report(
            cx.id,
            at,
            "Only INVITE has provisional responses other than 100; this request is to be answered with a final one.",
        );
    }
}
