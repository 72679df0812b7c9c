//! SIP214.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// A Route has no `lr`: a strict router.
    ///
    /// ## Why it matters
    ///
    /// A route without `lr` leads to an element of RFC 2543 that expects its own address in the
    /// Request-URI. It is legal and rare; where the element is a newer one, someone lost the
    /// parameter on the way, and the request will be misrouted.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// +Route: «<sip:proxy.example.com>»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// +Route: <sip:proxy.example.com;lr>
    /// ```
    SIP214 = "route-without-lr" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "16.12.1"), May(3261, "19.1.1")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for address in cx.addresses(HeaderId::Route) {
        let uri = address.uri.as_ref().and_then(|u| u.sip());
        // An `lr` that slipped out of the brackets is told of on its own.
        let outside = address.params.get(cx.source(), "lr").is_some();
        if outside || cx.faulty(address.span) {
            continue;
        }
        if uri.is_some_and(|u| u.params.get(cx.source(), "lr").is_none()) {
            let span = address.brackets.unwrap_or(address.span);
            let text = format!(
                "The Route {} has no `lr`: it names a strict router of RFC 2543, which expects its own address in the Request-URI.",
                cx.quote(span)
            );
            lint.report(cx.id, span, text);
        }
    }
}
