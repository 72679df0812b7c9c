//! SIP132.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// A subscription that is terminated is given a time to live.
    ///
    /// ## Why it matters
    ///
    /// `expires` has no meaning once the subscription is terminated, and the subscriber must ignore
    /// it. What was meant is most likely `retry-after`, which tells when to subscribe again.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >NOTIFY sip:bob@example.net SIP/2.0
    /// CSeq: 63104 NOTIFY
    /// +Event: presence
    /// +Subscription-State: terminated;reason=timeout;«expires=60»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >NOTIFY sip:bob@example.net SIP/2.0
    /// CSeq: 63104 NOTIFY
    /// +Event: presence
    /// +Subscription-State: terminated;reason=timeout
    /// ```
    SIP132 = "terminated-with-expires" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(6665, "4.1.3")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(state) = cx.typed(HeaderId::SubscriptionState).and_then(|v| v.item()) else {
        return;
    };
    let ended = cx.bytes(state.token).eq_ignore_ascii_case(b"terminated");
    if let Some(param) = state.params.get(cx.source(), "expires").filter(|_| ended) {
        lint.report(
            cx.id,
            param.span,
            "A terminated subscription has no time left: `expires` means nothing here, and the subscriber must ignore it.",
        );
    }
}
