//! SIP204.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A Via's branch does not start with the magic cookie.
    ///
    /// ## Why it matters
    ///
    /// A branch that starts with `z9hG4bK` is unique for its transaction, and servers match
    /// requests, CANCELs and retransmissions by it alone. Without the cookie they fall back to
    /// the rules of RFC 2543, which compare five fields and go wrong behind proxies that fork.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=«1234»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK1234
    /// ```
    SIP204 = "via-branch-without-cookie" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.7"), May(3261, "17.2.3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for via in cx.vias() {
        let Some(branch) = via.params.get(cx.source(), "branch") else {
            continue;
        };
        let value = branch.value(cx.source());
        let cookie = value
            .get(..7)
            .is_some_and(|c| c.eq_ignore_ascii_case(b"z9hG4bK"));
        if !cookie {
            let text = format!(
                "The branch `{}` does not start with `z9hG4bK`: an element of RFC 2543 wrote it, and it cannot name the transaction alone.",
                String::from_utf8_lossy(value)
            );
            lint.report(cx.id, branch.value.unwrap_or(branch.span), text);
        }
    }
}
