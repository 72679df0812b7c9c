//! SIP453.

use super::pairs::value_at;
use crate::{
    declare_rule,
    digest::{Verdict, verify},
    lint::{Lint, TraceCx},
};

declare_rule! {
    /// The response is not what the secret gives.
    ///
    /// ## Why it matters
    ///
    /// With the secret that was given for this user the response comes out otherwise, so the server
    /// refuses the request: the client has another password, or a value was changed after it was
    /// hashed.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth,password=alice=looking-glass
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="«7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b»", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth,password=alice=wonderland
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP453 = "digest-response-does-not-verify" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(7616, "3.4.1"), Must(2617, "3.2.2.1")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    if cx.secrets.is_empty() {
        return;
    }
    let found = &cx.trace.authentication;
    for answer in &found.answers {
        let Some(value) = value_at(cx, &answer.credentials) else {
            continue;
        };
        let challenge = found.challenge_of(answer);
        let challenge = challenge.and_then(|(c, _)| value_at(cx, c));
        let asked = challenge.map(|c| (c.auth, c.cx.source()));
        let (message, source) = (value.cx.message(), value.cx.source());
        let checked = verify(message, source, value.auth, asked, cx.secrets);
        let (Verdict::Mismatch, Some(response)) = (checked.verdict, value.get("response")) else {
            continue;
        };
        let text = format!(
            "The response of `{}` does not verify. {}",
            checked.username, checked.explanation
        );
        lint.report(value.cx.id, response.inner(), text);
    }
}
