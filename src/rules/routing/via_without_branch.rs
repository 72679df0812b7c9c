//! SIP201.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A Via has no branch.
    ///
    /// ## Why it matters
    ///
    /// The branch names the transaction: servers match retransmissions, ACK and CANCEL by it,
    /// clients match responses. RFC 2543 did not know it, so an element without one still works, by
    /// the slower and ambiguous comparison of five fields.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: «SIP/2.0/UDP client.example.com»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    SIP201 = "via-without-branch" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.7"), May(3261, "17.2.3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for via in cx.vias() {
        if cx.lacks(&via.params, "branch") && !cx.faulty(via.span) {
            let text = "This Via has no `branch`, which every element of RFC 3261 must write. Only one of RFC 2543 goes without: the transaction is then matched by comparing five fields.";
            lint.report(cx.id, via.span, text);
        }
    }
}
