//! SIP423.

use super::values::{Value, challenges};
use crate::{
    declare_rule,
    digest::Hash,
    lint::{Lint, MessageCx},
    syntax::auth::AuthParam,
};

declare_rule! {
    /// The server offers MD5 alone.
    ///
    /// ## Why it matters
    ///
    /// MD5 is kept for old clients and not recommended: a recorded exchange gives the password to
    /// whoever tries enough of them, and MD5 is tried fastest. A server may offer SHA-256 in a
    /// field before it; clients that do not know it take the next one.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=«MD5», qop="auth"
    /// ```
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: «Digest» realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// +WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=MD5, qop="auth"
    /// ```
    SIP423 = "digest-with-md5-only" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [Should(8760, "3"), May(8760, "2.3")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let all: Vec<_> = challenges(cx).collect();
    for value in &all {
        let weak = value.algorithm().filter(|a| a.hash == Hash::Md5 && !a.aka);
        let misspelled = value.misspelled();
        if weak.is_none() || misspelled.iter().any(|(_, meant)| *meant == "algorithm") {
            continue;
        }
        let realm = value.unq("realm");
        let better = |other: &Value<'_>| {
            let strong = other.algorithm().is_none_or(|a| a.hash != Hash::Md5);
            strong && other.unq("realm") == realm
        };
        if all.iter().any(better) {
            continue;
        }
        let named = value.get("algorithm").map(AuthParam::inner);
        let text = "The server offers MD5 alone, which is kept for old clients only: a field with SHA-256 before this one would serve newer ones better.";
        lint.report(cx.id, named.unwrap_or(value.scheme()), text);
    }
}
