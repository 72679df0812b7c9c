//! SIP203.

use crate::{
    declare_rule,
    lint::{Applicability, Fix, Lint, MessageCx},
};

declare_rule! {
    /// The magic cookie is written in other capitals.
    ///
    /// ## Why it matters
    ///
    /// The cookie is `z9hG4bK`. Many servers compare it byte for byte: with other capitals they
    /// take the sender for one of RFC 2543 and match the transaction by five fields instead of by
    /// the branch.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=«z9hG4bk7a1f9c03»
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    SIP203 = "via-branch-cookie-case" {
        severity: Warning, fix: Always, since: "0.1.0",
        cites: [Must(3261, "8.1.1.7")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for via in cx.vias() {
        let branch = via.params.get(cx.source(), "branch").and_then(|b| b.value);
        let Some(branch) = branch.filter(|b| b.len() > 7) else {
            continue;
        };
        let (cookie, rest) = cx.bytes(branch).split_at_checked(7).unwrap_or_default();
        if cookie == b"z9hG4bK" || !cookie.eq_ignore_ascii_case(b"z9hG4bK") {
            continue;
        }
        let text = format!(
            "The branch {} starts with the magic cookie in other capitals: it is `z9hG4bK`, and many servers compare it byte for byte.",
            cx.quote(branch)
        );
        let right = format!("z9hG4bK{}", String::from_utf8_lossy(rest));
        // The branch must stay the same in all messages of the transaction.
        let fix = Fix::safe("Write z9hG4bK", branch, right).trusted(Applicability::Unsafe);
        lint.report(cx.id, branch, text).fix(fix);
    }
}
