//! SIP444.

use super::pairs::pairs;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::Link,
};

declare_rule! {
    /// The challenge offers a qop and the answer uses none.
    ///
    /// ## Why it matters
    ///
    /// A client that gets a qop must use one. Servers accept the older form or refuse it; those
    /// that accept it lose the protection against replay they asked for.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// Authorization: «Digest» username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, opaque="5ccc069c403ebaf9"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// ```
    SIP444 = "answer-without-the-qop-offered" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "22.4"), Must(8760, "2.6")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for pair in pairs(cx).filter(|p| p.link == Link::Nonce) {
        let Some((theirs, _)) = pair.challenge.shown("qop") else {
            continue;
        };
        if pair.answer.missing(&["qop"]).is_empty() {
            continue;
        }
        // With `nc` or `cnonce` in it the answer is half of either form: another rule says so.
        let half = pair.answer.get("cnonce").or_else(|| pair.answer.get("nc"));
        if half.is_some() {
            continue;
        }
        let text = format!(
            "The challenge offers the qop `{}` and the answer uses none: a client must use one that it is offered.",
            pair.challenge.text("qop")
        );
        lint.report(pair.answer.cx.id, pair.answer.scheme(), text)
            .relate(
                pair.challenge.cx.id,
                theirs.span,
                "what the challenge offers",
            );
    }
}
