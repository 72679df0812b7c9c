//! SIP231.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::HeaderId,
    text::Span,
};

declare_rule! {
    /// A `sips` URI asks for UDP.
    ///
    /// ## Why it matters
    ///
    /// `sips` means TLS, and TLS needs a reliable transport. A `sips` URI with `transport=udp`
    /// contradicts itself: receivers refuse it or ignore the parameter.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Contact: <sips:alice@client.example.com;«transport=udp»>
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Contact: <sips:alice@client.example.com>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Contact: <sips:alice@client.example.com;transport=tcp>
    /// ```
    SIP231 = "sips-over-unreliable-transport" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "19.1.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let fields = [HeaderId::Contact, HeaderId::Route, HeaderId::RecordRoute];
    let addresses = fields.into_iter().flat_map(|id| cx.addresses(id));
    let uris = addresses
        .filter_map(|a| a.uri.as_ref())
        .chain(cx.message().request_uri());
    for uri in uris.filter_map(|u| u.sip()).filter(|u| u.secure) {
        let Some(transport) = uri.params.get(cx.source(), "transport") else {
            continue;
        };
        if !transport.value(cx.source()).eq_ignore_ascii_case(b"udp") {
            continue;
        }
        let text = "A `sips` URI asks for UDP here, and `sips` must go over a reliable transport: leave the parameter out, or write `transport=tcp`.";
        let gone = Span::new(transport.span.start.saturating_sub(1), transport.span.end);
        lint.report(cx.id, transport.span, text).fix(Fix::safe(
            "Leave the parameter out",
            gone,
            "",
        ));
    }
}
