//! SIP411.

use super::values::challenges;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A Digest challenge lacks its realm or its nonce.
    ///
    /// ## Why it matters
    ///
    /// The client looks up the password by the realm and computes the response over both. Without
    /// one of them the challenge cannot be answered, and the call or the registration ends here.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: «Digest» realm="example.com", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    SIP411 = "challenge-parameter-missing" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(2617, "3.2.1"), May(7616, "3.3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in challenges(cx) {
        let missing = value.missing(&["realm", "nonce"]);
        if missing.is_empty() {
            continue;
        }
        let text = format!(
            "The challenge lacks `{}`: the response is computed over it, so no client can answer.",
            missing.join("`, `")
        );
        lint.report(cx.id, value.scheme(), text);
    }
}
