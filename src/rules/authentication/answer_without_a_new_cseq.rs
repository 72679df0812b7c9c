//! SIP452.

use std::collections::HashSet;

use super::pairs::pairs;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    message::HeaderId,
    trace::Link,
};

declare_rule! {
    /// The request with credentials has no higher CSeq than the challenged one.
    ///
    /// ## Why it matters
    ///
    /// The server takes a request with the same number for the old one sent again, or for one that
    /// is out of order: it repeats its challenge without looking at the credentials, or answers
    /// 500.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// CSeq: «1» REGISTER
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// ```
    SIP452 = "answer-without-a-new-cseq" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "22.2")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut sent = HashSet::new();
    for pair in pairs(cx) {
        let (mine, theirs) = pair.keys;
        // A copy of a request that was sent before the challenge says nothing.
        let again = !sent.insert((&mine.call_id, &mine.method, mine.cseq, &mine.nonce));
        let same = mine.call_id == theirs.call_id && mine.method == theirs.method;
        let later = pair.answer.cx.id > pair.challenge.cx.id;
        if again || !same || !later || pair.link != Link::Nonce || mine.cseq > theirs.cseq {
            continue;
        }
        let cseq = pair.answer.cx.typed(HeaderId::CSeq).and_then(|v| v.cseq());
        let Some(cseq) = cseq else {
            continue;
        };
        let text = "The request with credentials must have a higher CSeq than the challenged one: with this number the server takes it for the old request sent again.";
        lint.report(pair.answer.cx.id, cseq.number.span, text)
            .relate(
                pair.challenge.cx.id,
                pair.challenge.scheme(),
                "the challenge",
            );
    }
}
