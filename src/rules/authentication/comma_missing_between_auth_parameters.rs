//! SIP402.

use super::values::all_params;
use crate::{
    declare_rule,
    lint::{Applicability, Edit, Fix, Lint, MessageCx},
    text::Span,
};

declare_rule! {
    /// Digest parameters stand side by side with no comma between.
    ///
    /// ## Why it matters
    ///
    /// The parameters of a challenge or of credentials are a list with commas. Without one a
    /// receiver cannot tell where a value ends, and refuses the field or loses every parameter
    /// behind the gap.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com"« »nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com"«»response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com",nonce="c60f3082ee1212b402a21831ae",opaque="5ccc069c403ebaf9",algorithm=SHA-256,qop="auth"
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP402 = "comma-missing-between-auth-parameters" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for (_, params) in all_params(cx) {
        let Some(first) = params.gaps.first() else {
            continue;
        };
        let edit = |gap: &Span| Edit {
            span: Span::empty(gap.start),
            insert: if gap.is_empty() { ", " } else { "," }.to_owned(),
        };
        let text = "A comma is missing between two parameters: a receiver cannot tell where the one ends and the next begins.";
        lint.report(cx.id, *first, text).fix(Fix {
            title: "Write the comma".to_owned(),
            applicability: Applicability::Safe,
            edits: params.gaps.iter().map(edit).collect(),
        });
    }
}
