//! SIP414.

use super::values::credentials;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The credentials hold `nc` or `cnonce` and no qop.
    ///
    /// ## Why it matters
    ///
    /// Without a qop these two take no part in the response. Servers differ: some compute with them
    /// all the same and refuse the answer, some see an attempt to weaken the check.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, «cnonce="0a4f113bb62c7f15"», opaque="5ccc069c403ebaf9"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP414 = "nonce-count-or-cnonce-without-qop" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "22.4"), Must(2617, "3.2.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in credentials(cx) {
        // What `missing` does not name is there, misspelled perhaps.
        if value.missing(&["qop"]).is_empty() {
            continue;
        }
        let Some(param) = value.get("cnonce").or_else(|| value.get("nc")) else {
            continue;
        };
        let text = format!(
            "`{}` must not be sent without `qop`: it takes no part in the response then, and servers that use it all the same refuse the answer.",
            cx.text(param.name)
        );
        lint.report(cx.id, param.span, text);
    }
}
