//! SIP206.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{
        HeaderId,
        vocabulary::{find, transports::TRANSPORTS},
    },
};

declare_rule! {
    /// The request travels by another transport than its Request-URI asks for.
    ///
    /// ## Why it matters
    ///
    /// Where no Route stands before it, the Request-URI is the next hop, and its `transport`
    /// parameter says how to get there: the top Via must name the same. A `sips` URI asks for TLS
    /// all the way. Behind an outbound proxy that is set by hand the two may differ; a request that
    /// is too long for UDP may go by TCP instead.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net;transport=tcp SIP/2.0
    /// Via: SIP/2.0/«UDP» client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ```sip,base=options
    /// >OPTIONS sips:bob@example.net SIP/2.0
    /// Via: SIP/2.0/«TCP» client.example.com;branch=z9hG4bK7a1f9c03
    /// Contact: <sips:alice@client.example.com>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net;transport=tcp SIP/2.0
    /// Via: SIP/2.0/TCP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net;transport=tcp SIP/2.0
    /// +Route: <sip:proxy.example.com;lr>
    /// ```
    SIP206 = "via-transport-against-uri" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(3263, "4.1"), Must(3261, "26.2.2"), May(3261, "18.1.1")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(uri) = cx.message().request_uri().and_then(|u| u.sip()) else {
        return;
    };
    let Some(top) = cx
        .vias()
        .next()
        .filter(|_| cx.field(HeaderId::Route).is_none())
    else {
        return;
    };
    let used = cx.text(top.transport).to_ascii_uppercase();
    // One that is misspelled is told of on its own.
    if find(TRANSPORTS, &used).is_none() {
        return;
    }
    let transport = uri
        .params
        .get(cx.source(), "transport")
        .and_then(|p| p.value);
    let asked = transport.map(|t| cx.text(t).to_ascii_uppercase());
    let differs = match asked.as_deref() {
        _ if uri.secure => !matches!(used.as_str(), "TLS" | "WSS" | "TLS-SCTP"),
        None => false,
        // RFC 7118 §5.2: `ws` stands for both.
        Some("WS") => !used.starts_with("WS"),
        Some("TCP") => !matches!(used.as_str(), "TCP" | "TLS"),
        Some("UDP") => used != "UDP" && cx.source().bytes().len() <= 1300,
        Some(asked) => asked != used,
    };
    if differs {
        let asked = if uri.secure {
            "TLS, being `sips`".to_owned()
        } else {
            asked.unwrap_or_default()
        };
        let text = format!(
            "The Request-URI asks for {asked} and no Route stands before it, yet the top Via says {}. That is right only where an outbound proxy is set by hand.",
            cx.quote(top.transport)
        );
        lint.report(cx.id, top.transport, text);
    }
}
