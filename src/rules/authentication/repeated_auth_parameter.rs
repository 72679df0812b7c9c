//! SIP408.

use std::collections::HashMap;

use super::values::all_params;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A parameter of a challenge or of credentials is given twice.
    ///
    /// ## Why it matters
    ///
    /// Receivers differ in which of the two they take, and the digest is computed over one of them:
    /// it verifies with one server and fails with the next.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth", «realm="example.net"»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    SIP408 = "repeated-auth-parameter" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "7.3.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for (_, params) in all_params(cx) {
        let mut seen = HashMap::new();
        for param in &params.list {
            let name = cx.text(param.name);
            let seen = seen.entry(name.to_ascii_lowercase());
            let (first, times) = seen.or_insert((param.span, 0_u32));
            *times += 1;
            // The second says it all, however many follow.
            if *times != 2 {
                continue;
            }
            let text = format!(
                "`{name}` is given twice: which of the two counts is up to the receiver. Leave one."
            );
            lint.report(cx.id, param.span, text)
                .relate(cx.id, *first, "the first one");
        }
    }
}
