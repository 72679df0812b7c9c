//! SIP446.

use std::collections::{HashMap, HashSet};

use super::pairs::value_at;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::{AuthField, Link},
};

declare_rule! {
    /// The request answers an older challenge than the last one.
    ///
    /// ## Why it matters
    ///
    /// A new challenge takes the place of the one before, often because that nonce has run out. A
    /// client that goes on with the old one is challenged again and again, with no word of why.
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
    /// WWW-Authenticate: Digest realm="example.com", nonce="a17e0dd7f5c9a2d1b0e3c47f", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth", stale=TRUE
    /// === base=register-auth
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e003
    /// CSeq: 3 REGISTER
    /// Authorization: Digest username="alice", realm="example.com", nonce="«c60f3082ee1212b402a21831ae»", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000002
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
    /// === base=register-auth
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e003
    /// CSeq: 3 REGISTER
    /// Authorization: Digest username="alice", realm="example.com", nonce="a17e0dd7f5c9a2d1b0e3c47f", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP446 = "answer-to-an-older-challenge" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(7616, "3.3"), May(3261, "22.2")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let found = &cx.trace.authentication;
    let mut next = found.challenges.iter().peekable();
    let (mut last, mut sent) = (HashMap::new(), HashSet::new());
    for answer in &found.answers {
        let mine = &answer.credentials;
        while let Some(challenge) = next.next_if(|c| c.at.message < mine.at.message) {
            last.insert(key(challenge), challenge);
        }
        let again = !sent.insert((key(mine), mine.cseq));
        let (Some(newest), Some((asked, Link::Nonce))) =
            (last.get(&key(mine)), found.challenge_of(answer))
        else {
            continue;
        };
        let newer = newest.at.message > asked.at.message && newest.nonce != asked.nonce;
        // A copy of a request that went before the new challenge says nothing.
        if again || !newer || newest.cseq >= mine.cseq || key(asked) != key(mine) {
            continue;
        }
        report(cx, mine, newest, lint);
    }
}

/// The call, the kind, the realm and the method.
fn key(field: &AuthField) -> (&str, bool, &[u8], &str) {
    (&field.call_id, field.proxy, &field.realm, &field.method)
}

fn report(cx: &TraceCx<'_>, mine: &AuthField, newest: &AuthField, lint: &mut Lint<'_>) {
    let (Some(answer), Some(challenge)) = (value_at(cx, mine), value_at(cx, newest)) else {
        return;
    };
    let (Some(nonce), Some(new)) = (answer.get("nonce"), challenge.get("nonce")) else {
        return;
    };
    let text = "The nonce is an older challenge's: the server has sent another since, and asks again until it is used.";
    lint.report(answer.cx.id, nonce.inner(), text).relate(
        challenge.cx.id,
        new.inner(),
        "the nonce to use now",
    );
}
