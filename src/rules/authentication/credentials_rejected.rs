//! SIP448.

use super::{pairs::value_at, rejections::rejections};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
};

declare_rule! {
    /// The server asks again although the request answers its challenge.
    ///
    /// ## Why it matters
    ///
    /// The nonce is the server's own, fresh, and not said to be stale: what it does not accept is
    /// the user, the password, or one of the values that are hashed.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// === base=register-401
    /// CSeq: 2 REGISTER
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07c;received=192.0.2.101
    /// WWW-Authenticate: «Digest» realm="example.com", nonce="a17e0dd7f5c9a2d1b0e3c47f", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// === base=register-401
    /// CSeq: 2 REGISTER
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07c;received=192.0.2.101
    /// WWW-Authenticate: Digest realm="example.com", nonce="a17e0dd7f5c9a2d1b0e3c47f", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth", stale=TRUE
    /// ```
    SIP448 = "credentials-rejected" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "22.1"), May(7616, "3.3")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for rejection in rejections(cx).iter().filter(|r| r.round == 1) {
        let Some(challenge) = value_at(cx, rejection.challenge) else {
            continue;
        };
        let Some(answer) = value_at(cx, &rejection.answer.credentials) else {
            continue;
        };
        let text = format!(
            "The server refused the credentials of `{}`: their nonce is its own and not called stale, so the user, the password, or a value that is hashed is not what it expects.",
            answer.text("username")
        );
        lint.report(challenge.cx.id, challenge.scheme(), text)
            .relate(answer.cx.id, answer.scheme(), "what was refused");
    }
}
