//! SIP210.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
};

declare_rule! {
    /// A client wrote a value to `rport`.
    ///
    /// ## Why it matters
    ///
    /// In the request of a client `rport` is a flag without value; the server that gets it fills it
    /// in. One that finds a value there does not know that the client wants RFC 3581, and sends the
    /// response as if the parameter were not there.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;«rport=5060»;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;rport;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;rport;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;rport=5060;received=192.0.2.101;branch=z9hG4bK7a1f9c03
    /// ```
    SIP210 = "rport-with-value-in-request" {
        severity: Warning, fix: Always, since: "0.1.0",
        cites: [Must(3581, "3")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let mut vias = cx.vias();
    // Further Vias, or `received`, show that a server has been at work already.
    let (Some(via), None) = (vias.next(), vias.next()) else {
        return;
    };
    let rport = via.params.get(cx.source(), "rport");
    let received = via.params.get(cx.source(), "received");
    let Some(rport) = rport.filter(|p| p.value.is_some() && received.is_none()) else {
        return;
    };
    let text = format!(
        "{} has a value, and a client must send `rport` without: it is a flag that the server fills in.",
        cx.quote(rport.span)
    );
    lint.report(cx.id, rport.span, text).fix(Fix::safe(
        "Write rport without value",
        rport.span,
        "rport",
    ));
}
