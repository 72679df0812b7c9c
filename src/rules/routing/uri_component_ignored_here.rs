//! SIP223.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
    syntax::params::Param,
};

declare_rule! {
    /// A part of a URI has no meaning in this field.
    ///
    /// ## Why it matters
    ///
    /// From and To name people, not places: port, `transport`, `maddr`, `ttl` and `lr` say how to
    /// reach a place, and RFC 3261 does not allow them there. Receivers should ignore them, and
    /// some compare them all the same: then the same user counts as two.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// To: Bob <sip:bob@example.net:«5060»>
    /// ```
    ///
    /// ```sip,base=options
    /// From: Alice <sip:alice@example.com;«transport=udp»>;tag=9fxced76sl
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com:5060;transport=udp>
    /// ```
    SIP223 = "uri-component-ignored-here" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [Should(3261, "19.1.1")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    // Within a dialog, and in responses, the two fields repeat what was said at first.
    let to = cx.typed(HeaderId::To).and_then(|v| v.address());
    if to.is_none_or(|to| to.params.get(cx.source(), "tag").is_some()) {
        return;
    }
    for id in [HeaderId::From, HeaderId::To] {
        for uri in cx.addresses(id).filter_map(|a| a.uri.as_ref()?.sip()) {
            let place = |p: &&Param| {
                ["transport", "maddr", "ttl", "lr"]
                    .iter()
                    .any(|name| p.is(cx.source(), name))
            };
            let port = uri.host_port.and_then(|h| h.port).map(|p| p.span);
            let params = uri.params.iter().filter(place).map(|p| p.span);
            // One finding a field: together they are one habit of its sender.
            let Some(span) = port.into_iter().chain(params).next() else {
                continue;
            };
            let text = format!(
                "{} says how to reach a place, and {} names a person: it is not allowed there, and receivers should ignore it.",
                cx.quote(span),
                id.name()
            );
            lint.report(cx.id, span, text);
        }
    }
}
