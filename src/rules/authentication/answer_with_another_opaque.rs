//! SIP442.

use super::pairs::pairs;
use crate::{
    declare_rule,
    digest::is_masked,
    lint::{Lint, TraceCx},
    syntax::auth::AuthParam,
    trace::Link,
};

declare_rule! {
    /// The answer does not give the challenge's `opaque` back.
    ///
    /// ## Why it matters
    ///
    /// A server may keep its state in `opaque`; it should come back unchanged. A server that relies
    /// on it does not recognise its own challenge and asks again.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="«5ccc069c»", qop=auth, nc=00000001
    /// ```
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// Authorization: «Digest» username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// ```
    SIP442 = "answer-with-another-opaque" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(7616, "3.3"), May(2617, "3.2.1")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for pair in pairs(cx).filter(|p| p.link == Link::Nonce) {
        let Some((theirs, asked)) = pair.challenge.shown("opaque") else {
            continue;
        };
        let mine = pair.answer.get("opaque");
        let value = pair.answer.unq("opaque");
        if value.as_ref() == Some(&asked) || value.is_some_and(|v| is_masked(&v)) {
            continue;
        }
        if mine.is_none() && pair.answer.missing(&["opaque"]).is_empty() {
            continue;
        }
        let span = mine.map_or(pair.answer.scheme(), AuthParam::inner);
        let text = "The challenge's `opaque` should come back unchanged: a server that keeps its state in it does not know this answer.";
        lint.report(pair.answer.cx.id, span, text).relate(
            pair.challenge.cx.id,
            theirs.inner(),
            "what the challenge says",
        );
    }
}
