//! SIP211.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::host::HostKind,
};

declare_rule! {
    /// The sent-by of a Via is an address that no response can be sent to.
    ///
    /// ## Why it matters
    ///
    /// A response goes to the sent-by, unless `received` or `maddr` says otherwise. 0.0.0.0, a
    /// broadcast or a multicast address there means that the sender did not know its own address,
    /// or that someone wants a response to be spread (RFC 4475, 3.3.10).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP «0.0.0.0»:5060;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP «255.255.255.255»;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP 192.0.2.101;branch=z9hG4bK7a1f9c03
    /// ```
    SIP211 = "via-address-unroutable" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(3261, "18.1.1"), May(4475, "3.3.10")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for via in cx.vias() {
        let Some(host) = via.sent_by.map(|s| s.host) else {
            continue;
        };
        let what = match host.kind {
            HostKind::V4(a) if a.is_unspecified() => "no address",
            HostKind::V6(a) if a.is_unspecified() => "no address",
            HostKind::V4(a) if a.is_broadcast() => "the broadcast address",
            HostKind::V4(a) if a.is_multicast() => "a multicast address",
            HostKind::V6(a) if a.is_multicast() => "a multicast address",
            _ => continue,
        };
        let text = format!(
            "{} in Via is {what}: a response cannot be sent there. Write the address or the name that the sender can be reached at.",
            cx.quote(host.span)
        );
        lint.report(cx.id, host.span, text);
    }
}
