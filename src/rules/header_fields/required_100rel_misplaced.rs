//! SIP118.

use super::items;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// Reliable provisional responses are required of a request other than INVITE.
    ///
    /// ## Why it matters
    ///
    /// `100rel` is defined for INVITE alone. A server that looks at Require first refuses any other
    /// request that carries it with 420 (Bad Extension).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// +Require: «100rel»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Require: 100rel
    /// ```
    SIP118 = "required-100rel-misplaced" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3262, "4")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    // Extensions may allow it with methods of their own.
    if matches!(cx.method(), Method::Invite | Method::Other) {
        return;
    }
    let tags = items(cx, HeaderId::Require).map(|i| i.token);
    for tag in tags.filter(|t| cx.bytes(*t).eq_ignore_ascii_case(b"100rel")) {
        let text = format!(
            "`100rel` must not be required of {}: only INVITE has provisional responses that can be confirmed with PRACK. Take it out.",
            cx.method().name()
        );
        lint.report(cx.id, tag, text);
    }
}
