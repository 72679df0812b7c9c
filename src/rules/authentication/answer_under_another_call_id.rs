//! SIP451.

use std::collections::HashSet;

use super::pairs::pairs;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    message::HeaderId,
    trace::Link,
};

declare_rule! {
    /// The answer goes out under another Call-ID than the challenged request.
    ///
    /// ## Why it matters
    ///
    /// The request with credentials is meant to be the challenged one again, one number higher in
    /// the same call. Under another Call-ID the server sees a new request; with Digest it accepts
    /// it all the same, but a trace filtered by Call-ID shows one half only.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// Call-ID: «8f2c47a1@client.example.com»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// ```
    SIP451 = "answer-under-another-call-id" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [Should(3261, "8.1.3.5")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut seen = HashSet::new();
    for pair in pairs(cx).filter(|p| p.link == Link::Nonce) {
        let (mine, theirs) = pair.keys;
        // A later request may use the nonce again; the first one is the answer.
        let first = seen.insert((&mine.nonce, &mine.realm));
        let count = pair.answer.unq("nc");
        let fresh = count.is_none_or(|n| n == b"00000001");
        let other = mine.call_id != theirs.call_id && mine.method == theirs.method;
        if !first || !fresh || !other {
            continue;
        }
        let (Some(here), Some(there)) = (
            pair.answer.cx.field(HeaderId::CallId),
            pair.challenge.cx.field(HeaderId::CallId),
        ) else {
            continue;
        };
        let text = "These credentials answer a challenge that was sent under another Call-ID: the nonce tells. Digest does not mind; the repeated request should keep the Call-ID.";
        lint.report(pair.answer.cx.id, here.value, text).relate(
            pair.challenge.cx.id,
            there.value,
            "the challenge's Call-ID",
        );
    }
}
