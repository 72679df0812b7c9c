//! SIP202.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A branch is the magic cookie and nothing more.
    ///
    /// ## Why it matters
    ///
    /// `z9hG4bK` promises that the branch is unique. Alone it is the same for every request: a
    /// server takes them all for retransmissions of the first, and answers or drops them (RFC 4475,
    /// 3.2.1).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=«z9hG4bK»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    SIP202 = "via-branch-cookie-alone" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.7"), May(4475, "3.2.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for via in cx.vias() {
        let branch = via.params.get(cx.source(), "branch").and_then(|b| b.value);
        let Some(branch) = branch.filter(|b| cx.bytes(*b).eq_ignore_ascii_case(b"z9hG4bK")) else {
            continue;
        };
        let text = "The branch is the magic cookie alone. It must be followed by what makes it unique: as it stands, servers take every request for a retransmission of the first.";
        lint.report(cx.id, branch, text);
    }
}
