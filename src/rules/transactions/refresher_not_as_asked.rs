//! SIP540.

use super::{
    messages::{is_whole, named, number},
    timers::{Interval, Refresher, accepts, lists_timer, refreshes},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
    text::Span,
};

declare_rule! {
    /// A 2xx names another refresher than the request leaves open.
    ///
    /// ## Why it matters
    ///
    /// Where the request says who refreshes the session, the answer must say the same; and where the
    /// caller does not support session timers, only the called side can refresh. Otherwise nobody
    /// refreshes, and the call drops in the middle when the interval ends.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 1800;refresher=uac
    /// === base=invite-200
    /// +Session-Expires: 1800;refresher=«uas»
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// -Supported
    /// === base=invite-200
    /// +Require: timer
    /// +Session-Expires: 1800;refresher=«uac»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 1800
    /// === base=invite-200
    /// +Session-Expires: 1800;refresher=uas
    /// ```
    SIP540 = "refresher-not-as-asked" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4028, "9")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for (request, response) in refreshes(cx, accepts) {
        let granted = Interval::of(&response).and_then(|i| i.refresher);
        let (Some((named, place)), true) = (granted, is_whole(&request)) else {
            continue;
        };
        if let Some((why, of)) = against(&request, named) {
            let text = format!(
                "`{}` is named as the refresher, but {why} in message {}. Nobody may refresh the session, and it drops.",
                named.name(),
                number(request.id)
            );
            lint.report(response.id, place, text)
                .relate(request.id, of, "what the request says");
        }
    }
}

/// What of the request speaks against that side, and where it stands.
fn against(request: &MessageCx<'_>, side: Refresher) -> Option<(String, Span)> {
    let asked = Interval::of(request).and_then(|i| i.refresher);
    if let Some((asked, span)) = asked.filter(|(asked, _)| *asked != side) {
        return Some((format!("the request asks for `{}`", asked.name()), span));
    }
    let knows = [HeaderId::Supported, HeaderId::Require].map(|f| lists_timer(request, f));
    let ignorant = knows == [Some(false), Some(false)] && side == Refresher::Uac;
    let why = "that side does not list `timer` as supported";
    Some((why.to_owned(), named(request)?)).filter(|_| ignorant)
}
