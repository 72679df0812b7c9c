//! SIP406.

use super::values::values;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// Basic authentication is used.
    ///
    /// ## Why it matters
    ///
    /// Basic sends the password itself, coded and not protected: whoever sees the message has it.
    /// SIP forbids it; servers refuse it and clients do not answer it.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: «Basic» YWxpY2U6d29uZGVybGFuZA==
    /// ```
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: «Basic» realm="example.com"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP406 = "basic-authentication" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "22.4"), Must(8760, "2.6")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx).filter(|v| v.auth.is_scheme(cx.source(), "Basic")) {
        let text = if value.is_challenge {
            "The server asks for Basic authentication, which sends the password readably: SIP servers must not request it. Use Digest."
        } else {
            "Basic authentication carries the password readably, and SIP servers must not accept it. Use Digest, and change this password."
        };
        lint.report(cx.id, value.scheme(), text);
    }
}
