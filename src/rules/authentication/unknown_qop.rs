//! SIP421.

use super::values::{Value, meant_qop, qop_options, values};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A quality of protection is neither `auth` nor `auth-int`.
    ///
    /// ## Why it matters
    ///
    /// Other options are allowed, and a client must ignore those it does not know. Where none is
    /// left that it knows, it cannot answer the challenge as the server wants.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="«auth,auth-conf»"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth,auth-int"
    /// ```
    SIP421 = "unknown-qop" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "25.1"), Must(7616, "3.3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx).filter(Value::is_digest) {
        let Some((param, options)) = value.shown("qop") else {
            continue;
        };
        let options = qop_options(&options);
        let known = |o: &str| o == "auth" || o == "auth-int" || meant_qop(o).is_some();
        let unknown = options.iter().find(|o| !known(o));
        let Some(unknown) = unknown else {
            continue;
        };
        let text = format!(
            "The qop `{unknown}` is neither `auth` nor `auth-int`: a client that does not know it ignores it."
        );
        lint.report(cx.id, param.inner(), text);
    }
}
