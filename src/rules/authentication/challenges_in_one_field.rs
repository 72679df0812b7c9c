//! SIP403.

use super::values::values;
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    text::Span,
};

declare_rule! {
    /// Two challenges, or two sets of credentials, stand in one field.
    ///
    /// ## Why it matters
    ///
    /// A challenge holds commas of its own, so these four fields are the exception to the rule that
    /// values may be joined with commas: each challenge has a field of its own. A receiver takes
    /// the second scheme for a parameter of the first challenge, or refuses the field.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth", «Digest» realm="example.com", nonce="c60f3082ee1212b402a21831ae", algorithm=MD5, qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// +WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", algorithm=MD5, qop="auth"
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", algorithm=MD5, qop="auth"
    /// ```
    SIP403 = "challenges-in-one-field" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.3.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx) {
        let (Some(second), Some(last)) = (value.auth.joined, value.auth.params.list.last()) else {
            continue;
        };
        let name = cx.text(value.field.name);
        let crlf = cx.bytes(value.field.line).ends_with(b"\r\n");
        let end = if crlf { "\r\n" } else { "\n" };
        let text = format!(
            "A second `{}` begins within this {name} field: these fields must not be joined, since their values hold commas themselves. Give it a field of its own.",
            cx.text(second)
        );
        let between = Span::new(last.span.end, second.start);
        let fix = Fix::safe("Begin a new field", between, format!("{end}{name}: "));
        lint.report(cx.id, second, text).fix(fix);
    }
}
