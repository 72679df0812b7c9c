//! SIP213.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::HeaderId,
    syntax::uri::SipUri,
    text::Span,
};

declare_rule! {
    /// A Record-Route has no `lr`.
    ///
    /// ## Why it matters
    ///
    /// `lr` says that the proxy routes as RFC 3261 does. Without it the endpoints take it for a
    /// strict router of RFC 2543 and swap the Request-URI with the route: the further requests of
    /// the dialog then arrive with a Request-URI that the proxy does not expect.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Record-Route: «<sip:proxy.example.com>»
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// +Record-Route: <sip:proxy.example.com;lr>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Record-Route: <sip:proxy.example.com;lr>
    /// ```
    ///
    /// ```sip,base=invite
    /// +Record-Route: <sip:proxy.example.com;lr=on>
    /// ```
    SIP213 = "record-route-without-lr" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "16.6"), May(3261, "19.1.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for address in cx.addresses(HeaderId::RecordRoute) {
        let Some(uri) = &address.uri else {
            continue;
        };
        let lr = |sip: &SipUri| sip.params.get(cx.source(), "lr").is_some();
        // An `lr` that slipped out of the brackets is told of on its own.
        let outside = address.params.get(cx.source(), "lr").is_some();
        if outside || uri.sip().is_none_or(lr) || cx.faulty(address.span) {
            continue;
        }
        let span = address.brackets.unwrap_or(address.span);
        let text = format!(
            "The Record-Route {} has no `lr`, which RFC 3261 demands. Endpoints take the proxy for a strict router of RFC 2543 and rewrite the Request-URI.",
            cx.quote(span)
        );
        // Parameters end where the URI's header fields start.
        let headers = uri.sip().and_then(|s| s.headers.iter().next());
        let end = headers.map_or(uri.span.end, |h| h.span.start.saturating_sub(1));
        lint.report(cx.id, span, text)
            .fix(Fix::safe("Add lr", Span::empty(end), ";lr"));
    }
}
