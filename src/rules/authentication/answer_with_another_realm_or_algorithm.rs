//! SIP441.

use super::{
    pairs::{Pair, pairs},
    values::{Value, meant_algorithm},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    syntax::auth::AuthParam,
};

declare_rule! {
    /// The answer's realm or algorithm is not the challenge's.
    ///
    /// ## Why it matters
    ///
    /// Both take part in the response. The server computes it with the realm and the algorithm it
    /// asked for, gets another hash, and refuses the credentials although the password is right.
    ///
    /// ## Fails
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// Authorization: Digest username="alice", realm="«example.net»", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ```sip
    /// === base=register
    /// === base=register-401
    /// === base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=«SHA-512-256», cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
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
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP441 = "answer-with-another-realm-or-algorithm" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(2617, "3.2.2"), Must(7616, "3.4")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for pair in pairs(cx) {
        for name in ["realm", "algorithm"] {
            compare(&pair, name, lint);
        }
    }
}

fn compare(pair: &Pair<'_>, name: &str, lint: &mut Lint<'_>) {
    let (Some((mine, value)), Some((theirs, asked))) =
        (pair.answer.shown(name), pair.challenge.shown(name))
    else {
        return;
    };
    // A slip of the pen, and a value that breaks off, are findings of their own.
    let meant = |value: &[u8]| {
        let value = String::from_utf8_lossy(value).to_ascii_uppercase();
        meant_algorithm(&value).map_or(value, str::to_owned)
    };
    let same = match name {
        "algorithm" => meant(&value) == meant(&asked),
        _ => value == asked,
    };
    let broken = |of: &Value<'_>, param: &AuthParam| of.cx.faulty(param.value);
    if same || broken(&pair.answer, mine) || broken(&pair.challenge, theirs) {
        return;
    }
    let text = format!(
        "The {name} `{}` is not the challenge's, which is `{}`: the server computes the response with its own and refuses this one.",
        pair.answer.text(name),
        pair.challenge.text(name)
    );
    lint.report(pair.answer.cx.id, mine.inner(), text).relate(
        pair.challenge.cx.id,
        theirs.inner(),
        "what the challenge says",
    );
}
