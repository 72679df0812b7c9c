//! SIP419.

use super::values::{Value, meant_algorithm, values};
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
};

declare_rule! {
    /// The algorithm's name is a slip of one that is registered.
    ///
    /// ## Why it matters
    ///
    /// A client should ignore a challenge whose algorithm it does not know, and a server cannot
    /// check an answer made with one. `SHA256` or `SHA-512/256` mean nothing: the names are
    /// `SHA-256` and `SHA-512-256`.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=«SHA256», qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=sha-256, qop="auth"
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    SIP419 = "misspelled-digest-algorithm" {
        severity: Warning, fix: Always, since: "0.1.0",
        cites: [Should(7616, "3.3"), Must(8760, "2.7")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx).filter(Value::is_digest) {
        let (Some(param), None) = (value.get("algorithm"), value.algorithm()) else {
            continue;
        };
        let Some(meant) = meant_algorithm(&value.text("algorithm")) else {
            continue;
        };
        let text = format!(
            "The algorithm `{}` is none; `{meant}` is registered. A receiver ignores what it does not know.",
            value.text("algorithm")
        );
        let fix = Fix::safe(format!("Write {meant}"), param.inner(), meant);
        lint.report(cx.id, param.inner(), text).fix(fix);
    }
}
