//! SIP425.

use super::{pairs::value_at, values::Value};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
};

declare_rule! {
    /// The response is made without a qop, by the older computation.
    ///
    /// ## Why it matters
    ///
    /// Without a qop the response is computed as RFC 2069 did: neither a nonce of the client nor a
    /// count takes part, so a recorded request can be sent again, and whoever plays the server's
    /// part chooses what is hashed. It is legal where the challenge has no qop.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: «Digest» username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, opaque="5ccc069c403ebaf9"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP425 = "digest-without-qop" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(2617, "3.2.2.1"), May(3261, "22.4")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let found = &cx.trace.authentication;
    for answer in &found.answers {
        // With the challenge in sight it is the challenge's fault, or another rule's matter.
        let Some(value) = value_at(cx, &answer.credentials).filter(Value::is_digest) else {
            continue;
        };
        let made = value.unq("response").is_some_and(|r| !r.is_empty());
        if answer.challenge.is_some() || !made || value.missing(&["qop"]).is_empty() {
            continue;
        }
        // With a nonce of its own in it, the client meant to use one: another rule says so.
        if value.get("cnonce").or_else(|| value.get("nc")).is_some() {
            continue;
        }
        let text = "The response is made without a qop, by the older computation of RFC 2069: it protects neither against replay nor against a server that chooses what is hashed.";
        lint.report(value.cx.id, value.scheme(), text);
    }
}
