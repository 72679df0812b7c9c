//! SIP417.

use super::values::credentials;
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
};

declare_rule! {
    /// The response is written in capital letters.
    ///
    /// ## Why it matters
    ///
    /// The grammar allows the small letters `a` to `f` only. Servers compare the response as a text
    /// with the one they compute in small letters, and refuse the right answer.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="«7D597DE0832D21BC7D92B63972504A9C5DB668AC36FA8FC17CC6F03333BEDC6B»", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
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
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP417 = "digest-response-in-upper-case" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(8760, "2.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in credentials(cx) {
        let Some((param, response)) = value.shown("response") else {
            continue;
        };
        let hexadecimal = response.iter().all(u8::is_ascii_hexdigit);
        if !hexadecimal || !response.iter().any(u8::is_ascii_uppercase) {
            continue;
        }
        let lower = String::from_utf8_lossy(&response).to_ascii_lowercase();
        let text = "The response is written in capitals: only `0` to `9` and `a` to `f` may stand there, and servers compare it letter by letter.";
        let fix = Fix::safe("Write small letters", param.inner(), lower);
        lint.report(cx.id, param.inner(), text).fix(fix);
    }
}
