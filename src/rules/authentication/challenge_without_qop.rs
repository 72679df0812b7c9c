//! SIP424.

use super::values::challenges;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A Digest challenge has no qop.
    ///
    /// ## Why it matters
    ///
    /// Without a qop the client falls back to the computation of 1997: no nonce of its own, no
    /// count, so whoever plays the server's part can choose what it hashes, and a recorded request
    /// can be sent again. A server must always send it.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: «Digest» realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    SIP424 = "challenge-without-qop" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "22.4"), Must(8760, "2.6")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in challenges(cx).filter(|v| !v.missing(&["qop"]).is_empty()) {
        let text = "The challenge has no `qop`, which a server must always send: clients fall back to the older computation, without protection against replay.";
        lint.report(cx.id, value.scheme(), text);
    }
}
