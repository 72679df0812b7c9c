//! SIP450.

use std::collections::HashSet;

use super::pairs::value_at;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
};

declare_rule! {
    /// No answer to the challenge is in the trace.
    ///
    /// ## Why it matters
    ///
    /// A client that is challenged should send its request again with credentials. Where it does
    /// not, it has none for this realm, does not know the scheme or the algorithm, or the response
    /// never reached it.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// WWW-Authenticate: «Digest» realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// ```
    SIP450 = "challenge-unanswered" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [Should(3261, "22.2"), Should(3261, "22.3")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let found = &cx.trace.authentication;
    let asked = requests(cx);
    let (mut calls, mut nonces, mut messages) = (HashSet::new(), HashSet::new(), HashSet::new());
    for answer in &found.answers {
        let field = &answer.credentials;
        nonces.insert(&field.nonce);
        calls.insert((&field.call_id, field.cseq));
        messages.extend(found.challenge_of(answer).map(|(c, _)| c.at.message));
    }
    // An answer to one challenge of a response answers the response, however often it was seen.
    for challenge in &found.challenges {
        if nonces.contains(&challenge.nonce) {
            messages.insert(challenge.at.message);
        }
    }
    let mut told = HashSet::new();
    for challenge in &found.challenges {
        let request = (challenge.call_id.as_str(), challenge.cseq);
        // Where the request had credentials this is a refusal, and has its own finding.
        let refusal = calls.contains(&(&challenge.call_id, challenge.cseq));
        if refusal || messages.contains(&challenge.at.message) || !asked.contains(&request) {
            continue;
        }
        let Some(value) = value_at(cx, challenge).filter(|_| told.insert(request)) else {
            continue;
        };
        let text = "No answer to this challenge is in the trace: the client has no credentials for the realm, does not know the scheme or the algorithm, or the response did not reach it.";
        lint.report(value.cx.id, value.scheme(), text);
    }
}

/// Call-ID and `CSeq` of every request.
fn requests<'a>(cx: &TraceCx<'a>) -> HashSet<(&'a str, Option<u64>)> {
    let key = |m: MessageCx<'a>| {
        let call = m.typed(HeaderId::CallId)?.call_id()?;
        let cseq = m.typed(HeaderId::CSeq)?.cseq()?;
        let call = std::str::from_utf8(m.bytes(*call)).ok()?;
        Some((call, cseq.number.value))
    };
    let requests = cx.messages().filter(|m| m.message().is_request());
    requests.filter_map(key).collect()
}
