//! SIP025.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// White space stands between an angle bracket and its URI.
    ///
    /// ## Why it matters
    ///
    /// The URI must follow `<` at once and end right before `>`. White space may stand outside the
    /// brackets, never inside; strict receivers answer 400 (RFC 4475, 3.1.2.14).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// To: Bob <« sip:bob@example.net »>
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// To: Bob <sip:bob@example.net>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// To: Bob   <sip:bob@example.net>
    /// ```
    SIP025 = "space-in-brackets" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(4475, "3.1.2.14")],
        applies: Messages,
        check: Faults(&[FaultKind::SpaceInBrackets], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = "White space stands between the angle brackets and the URI. The grammar allows none there, and strict receivers refuse the field: remove it.";
    let uri = cx.text(fault.span);
    lint.report(cx.id, fault.span, text).fix(Fix::safe(
        "Remove the white space",
        fault.span,
        uri.trim(),
    ));
}
