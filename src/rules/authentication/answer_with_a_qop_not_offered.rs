//! SIP443.

use super::{
    pairs::pairs,
    values::{meant_qop, qop_options},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::Link,
};

declare_rule! {
    /// The answer uses a qop that the challenge does not offer.
    ///
    /// ## Why it matters
    ///
    /// The client must take one of the options the server names. A server that does not support the
    /// one used cannot compute the response, and refuses it.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=«auth-int», nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// ```
    ///
    /// ```sip,also=SIP419
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auht, nc=00000001
    /// ```
    SIP443 = "answer-with-a-qop-not-offered" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(7616, "3.4"), Must(2617, "3.2.2")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for pair in pairs(cx).filter(|p| p.link == Link::Nonce) {
        let (Some((mine, used)), Some((theirs, offered))) =
            (pair.answer.shown("qop"), pair.challenge.shown("qop"))
        else {
            continue;
        };
        let (used, offered) = (meant(&used), meant(&offered));
        if used.len() != 1 || used.iter().all(|u| offered.contains(u)) {
            continue;
        }
        let text = format!(
            "The answer uses the qop `{}`; the challenge offers `{}`.",
            pair.answer.text("qop"),
            pair.challenge.text("qop")
        );
        lint.report(pair.answer.cx.id, mine.inner(), text).relate(
            pair.challenge.cx.id,
            theirs.inner(),
            "what the challenge offers",
        );
    }
}

/// The options of a qop, as they are meant: a slip of the pen is a finding of its own.
fn meant(value: &[u8]) -> Vec<String> {
    let options = qop_options(value).into_iter();
    options
        .map(|o| meant_qop(&o).map_or(o, str::to_owned))
        .collect()
}
