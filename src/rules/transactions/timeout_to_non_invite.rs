//! SIP556.

use super::messages::{faulty_responses, is_of_other_request, status_span};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
};

declare_rule! {
    /// A request other than INVITE is answered with 408.
    ///
    /// ## Why it matters
    ///
    /// When such a request times out at a server, it has timed out at its client too: the 408 comes too
    /// late for anybody, and a proxy that forwards it makes others believe that the next server is
    /// broken. A server that cannot answer in time does not answer at all.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// >SIP/2.0 «408» Request Timeout
    /// -WWW-Authenticate
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-486
    /// >SIP/2.0 408 Request Timeout
    /// ```
    SIP556 = "timeout-to-non-invite" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4320, "4.2")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let late = |m: &MessageCx<'_>, status| status == 408 && is_of_other_request(m);
    for response in faulty_responses(cx, late) {
        if let Some(at) = status_span(&response) {
            lint.report(
                response.id,
                at,
                "Only INVITE may be answered with 408: the client of any other request has given up by then, and takes the server for broken. Send nothing.",
            );
        }
    }
}
