//! SIP412.

use super::values::credentials;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// Digest credentials lack a parameter that every answer has.
    ///
    /// ## Why it matters
    ///
    /// The server needs each of username, realm, nonce, uri and response to compute what it
    /// compares. Where one is missing it answers 400, or challenges again as if there were no
    /// credentials.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: «Digest» username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP412 = "credentials-parameter-missing" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(2617, "3.2.2"), May(7616, "3.4")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in credentials(cx) {
        let mut missing = value.missing(&["username", "realm", "nonce", "uri", "response"]);
        // RFC 7616 §3.4: a name that no quoted string can hold goes into `username*`.
        if value.get("username*").is_some() {
            missing.retain(|name| *name != "username");
        }
        if missing.is_empty() {
            continue;
        }
        let text = format!(
            "The credentials lack `{}`: the server cannot check the response without it.",
            missing.join("`, `")
        );
        lint.report(cx.id, value.scheme(), text);
    }
}
