//! SIP010.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::status::{class, status},
};

declare_rule! {
    /// The status code is not a registered one.
    ///
    /// ## Why it matters
    ///
    /// A client must treat a code that it does not know as the `x00` of its class, so the response
    /// still works. What the sender meant beyond the class is lost.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 «299» Fine
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 200 OK
    /// ```
    SIP010 = "status-code-unknown" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "8.1.3.2"), May(3261, "21")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let (Some(code), Some(number)) = (cx.message().status_code(), cx.message().status()) else {
        return;
    };
    if !(100..700).contains(&code) || status(code).is_some() {
        return;
    }
    let text = format!(
        "{code} is not a registered status code: a client treats it as {}00. {}",
        code / 100,
        class(code)
    );
    lint.report(cx.id, number.span, text);
}
