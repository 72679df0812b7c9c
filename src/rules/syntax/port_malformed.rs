//! SIP032.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A port is missing behind its colon, zero, or above 65535.
    ///
    /// ## Why it matters
    ///
    /// Where a colon stands behind a host, a port must follow. Without one receivers refuse the URI
    /// or fall back to a port of their choice; a port of 0 or above 65535 cannot be sent to.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com«:»>
    /// ```
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com:«99999»;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com:5060>
    /// ```
    SIP032 = "port-malformed" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(3261, "19.1.1")],
        applies: Messages,
        check: Faults(&[FaultKind::EmptyPort, FaultKind::PortRange], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let place = cx.place(fault.span);
    if fault.kind == FaultKind::EmptyPort {
        let text = format!(
            "No port follows the colon in {place}: write the port, or leave the colon out."
        );
        lint.report(cx.id, fault.span, text)
            .fix(Fix::safe("Remove the colon", fault.span, ""));
    } else {
        let text = format!(
            "{} in {place} is not a valid port: ports run from 1 to 65535. Nothing can be sent there.",
            cx.quote(fault.span)
        );
        lint.report(cx.id, fault.span, text);
    }
}
