//! SIP030.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A host is neither a name nor an address.
    ///
    /// ## Why it matters
    ///
    /// The host says where the next request or the response goes. What is no host name and no
    /// address cannot be looked up: the message cannot be routed, or its answer never arrives.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@«300.1.2.3»>
    /// ```
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP «client..example.com»;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@192.0.2.3>
    /// ```
    SIP030 = "host-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(3261, "19.1.1")],
        applies: Messages,
        check: Faults(&[FaultKind::Host], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} in {} is not a host: expected {}. Nothing can be sent there.",
        cx.quote(fault.span),
        cx.place(fault.span),
        fault.expected
    );
    lint.report(cx.id, fault.span, text);
}
