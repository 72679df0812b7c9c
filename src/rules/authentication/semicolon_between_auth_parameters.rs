//! SIP401.

use super::values::all_params;
use crate::{
    declare_rule,
    lint::{Applicability, Edit, Fix, Lint, MessageCx},
    text::Span,
};

declare_rule! {
    /// Digest parameters are separated by `;` where a comma must stand.
    ///
    /// ## Why it matters
    ///
    /// The parameters of a challenge or of credentials are a list with commas. A receiver reads up
    /// to the first semicolon and takes the rest for a part of that value, or refuses the field:
    /// the request is challenged again or answered with 400.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com"«;» nonce="c60f3082ee1212b402a21831ae"; opaque="5ccc069c403ebaf9"; algorithm=SHA-256; qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com"«;»response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b"; algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9";qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com",response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9",qop=auth, nc=00000001
    /// ```
    SIP401 = "semicolon-between-auth-parameters" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for (_, params) in all_params(cx) {
        let Some(first) = params.semicolons.first() else {
            continue;
        };
        let text = format!(
            "A `;` separates parameters where a comma must stand ({} of them): a receiver takes what follows for a part of the value before it, or refuses the field.",
            params.semicolons.len()
        );
        let edit = |span: &Span| Edit {
            span: *span,
            insert: ",".to_owned(),
        };
        let finding = lint.report(cx.id, *first, text);
        for span in params.semicolons.iter().skip(1) {
            finding.relate(cx.id, *span, "here too");
        }
        finding.fix(Fix {
            title: "Write commas".to_owned(),
            applicability: Applicability::Safe,
            edits: params.semicolons.iter().map(edit).collect(),
        });
    }
}
