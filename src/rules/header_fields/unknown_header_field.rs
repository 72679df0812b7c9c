//! SIP102.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderField, Spelling},
    syntax::rfc3261::is_token,
};

declare_rule! {
    /// No standard known here defines a header field of this name.
    ///
    /// ## Why it matters
    ///
    /// Anyone may add fields, and a receiver ignores those it does not know. It is worth knowing
    /// that what this one says reaches only software that was made for it. Names that start with
    /// `X-` or `P-` say so themselves and are not reported.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// +«Anonymity»: off
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// +X-Anonymity: off
    /// +P-Anonymity: off
    /// ```
    SIP102 = "unknown-header-field" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "7.3.1"), Must(3261, "8.2.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let unknown = |h: &&HeaderField| h.spelling == Spelling::Unknown && h.colon;
    for field in cx.message().headers.iter().filter(unknown) {
        let name = cx.bytes(field.name);
        if !is_token(name) || is_private(name) {
            continue;
        }
        let text = format!(
            "No standard known here defines {}. That is allowed; a receiver that was not made for it ignores it.",
            cx.quote(field.name)
        );
        lint.report(cx.id, field.name, text);
    }
}

/// Whether the name says itself that it is somebody's own.
fn is_private(name: &[u8]) -> bool {
    matches!(name, [b'x' | b'X' | b'p' | b'P', b'-', ..])
}
