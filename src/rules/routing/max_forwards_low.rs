//! SIP212.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// Max-Forwards is zero or nearly so.
    ///
    /// ## Why it matters
    ///
    /// Each hop takes one off; at zero a proxy answers 483 (Too Many Hops). A client should start
    /// with 70. A low value where the request starts cuts its way short; late on the way it may
    /// tell of a loop.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Max-Forwards: «0»
    /// ```
    ///
    /// ```sip,base=options
    /// Max-Forwards: «3»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Max-Forwards: 69
    /// ```
    SIP212 = "max-forwards-low" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [Should(3261, "8.1.1.6"), May(3261, "16.3")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(number) = cx.typed(HeaderId::MaxForwards).and_then(|v| v.number()) else {
        return;
    };
    let text = match number.value {
        Some(0) => "Max-Forwards is 0: the next proxy answers 483 (Too Many Hops), and only the element that gets the request now can serve it.".to_owned(),
        Some(n @ 1..=9) => format!(
            "Max-Forwards is {n}: after that many proxies the request is refused with 483 (Too Many Hops). Clients should start with 70."
        ),
        _ => return,
    };
    lint.report(cx.id, number.span, text);
}
