//! SIP302.

use super::insert_line;
use crate::{
    declare_rule,
    ingest::Fidelity,
    lint::{Lint, MessageCx},
    message::{HeaderId, HeaderValue, body::BodyLength},
    trace::transport,
};

declare_rule! {
    /// Content-Length is missing on a stream transport.
    ///
    /// ## Why it matters
    ///
    /// TCP and TLS carry one stream of octets: without Content-Length a receiver cannot tell where the
    /// body ends and the next message begins. It may wait for ever, answer 400, or close the
    /// connection.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/«TCP» client.example.com;branch=z9hG4bK7a1f9c03
    /// -Content-Length
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/TCP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ```sip,base=options
    /// -Content-Length
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/TCP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    SIP302 = "content-length-missing" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "18.3"), Must(3261, "20.14")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let whole = cx.captured.fidelity != Fidelity::Fragment;
    if !whole || cx.field(HeaderId::ContentLength).is_some() {
        return;
    }
    let via = cx.typed(HeaderId::Via).and_then(HeaderValue::via);
    let Some(via) = via.and_then(<[_]>::first) else {
        return;
    };
    let transport = transport(cx.captured).unwrap_or_default();
    if !matches!(transport.as_str(), "TCP" | "TLS") {
        return;
    }
    let text = format!(
        "This message goes over {transport} and has no Content-Length: the receiver cannot tell where it ends. Write the field, 0 where there is no body."
    );
    let paste = cx.captured.fidelity == Fidelity::Text;
    let length = BodyLength::of(cx.message(), cx.source()).right(paste);
    let fix = insert_line(cx, &format!("Content-Length: {length}"));
    lint.report(cx.id, via.transport, text).fix(fix);
}
