//! SIP543.

use super::{
    messages::{is_whole, named, number},
    timers::{Interval, min_se, refreshes},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
};

declare_rule! {
    /// A 422 refuses a session interval that is not below its own Min-SE.
    ///
    /// ## Why it matters
    ///
    /// 422 (Session Interval Too Small) is for intervals below the Min-SE that it gives. Where the
    /// request asks for that much already, or for no interval at all, trying again with the Min-SE
    /// given changes nothing: the call cannot come about.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 1800
    /// === base=invite-486
    /// >SIP/2.0 422 Session Interval Too Small
    /// +Min-SE: «900»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 300
    /// === base=invite-486
    /// >SIP/2.0 422 Session Interval Too Small
    /// +Min-SE: 900
    /// ```
    SIP543 = "interval-refused-without-cause" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(4028, "9"), May(4028, "8.1")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for (request, refusal) in refreshes(cx, |status| status == 422) {
        let Some((place, least)) = min_se(&refusal).and_then(|n| Some((n.span, n.value?))) else {
            continue;
        };
        let asked = Interval::of(&request);
        let (what, of) = match asked {
            Some(i) if i.seconds >= least => (format!("asks for {} s", i.seconds), Some(i.span)),
            Some(_) => continue,
            None => ("asks for no interval".to_owned(), named(&request)),
        };
        if let (Some(of), true) = (of, is_whole(&request)) {
            let text = format!(
                "Message {} {what}, which is not below this Min-SE of {least} s: there was nothing to refuse, and a new try with {least} s will fare no better.",
                number(request.id)
            );
            lint.report(refusal.id, place, text)
                .relate(request.id, of, "the interval asked for");
        }
    }
}
