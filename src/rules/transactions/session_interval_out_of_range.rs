//! SIP539.

use super::{
    messages::number,
    timers::{Interval, SHORTEST, accepts, min_se, refreshes},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
};

declare_rule! {
    /// A 2xx sets a session interval that the request does not allow.
    ///
    /// ## Why it matters
    ///
    /// The answer may shorten the interval asked for, down to the request's Min-SE, and never lengthen
    /// it. Where it does, a proxy on the way has another interval in mind than the two sides, forgets
    /// the call while it goes on, and its later requests are refused.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 600
    /// === base=invite-200
    /// +Session-Expires: «1800»;refresher=uas
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 1800
    /// +Min-SE: 900
    /// === base=invite-200
    /// +Session-Expires: «600»;refresher=uas
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none,also=SIP119
    /// === base=invite
    /// +Session-Expires: 30
    /// === base=invite-200
    /// +Session-Expires: 1800;refresher=uas
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 1800
    /// +Min-SE: 300
    /// === base=invite-200
    /// +Session-Expires: 600;refresher=uas
    /// ```
    SIP539 = "session-interval-out-of-range" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4028, "9")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for (request, response) in refreshes(cx, accepts) {
        if let Some(granted) = Interval::of(&response) {
            judge(&request, &response, granted, lint);
        }
    }
}

fn judge(
    request: &MessageCx<'_>,
    response: &MessageCx<'_>,
    granted: Interval,
    lint: &mut Lint<'_>,
) {
    let (asked, min) = (Interval::of(request), min_se(request));
    let least = min.and_then(|n| n.value).unwrap_or(SHORTEST).max(SHORTEST);
    let (what, allowed, of) = match (asked, min) {
        // Where even the request is below what it allows, a proxy may have to raise it (§8.1); where it is below
        // what every session may last, that is a finding of its own.
        (Some(asked), _)
            if asked.seconds >= SHORTEST && granted.seconds > asked.seconds.max(least) =>
        {
            ("more than the", asked.seconds, asked.span)
        }
        // What is below what every session may last is a finding of its own.
        (_, Some(min)) if granted.seconds < least && granted.seconds >= SHORTEST => {
            ("less than the", least, min.span)
        }
        _ => return,
    };
    let text = format!(
        "An interval of {} s is {what} {allowed} s that message {} allows: the sides and the proxies between them will count differently.",
        granted.seconds,
        number(request.id)
    );
    lint.report(response.id, granted.span, text)
        .relate(request.id, of, "what the request allows");
}
