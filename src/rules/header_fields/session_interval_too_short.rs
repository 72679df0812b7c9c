//! SIP119.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
    syntax::number::Number,
};

declare_rule! {
    /// A session is to be refreshed more often than is allowed.
    ///
    /// ## Why it matters
    ///
    /// Session intervals under 90 seconds would load the network with refreshes, so Session-Expires
    /// and Min-SE must not be lower, and Session-Expires must not be lower than Min-SE beside it.
    /// A server answers 422 or ignores the timer.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Session-Expires: «60»
    /// ```
    ///
    /// ```sip,base=invite
    /// +Session-Expires: «100»
    /// +Min-SE: 120
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Session-Expires: 1800;refresher=uac
    /// +Min-SE: 90
    /// ```
    SIP119 = "session-interval-too-short" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4028, "5"), Must(4028, "7.1"), Must(4028, "9")],
        applies: Messages,
        check: Message(check),
    }
}

/// The shortest interval (RFC 4028 §5).
const SHORTEST: u64 = 90;

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let seconds = |id| Some(cx.typed(id)?.seconds()?.number);
    let (expires, min) = (seconds(HeaderId::SessionExpires), seconds(HeaderId::MinSe));
    let short = |n: &Number| n.within(SHORTEST - 1).is_some();
    for (number, name) in [(expires, "Session-Expires"), (min, "Min-SE")] {
        if let Some(number) = number.filter(short) {
            let text = format!(
                "{name} of {} seconds is below the {SHORTEST} that every session may last; a server refuses it or takes {SHORTEST}.",
                cx.text(number.span)
            );
            lint.report(cx.id, number.span, text);
        }
    }
    if let (Some(expires), Some(min)) = (expires, min)
        && expires.value < min.value
        && !short(&expires)
    {
        let text = format!(
            "Session-Expires of {} seconds is below the Min-SE of {} beside it, which says that no shorter interval is taken.",
            cx.text(expires.span),
            cx.text(min.span)
        );
        lint.report(cx.id, expires.span, text).relate(
            cx.id,
            min.span,
            "the shortest interval taken",
        );
    }
}
