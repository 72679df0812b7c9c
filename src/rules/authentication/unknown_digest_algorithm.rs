//! SIP420.

use super::values::{Value, meant_algorithm, values};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The algorithm is not known here.
    ///
    /// ## Why it matters
    ///
    /// Other algorithms are allowed where both sides know them. A client that does not know it
    /// ignores the challenge; the response cannot be checked here.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=«SHA3-256», qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    SIP420 = "unknown-digest-algorithm" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "25.1"), Should(7616, "3.3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx).filter(Value::is_digest) {
        let (Some((param, _)), None) = (value.shown("algorithm"), value.algorithm()) else {
            continue;
        };
        let name = value.text("algorithm");
        // RFC 4169: registered, and not computed here.
        let akav2 = name.to_ascii_lowercase().starts_with("akav2-");
        if akav2 || meant_algorithm(&name).is_some() {
            continue;
        }
        let text = format!(
            "The algorithm `{name}` is not known here: both sides must know it, and a response made with it is not checked."
        );
        lint.report(cx.id, param.inner(), text);
    }
}
