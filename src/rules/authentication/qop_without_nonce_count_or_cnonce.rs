//! SIP413.

use super::values::credentials;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The credentials use qop and lack `nc` or `cnonce`.
    ///
    /// ## Why it matters
    ///
    /// With a qop the response is computed over the nonce count and the client's nonce. A server
    /// that does not get them cannot compute it and refuses the request.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", «qop=auth»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP413 = "qop-without-nonce-count-or-cnonce" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(2617, "3.2.2"), Must(7616, "3.4")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in credentials(cx) {
        let Some(qop) = value.get("qop") else {
            continue;
        };
        let missing = value.missing(&["nc", "cnonce"]);
        if missing.is_empty() {
            continue;
        }
        let text = format!(
            "The credentials use qop and lack `{}`: the response is computed over it.",
            missing.join("`, `")
        );
        lint.report(cx.id, qop.span, text);
    }
}
