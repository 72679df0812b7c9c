//! SIP445.

use super::pairs::pairs;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::Link,
};

declare_rule! {
    /// The request that follows a challenge uses another nonce.
    ///
    /// ## Why it matters
    ///
    /// The server gave a nonce and waits for an answer made with it. With any other it cannot tell
    /// an answer from a replay, and challenges again; a client that never takes the new nonce runs
    /// in circles.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="«84f1c1ae6cbe5ua9c8e88dfa3ecm3459»", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// ```
    SIP445 = "answer-with-another-nonce" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(7616, "3.3"), May(3261, "22.2")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for pair in pairs(cx).filter(|p| p.link == Link::Sequence) {
        let (Some((mine, _)), Some((theirs, _))) =
            (pair.answer.shown("nonce"), pair.challenge.shown("nonce"))
        else {
            continue;
        };
        // Another realm is another server's, or has its own finding.
        if pair.keys.0.realm != pair.keys.1.realm {
            continue;
        }
        let text = "The nonce is not the one of the challenge that this request answers: the server cannot take it for an answer and asks again.";
        lint.report(pair.answer.cx.id, mine.inner(), text).relate(
            pair.challenge.cx.id,
            theirs.inner(),
            "the challenge's nonce",
        );
    }
}
