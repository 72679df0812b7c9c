//! SIP122.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// Subscription-State does not say how long the subscription still lasts.
    ///
    /// ## Why it matters
    ///
    /// While a subscription is active or pending, `expires` tells the subscriber when to refresh it.
    /// Without it the two sides count differently, and the subscription ends unnoticed: the lamp
    /// stays dark, the presence stays stale.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >NOTIFY sip:bob@example.net SIP/2.0
    /// CSeq: 63104 NOTIFY
    /// +Event: presence
    /// +Subscription-State: «active»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >NOTIFY sip:bob@example.net SIP/2.0
    /// CSeq: 63104 NOTIFY
    /// +Event: presence
    /// +Subscription-State: active;expires=600
    /// ```
    SIP122 = "subscription-without-expires" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(6665, "4.2.2")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(state) = cx.typed(HeaderId::SubscriptionState).and_then(|v| v.item()) else {
        return;
    };
    let word = cx.bytes(state.token);
    let lives = [&b"active"[..], b"pending"]
        .iter()
        .any(|w| w.eq_ignore_ascii_case(word));
    // In another request the field itself is out of place.
    if lives && cx.method() == Method::Notify && cx.lacks(&state.params, "expires") {
        let text = format!(
            "{} must be followed by `;expires=` and the seconds left: without it the subscriber cannot know when to refresh.",
            cx.quote(state.token)
        );
        lint.report(cx.id, state.token, text);
    }
}
