//! SIP422.

use super::values::{credentials, qop_options};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The credentials name several qualities of protection.
    ///
    /// ## Why it matters
    ///
    /// A challenge lists what the server supports; an answer names the one that was used. The value
    /// is part of what is hashed: with a list in it the server cannot know what was computed, and
    /// refuses the answer.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop="«auth,auth-int»", nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP422 = "several-qops-in-credentials" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(7616, "3.4")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in credentials(cx) {
        let Some((param, options)) = value.shown("qop") else {
            continue;
        };
        if qop_options(&options).len() < 2 {
            continue;
        }
        let text = "The credentials must name the one qop that was used, not the challenge's list: it is part of what is hashed.";
        lint.report(cx.id, param.inner(), text);
    }
}
