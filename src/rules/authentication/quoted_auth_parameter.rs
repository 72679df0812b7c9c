//! SIP410.

use super::values::{Value, values};
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::rfc3261::is_token,
};

declare_rule! {
    /// A value that must stand bare is quoted.
    ///
    /// ## Why it matters
    ///
    /// A sender must not quote `algorithm` and `stale` in a challenge, nor `algorithm`, `qop` and
    /// `nc` in credentials. Many receivers take either form; those that compare the value as it
    /// stands see an algorithm or a qop they do not know and refuse the answer, or hash the quotes
    /// along with it.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=«"SHA-256"», qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=«"auth"», nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP410 = "quoted-auth-parameter" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(7616, "3.3"), Must(7616, "3.4")],
        applies: Messages,
        check: Message(check),
    }
}

const CHALLENGE: &[&str] = &["algorithm", "stale"];
const CREDENTIALS: &[&str] = &["algorithm", "qop", "nc"];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx).filter(Value::is_digest) {
        let names = if value.is_challenge {
            CHALLENGE
        } else {
            CREDENTIALS
        };
        for name in names {
            let Some(param) = value.get(name).filter(|p| p.quoted) else {
                continue;
            };
            let bare = cx.text(param.inner());
            // A list, or nothing, is another rule's: without quotes it would be no better.
            if !is_token(bare.as_bytes()) {
                continue;
            }
            let text = format!(
                "The value of `{name}` must not be quoted here: receivers that compare it as it stands do not know it."
            );
            let fix = Fix::safe("Take the quotes off", param.value, bare);
            lint.report(cx.id, param.value, text).fix(fix);
        }
    }
}
