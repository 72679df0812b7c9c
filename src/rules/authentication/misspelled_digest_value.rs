//! SIP419.

use super::values::{Value, meant_algorithm, meant_qop, values};
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::near::nearest,
};

declare_rule! {
    /// The algorithm, the qop or `stale` is a misspelling of a registered word.
    ///
    /// ## Why it matters
    ///
    /// A client should ignore a challenge whose algorithm it does not know, and a server cannot
    /// check an answer made with one. `SHA256` or `SHA-512/256` mean nothing: the names are
    /// `SHA-256` and `SHA-512-256`. A `qop` that is misspelled is one that the other side does not
    /// know either; anything but `true` in `stale` counts as `false`, so that the client asks for the
    /// password again.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=«SHA256», qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7587245234b3434cc3412213e5f113a5", algorithm=MD5, cnonce="0a4f113b", qop=«atuh», nc=00000001
    /// ```
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", stale=«ture», algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=sha-256, qop="auth"
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:example.com", response="7587245234b3434cc3412213e5f113a5", algorithm=MD5, cnonce="0a4f113b", qop=auth, nc=00000001
    /// ```
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", stale=true, algorithm=SHA-256, qop="auth"
    /// ```
    SIP419 = "misspelled-digest-value" {
        severity: Warning, fix: Always, since: "0.1.0",
        cites: [Should(7616, "3.3"), Must(8760, "2.7")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx).filter(Value::is_digest) {
        if value.algorithm().is_none() {
            look(&value, "algorithm", meant_algorithm, lint);
        }
        look(&value, "qop", meant_qop, lint);
        look(&value, "stale", meant_stale, lint);
    }
}

fn look(
    value: &Value<'_>,
    name: &str,
    meant: fn(&str) -> Option<&'static str>,
    lint: &mut Lint<'_>,
) {
    let written = value.text(name);
    let (Some(param), Some(meant)) = (value.get(name), meant(&written)) else {
        return;
    };
    let text = format!(
        "`{written}` is not a registered {name}; `{meant}` is. A receiver ignores what it does not know."
    );
    let fix = Fix::write(param.inner(), meant);
    lint.report(value.cx.id, param.inner(), text).fix(fix);
}

/// The value that `stale` is a slip of.
fn meant_stale(written: &str) -> Option<&'static str> {
    nearest(&written.to_ascii_lowercase(), ["true", "false"])
}
