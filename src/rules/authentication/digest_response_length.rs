//! SIP415.

use super::values::{Value, credentials};
use crate::{
    declare_rule,
    digest::is_masked,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The response is not as long as its algorithm makes it.
    ///
    /// ## Why it matters
    ///
    /// A hash of MD5 has 32 hexadecimal digits, one of SHA-256 or SHA-512-256 has 64. A response of
    /// another length was cut, or was made with another algorithm than the one named: it cannot
    /// verify.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="«6629fae49393a05397450978507c4ef1»", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response=«""», algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ```sip,base=register
    /// Authorization: Digest username="alice@example.com", realm="example.com", nonce="", uri="sip:example.com", response=""
    /// ```
    SIP415 = "digest-response-length" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(8760, "2.7")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in credentials(cx) {
        let Some(param) = value.get("response") else {
            continue;
        };
        let response = param.unq(cx.source());
        if is_masked(&response) || (response.is_empty() && answers_nothing(&value)) {
            continue;
        }
        let hexadecimal = response.iter().all(u8::is_ascii_hexdigit);
        let (Some(algorithm), true) = (value.algorithm(), hexadecimal) else {
            continue;
        };
        let (digits, wanted) = (response.len(), algorithm.hash.digits());
        if digits == wanted as usize {
            continue;
        }
        let name = algorithm.name();
        let (at, text) = if digits == 0 {
            let text = format!(
                "The response is empty where {name} gives {wanted} digits: the server refuses it. Without a password, send no credentials."
            );
            (param.value, text)
        } else {
            let text = format!(
                "The response has {digits} digits where {name} gives {wanted}: it was cut, or computed with another algorithm than the one named."
            );
            (param.inner(), text)
        };
        lint.report(cx.id, at, text);
    }
}

/// Whether credentials answer no challenge: both nonce and response may be empty before the first one came (RFC 8760
/// §2.7), and a mobile phone's first REGISTER tells with such who asks (3GPP TS 24.229, 5.1.1.2).
fn answers_nothing(value: &Value<'_>) -> bool {
    value.unq("nonce").is_some_and(|nonce| nonce.is_empty())
}
