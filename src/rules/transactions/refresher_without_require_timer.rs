//! SIP541.

use super::{
    messages::is_whole,
    timers::{Interval, Refresher, accepts, lists_timer},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
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
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let accepted = cx.message().status_code().is_some_and(accepts);
    let refresher = Interval::of(cx).and_then(|i| i.refresher);
    let by_caller = refresher.is_some_and(|(side, _)| side == Refresher::Uac);
    let required = lists_timer(cx, HeaderId::Require);
    let field = cx.field(HeaderId::SessionExpires);
    if let (true, true, Some(false), true, Some(field)) =
        (accepted, by_caller, required, is_whole(cx), field)
    {
        lint.report(
            cx.id,
            field.name,
            "The refresher is the caller, and `Require: timer` is missing: a caller that does not look at this field never refreshes, and the call drops. Add it.",
        );
    }
}
