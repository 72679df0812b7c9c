//! SIP009.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The status code is not one of three digits from 100 to 699.
    ///
    /// ## Why it matters
    ///
    /// The first digit of the code is its class, and there are six classes. A client that gets
    /// another code cannot tell whether the request succeeded; one that reads it into a small
    /// number may overflow (RFC 4475, 3.1.2.19).
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 «700» OK
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 «4294967301» better not break the receiver
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 200 OK
    /// ```
    SIP009 = "status-code-out-of-range" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "7.2"), May(4475, "3.1.2.19")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(status) = cx.message().status() else {
        return;
    };
    let fits = status.value.is_some_and(|n| (100..700).contains(&n));
    if fits && status.span.len() == 3 {
        return;
    }
    let text = format!(
        "{} is not a status code: codes have three digits and run from 100 to 699. A client cannot tell what became of its request.",
        cx.quote(status.span)
    );
    lint.report(cx.id, status.span, text);
}
