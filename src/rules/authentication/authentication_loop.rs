//! SIP449.

use super::{pairs::value_at, rejections::rejections, values::Value};
use crate::{
    declare_rule,
    digest::{Verdict, verify},
    lint::{Lint, TraceCx},
};

declare_rule! {
    /// The same user is refused again and again.
    ///
    /// ## Why it matters
    ///
    /// A client must not try again with credentials that were just refused. Where it does, the two
    /// run in circles until something gives up: the phone stays unregistered, and many servers bar
    /// the address after a few rounds.
    ///
    /// ## Fails
    ///
    /// ```sip,also=SIP448
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// === base=register-401
    /// CSeq: 2 REGISTER
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07c;received=192.0.2.101
    /// WWW-Authenticate: Digest realm="example.com", nonce="a17e0dd7f5c9a2d1b0e3c47f", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// === base=register-auth
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e003
    /// CSeq: 3 REGISTER
    /// Authorization: Digest username="alice", realm="example.com", nonce="a17e0dd7f5c9a2d1b0e3c47f", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// === base=register-401
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e003;received=192.0.2.101
    /// CSeq: 3 REGISTER
    /// WWW-Authenticate: «Digest» realm="example.com", nonce="b28f1ee806dab3e2c1f4d580", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// ```
    SIP449 = "authentication-loop" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "22.1")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for rejection in rejections(cx).iter().filter(|r| r.round == 2) {
        let Some(challenge) = value_at(cx, rejection.challenge) else {
            continue;
        };
        let Some(answer) = value_at(cx, &rejection.answer.credentials) else {
            continue;
        };
        let text = format!(
            "The credentials of `{}` are refused a second time: the client must not repeat them. {}",
            answer.text("username"),
            cause(cx, &answer, &challenge)
        );
        lint.report(challenge.cx.id, challenge.scheme(), text)
            .relate(answer.cx.id, answer.scheme(), "what was refused");
    }
}

/// The likeliest reason.
fn cause(cx: &TraceCx<'_>, answer: &Value<'_>, challenge: &Value<'_>) -> String {
    let checked = verify(
        answer.cx.message(),
        answer.cx.source(),
        answer.auth,
        Some((challenge.auth, challenge.cx.source())),
        cx.secrets,
    );
    match checked.verdict {
        Verdict::Match => {
            "The response is right for the secret given: the server has another one for this user, or knows the user by another name.".to_owned()
        }
        Verdict::Mismatch => checked.explanation,
        _ => "The likeliest reason is a wrong password, then a user name that the server knows otherwise, such as without its domain.".to_owned(),
    }
}
