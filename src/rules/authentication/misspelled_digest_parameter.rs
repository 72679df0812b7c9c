//! SIP407.

use super::values::values;
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
};

declare_rule! {
    /// A Digest parameter's name is misspelled.
    ///
    /// ## Why it matters
    ///
    /// Unknown parameters are ignored, so the one that was meant is missing for the receiver: the
    /// challenge cannot be answered, or the answer is refused.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", «nocne»="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", «reponse»="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth", x-hint="retry"
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP407 = "misspelled-digest-parameter" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(2617, "3.2.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx) {
        for (param, meant) in value.misspelled() {
            let text = format!(
                "`{}` is not a Digest parameter; `{meant}` is, and it is missing: a receiver ignores the one and misses the other.",
                cx.text(param.name)
            );
            let fix = Fix::write(param.name, meant);
            lint.report(cx.id, param.name, text).fix(fix);
        }
    }
}
