//! SIP004.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// White space stands at the end of the request line.
    ///
    /// ## Why it matters
    ///
    /// The line ends with the version and CRLF. A receiver that compares the last word with
    /// `SIP/2.0` finds something else and answers 400 or 505, or nothing (RFC 4475, 3.1.2.10). A
    /// status line may end with spaces: they belong to the reason phrase.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0«  »
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 200 OK
    /// ```
    SIP004 = "space-after-request-line" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.1"), May(4475, "3.1.2.10")],
        applies: Requests,
        check: Faults(&[FaultKind::SpaceAfterStartLine], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = "White space stands behind `SIP/2.0`. The request line ends with the version: a strict receiver takes it for another one and refuses the request.";
    lint.report(cx.id, fault.span, text)
        .fix(Fix::safe("Remove the white space", fault.span, ""));
}
