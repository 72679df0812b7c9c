//! SIP447.

use std::collections::HashMap;

use super::{pairs::value_at, values::Value};
use crate::{
    declare_rule,
    lint::{Lint, Locus, TraceCx},
};

declare_rule! {
    /// The nonce count is used twice, or goes back.
    ///
    /// ## Why it matters
    ///
    /// The count says how many requests were sent with this nonce, and a server takes a count it
    /// has seen for a replay: it challenges again or refuses, and the client pays with a further
    /// exchange for every request.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// === base=register-auth
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e003
    /// CSeq: 3 REGISTER
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=«00000001»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// === base=register-auth
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e003
    /// CSeq: 3 REGISTER
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000002
    /// ```
    SIP447 = "nonce-count-not-rising" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(7616, "3.4"), May(2617, "3.2.2")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let (mut used, mut highest) = (HashMap::new(), HashMap::new());
    for answer in &cx.trace.authentication.answers {
        let mine = &answer.credentials;
        let Some(value) = value_at(cx, mine).filter(Value::is_digest) else {
            continue;
        };
        let Some((param, count)) = value.shown("nc").and_then(|(p, n)| Some((p, number(&n)?)))
        else {
            continue;
        };
        let who = (&mine.nonce, &mine.realm, mine.proxy, value.unq("username"));
        let request = (&mine.call_id, mine.cseq);
        let at = Locus {
            message: value.cx.id,
            span: param.inner(),
        };
        let before = *used.entry((who.clone(), count)).or_insert((request, at));
        let (call, top, top_at) = *highest.entry(who.clone()).or_insert((request, count, at));
        // Copies, ACK and CANCEL carry their request's count; only within a call is the order sure.
        let behind = call.0 == request.0 && call.1 < request.1 && count < top;
        let other = if before.0 != request {
            before.1
        } else if behind {
            top_at
        } else {
            if count > top {
                highest.insert(who, (request, count, at));
            }
            continue;
        };
        let text = format!(
            "The nonce count {count} was {} with this nonce: a server takes the request for a replay. It must rise with every request.",
            if behind { "passed" } else { "used before" }
        );
        lint.report(at.message, at.span, text).relate(
            other.message,
            other.span,
            "the count before",
        );
    }
}

fn number(count: &[u8]) -> Option<u32> {
    u32::from_str_radix(std::str::from_utf8(count).ok()?, 16).ok()
}
