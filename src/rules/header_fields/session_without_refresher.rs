//! SIP120.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// A 2xx sets a session timer and does not say who refreshes the session.
    ///
    /// ## Why it matters
    ///
    /// The answer decides which side sends the refreshes. Where it says nothing, each side may wait
    /// for the other, and the call drops when the interval ends.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// +«Session-Expires»: 1800
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// +Session-Expires: 1800;refresher=uas
    /// ```
    SIP120 = "session-without-refresher" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4028, "9")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let accepted = matches!(cx.message().status_code(), Some(200..=299));
    let Some(field) = cx.field(HeaderId::SessionExpires).filter(|_| accepted) else {
        return;
    };
    let Some(seconds) = field.typed(cx.source()).and_then(|v| v.seconds()) else {
        return;
    };
    if cx.lacks(&seconds.params, "refresher") {
        lint.report(
            cx.id,
            field.name,
            "Session-Expires in a 2xx must name the refresher, `uac` or `uas`: without it each side may wait for the other, and the call drops.",
        );
    }
}
