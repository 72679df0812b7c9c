//! SIP544.

use super::{
    messages::{is_whole, named, number},
    timers::{Interval, SHORTEST, min_se, refresh_request},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    text::Span,
};

declare_rule! {
    /// A proxy changes a session timer in a way that only the two sides may.
    ///
    /// ## Why it matters
    ///
    /// A proxy may add a Session-Expires without a refresher, or shorten the one that is there. It must
    /// not lengthen it, nor say who refreshes: the caller would count on another interval than the
    /// called side, and one of them ends the call.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 600
    /// === base=invite
    /// Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK77ef4c2
    /// |Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=192.0.2.101
    /// Max-Forwards: 69
    /// +Session-Expires: «1800»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 1800
    /// === base=invite
    /// Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK77ef4c2
    /// |Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=192.0.2.101
    /// Max-Forwards: 69
    /// +Session-Expires: 600
    /// ```
    SIP544 = "session-timer-changed-by-proxy" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4028, "8.1")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for transaction in &cx.trace.transactions {
        let before = transaction.upstream.and_then(|n| cx.trace.transaction(n));
        let before = before.and_then(|t| refresh_request(cx, t)).filter(is_whole);
        let after = refresh_request(cx, transaction);
        if let (Some(before), Some(after)) = (before, after)
            && let Some((place, of, what)) = change(&before, &after)
        {
            let text = format!(
                "{what} on the way from message {}: a proxy may only add an interval without refresher, or shorten it.",
                number(before.id)
            );
            lint.report(after.id, place, text)
                .relate(before.id, of, "as it was sent");
        }
    }
}

/// What was changed that must not be: where it stands, where it stood, and what it is.
fn change(before: &MessageCx<'_>, after: &MessageCx<'_>) -> Option<(Span, Span, &'static str)> {
    let (old, new) = (Interval::of(before), Interval::of(after)?);
    let least = min_se(after).and_then(|n| n.value).unwrap_or(SHORTEST);
    let named = old.map(|i| i.span).or(named(before))?;
    match (old, new.refresher) {
        // Up to the Min-SE it has to be raised.
        (Some(old), _) if new.seconds > old.seconds.max(least) => {
            Some((new.span, old.span, "The session interval was lengthened"))
        }
        (_, Some((side, span))) if old.and_then(|i| i.refresher).map(|r| r.0) != Some(side) => {
            Some((span, named, "The refresher was written"))
        }
        _ => None,
    }
}
