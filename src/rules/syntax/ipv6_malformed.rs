//! SIP031.

use std::net::Ipv6Addr;

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// An IPv6 address lacks its brackets, or is not an address.
    ///
    /// ## Why it matters
    ///
    /// An IPv6 address holds colons, as the port does: only brackets tell them apart. Without them
    /// a receiver takes the last group for the port, and the message goes nowhere (RFC 5118).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@«2001:db8::9:1»>
    /// ```
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP «[2001:db8::9:1»;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@«[2001:db8:::1]»:5060>
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@«[2001:db8::g]»>
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@[2001:db8::9:1]>
    /// ```
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP [2001:db8::9:1]:5060;received=2001:db8::9:255;branch=z9hG4bK7a1f9c03
    /// Contact: <sip:alice@[::ffff:192.0.2.10]>
    /// ```
    SIP031 = "ipv6-malformed" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(3261, "19.1.1"), May(5118, "4.1")],
        applies: Messages,
        check: Faults(&[FaultKind::Ipv6], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} in {}: expected {}. Without it a receiver cannot tell the address from a port.",
        cx.quote(fault.span),
        cx.place(fault.span),
        fault.expected
    );
    let finding = lint.report(cx.id, fault.span, text);
    let written = cx.text(fault.span);
    let inner = written.trim_matches(['[', ']']);
    if inner.parse::<Ipv6Addr>().is_ok() {
        finding.fix(Fix::safe(
            "Put brackets round it",
            fault.span,
            format!("[{inner}]"),
        ));
    }
}
