//! SIP409.

use super::values::{Value, values};
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
};

declare_rule! {
    /// A value that must be quoted stands bare.
    ///
    /// ## Why it matters
    ///
    /// Strict parsers read a bare value as a token, which ends at the first `:`, `/`, `=` or `@`: a
    /// nonce in Base64 or a URI is cut short, and the response that is computed over it does not
    /// verify. Others refuse the field.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop=«auth»
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri=«sip:example.com», response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
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
    SIP409 = "unquoted-auth-parameter" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(7616, "3.3"), Must(7616, "3.4")],
        applies: Messages,
        check: Message(check),
    }
}

/// In both (RFC 7616 §3.3, §3.4), in challenges, and in credentials.
const BOTH: &[&str] = &["realm", "nonce", "opaque"];
const CHALLENGE: &[&str] = &["domain", "qop"];
const CREDENTIALS: &[&str] = &["username", "uri", "cnonce", "response"];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx).filter(Value::is_digest) {
        let own = if value.is_challenge {
            CHALLENGE
        } else {
            CREDENTIALS
        };
        for name in BOTH.iter().chain(own) {
            let Some(param) = value.get(name) else {
                continue;
            };
            let bare = cx.text(param.value);
            // Quotes that only look like some are told of on their own.
            if param.quoted || bare.is_empty() || bare.contains('"') || !bare.is_ascii() {
                continue;
            }
            let text = format!(
                "The value of `{name}` must be quoted: a strict receiver refuses it, or cuts it at the first character that no token may hold."
            );
            let fix = Fix::safe("Put it in quotes", param.value, format!("\"{bare}\""));
            lint.report(cx.id, param.value, text).fix(fix);
        }
    }
}
