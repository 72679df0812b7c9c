//! SIP418.

use super::values::credentials;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The nonce count is not eight hexadecimal digits.
    ///
    /// ## Why it matters
    ///
    /// The count is part of what is hashed, as it is written: `nc=1` gives another response than
    /// `nc=00000001`. A server that writes the number anew gets another hash, and many refuse the
    /// form outright.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=«1»
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=«0000000A»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=0000000a
    /// ```
    SIP418 = "malformed-nonce-count" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(7616, "3.5")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in credentials(cx) {
        let Some((param, count)) = value.shown("nc") else {
            continue;
        };
        let digit = |b: &u8| b.is_ascii_digit() || matches!(b, b'a'..=b'f');
        if count.len() == 8 && count.iter().all(digit) {
            continue;
        }
        let text = format!(
            "The nonce count `{}` must be eight hexadecimal digits in small letters, such as 00000001: it is hashed as it is written.",
            value.text("nc")
        );
        lint.report(cx.id, param.inner(), text);
    }
}
