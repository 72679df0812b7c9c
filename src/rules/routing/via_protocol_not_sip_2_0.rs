//! SIP230.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A Via does not say `SIP/2.0`.
    ///
    /// ## Why it matters
    ///
    /// Every Via starts with the protocol and the version that the hop used, and that is `SIP/2.0`.
    /// A receiver cannot tell how to answer a hop that speaks another one.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: «SIP/7.0»/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP / 2.0 / UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    SIP230 = "via-protocol-not-sip-2-0" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.7")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for via in cx.vias() {
        let protocol = cx.bytes(via.protocol).eq_ignore_ascii_case(b"SIP");
        if protocol && cx.bytes(via.version) == b"2.0" {
            continue;
        }
        let span = via.protocol.join(via.version);
        let text = format!(
            "The Via says {} where `SIP/2.0` must stand: there is no other version in use.",
            cx.quote(span)
        );
        lint.report(cx.id, span, text);
    }
}
