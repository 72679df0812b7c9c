//! SIP557.

use super::messages::{faulty_responses, is_of_other_request, status_span};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
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
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let provisional =
        |m: &MessageCx<'_>, status| (101..200).contains(&status) && is_of_other_request(m);
    for response in faulty_responses(cx, provisional) {
        if let Some(at) = status_span(&response) {
            lint.report(
                response.id,
                at,
                "Only INVITE has provisional responses other than 100; this request is to be answered with a final one.",
            );
        }
    }
}
