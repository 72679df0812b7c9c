//! SIP209.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The server left `rport` empty in its response.
    ///
    /// ## Why it matters
    ///
    /// With an empty `rport` the client asks to learn the port that its request came from. A
    /// response that returns it empty comes from a server that does not know RFC 3581: the response
    /// goes to the port in sent-by, and behind a NAT it gets lost.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP client.example.com;«rport»;branch=z9hG4bK74bf9c03;received=192.0.2.101
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP client.example.com;rport=5060;branch=z9hG4bK74bf9c03;received=192.0.2.101
    /// ```
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;rport;branch=z9hG4bK7a1f9c03
    /// ```
    SIP209 = "rport-left-empty" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3581, "4")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for via in cx.vias() {
        let rport = via.params.get(cx.source(), "rport");
        if let Some(rport) = rport.filter(|p| p.value.is_none()) {
            let text = "`rport` comes back empty: the server does not know RFC 3581 and sends to the port in sent-by. Behind a NAT the response may get lost.";
            lint.report(cx.id, rport.span, text);
        }
    }
}
