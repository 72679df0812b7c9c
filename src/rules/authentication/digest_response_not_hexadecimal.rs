//! SIP416.

use super::values::credentials;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The response holds characters that are not hexadecimal digits.
    ///
    /// ## Why it matters
    ///
    /// A response is a hash written in hexadecimal digits. Anything else cannot be what the server
    /// computes, so the request is refused.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="«7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6g»", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP416 = "digest-response-not-hexadecimal" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in credentials(cx) {
        let Some((param, response)) = value.shown("response") else {
            continue;
        };
        let Some(stray) = response.iter().find(|b| !b.is_ascii_hexdigit()) else {
            continue;
        };
        let text = format!(
            "The response holds `{}`, which is not a hexadecimal digit: no server computes such a value.",
            char::from(*stray)
        );
        lint.report(cx.id, param.inner(), text);
    }
}
