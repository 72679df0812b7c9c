//! SIP541.

use super::{
    messages::{faulty_responses, is_whole},
    timers::{Interval, Refresher, accepts, lists_timer},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
};

declare_rule! {
    /// A 2xx makes the caller refresh the session and does not require it to know how.
    ///
    /// ## Why it matters
    ///
    /// Only a caller that processes the Session-Expires of the answer knows that it has to refresh.
    /// `Require: timer` makes sure that it does. Without it a caller that takes no notice sends
    /// nothing, and the called side ends the call when the interval is over.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// +«Session-Expires»: 1800;refresher=uac
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200,also=SIP116
    /// +Require: tiemr
    /// +Session-Expires: 1800;refresher=uac
    /// ```
    ///
    /// ```sip,base=invite-200
    /// +Require: timer
    /// +Session-Expires: 1800;refresher=uac
    /// ```
    ///
    /// ```sip,base=invite-200
    /// +Session-Expires: 1800;refresher=uas
    /// ```
    SIP541 = "refresher-without-require-timer" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4028, "9")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let unheard = |m: &MessageCx<'_>, status| accepts(status) && is_not_required(m);
    for response in faulty_responses(cx, unheard) {
        if let Some(field) = response.field(HeaderId::SessionExpires) {
            lint.report(
                response.id,
                field.name,
                "The refresher is the caller, and `Require: timer` is missing: a caller that does not look at this field never refreshes, and the call drops. Add it.",
            );
        }
    }
}

/// Whether a 2xx makes the caller refresh, and lacks `Require: timer`.
fn is_not_required(m: &MessageCx<'_>) -> bool {
    let refresher = Interval::of(m).and_then(|i| i.refresher);
    let by_caller = refresher.is_some_and(|(side, _)| side == Refresher::Uac);
    by_caller && is_whole(m) && lists_timer(m, HeaderId::Require) == Some(false)
}
