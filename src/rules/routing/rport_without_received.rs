//! SIP208.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// `rport` is filled in, and `received` is missing.
    ///
    /// ## Why it matters
    ///
    /// A server that fills in `rport` must write `received` along with it, even where it equals the
    /// sent-by. Without it the client does not learn its address behind a NAT, and proxies send the
    /// response to the port in the one and the host in the other place.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP 192.0.2.101:5060;«rport=5060»;branch=z9hG4bK74bf9c03
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP 192.0.2.101:5060;rport=5060;received=192.0.2.101;branch=z9hG4bK74bf9c03
    /// ```
    SIP208 = "rport-without-received" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3581, "4")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let first_hop = cx.message().is_request() && cx.vias().count() == 1;
    for via in cx.vias().filter(|_| !first_hop) {
        let rport = via
            .params
            .get(cx.source(), "rport")
            .filter(|p| p.value.is_some());
        let lacks = cx.lacks(&via.params, "received") && !cx.faulty(via.span);
        if let Some(rport) = rport.filter(|_| lacks) {
            let text = format!(
                "{} is filled in without `received`. A server that writes the one must write the other, even where it equals the sent-by.",
                cx.quote(rport.span)
            );
            lint.report(cx.id, rport.span, text);
        }
    }
}
