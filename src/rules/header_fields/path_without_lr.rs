//! SIP124.

use super::addresses;
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::HeaderId,
    syntax::{address::NameAddr, uri::UriKind},
    text::Span,
};

declare_rule! {
    /// A proxy in Path or Service-Route lacks `lr`.
    ///
    /// ## Why it matters
    ///
    /// The addresses in Path and Service-Route become Route values of later requests. Without `lr`
    /// they ask for strict routing, which rewrites the Request-URI, and the request reaches the
    /// wrong place or comes back.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register
    /// +Path: <«sip:p1.example.com»>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// +Path: <sip:p1.example.com;lr>
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register
    /// +Path: <sip:p1.example.com;lr>
    /// ```
    SIP124 = "path-without-lr" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3327, "4"), Must(3608, "5")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for id in [HeaderId::Path, HeaderId::ServiceRoute] {
        for address in addresses(cx, id) {
            one(cx, id.name(), address, lint);
        }
    }
}

fn one(cx: &MessageCx<'_>, name: &str, address: &NameAddr, lint: &mut Lint<'_>) {
    let Some(uri) = &address.uri else { return };
    let UriKind::Sip(sip) = &uri.kind else { return };
    if sip.params.get(cx.source(), "lr").is_some() || cx.faulty(address.span) {
        return;
    }
    let text = format!(
        "{} in {name} lacks `lr`: it would be taken for a strict router, and requests sent through it go astray.",
        cx.quote(uri.span)
    );
    let finding = lint.report(cx.id, uri.span, text);
    if address.brackets.is_some() && sip.headers.0.is_empty() {
        finding.fix(Fix::safe("Add ;lr", Span::empty(uri.span.end), ";lr"));
    }
}
