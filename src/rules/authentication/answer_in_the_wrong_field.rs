//! SIP440.

use super::pairs::{Pair, pairs};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::Link,
};

declare_rule! {
    /// A challenge is answered in the field of the other kind.
    ///
    /// ## Why it matters
    ///
    /// A server that asks with WWW-Authenticate reads Authorization, a proxy that asks with Proxy-
    /// Authenticate reads Proxy-Authorization. Neither looks into the other field: it challenges
    /// again, and the client is none the wiser.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// -Authorization
    /// +«Proxy-Authorization»: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// ```
    ///
    /// ```sip,also=SIP107
    /// === base=register
    /// === base=register-401
    /// -WWW-Authenticate
    /// +Proxy-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// === base=register-auth
    /// ```
    SIP440 = "answer-in-the-wrong-field" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(3261, "22.2"), May(3261, "22.3")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let wrong = |p: &Pair<'_>| p.link == Link::Nonce && p.keys.0.proxy != p.keys.1.proxy;
    for pair in pairs(cx).filter(wrong) {
        // A challenge that is in the wrong field itself is a finding of its own.
        let status = pair.challenge.cx.message().status_code();
        if status == Some(if pair.keys.1.proxy { 401 } else { 407 }) {
            continue;
        }
        let (field, asked) = (pair.answer.field, pair.challenge.field);
        let right = if pair.keys.1.proxy {
            "Proxy-Authorization"
        } else {
            "Authorization"
        };
        let text = format!(
            "The challenge came in {}: its answer belongs in {right}, where whoever asked looks for it.",
            asked.info().name()
        );
        lint.report(pair.answer.cx.id, field.name, text).relate(
            pair.challenge.cx.id,
            asked.name,
            "the challenge",
        );
    }
}
