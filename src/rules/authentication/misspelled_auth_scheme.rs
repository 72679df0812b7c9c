//! SIP404.

use super::values::values;
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::near::nearest,
};

declare_rule! {
    /// The authentication scheme is misspelled.
    ///
    /// ## Why it matters
    ///
    /// The scheme decides how everything behind it is read. A receiver must ignore a challenge
    /// whose scheme it does not know, so the client gives up, and a server treats such credentials
    /// as if there were none.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: «Digset» realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: DIGEST realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    SIP404 = "misspelled-auth-scheme" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(8760, "2.4")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx) {
        let scheme = cx.text(value.scheme());
        let Some(meant) = nearest(&scheme.to_ascii_lowercase(), ["digest", "basic"]) else {
            continue;
        };
        let meant = if meant == "digest" { "Digest" } else { "Basic" };
        let text = format!(
            "`{scheme}` is not an authentication scheme; `{meant}` is. A receiver ignores what it does not know, as if the field were not there."
        );
        let fix = Fix::write(value.scheme(), meant);
        lint.report(cx.id, value.scheme(), text).fix(fix);
    }
}
