//! SIP003.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// The elements of the start line are not separated by one space each.
    ///
    /// ## Why it matters
    ///
    /// Exactly one space stands between method, Request-URI and version, and between version and
    /// status code. Receivers that split the line at single spaces find an empty element and reject
    /// the message (RFC 4475, 3.1.2.9).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS«  »sip:bob@example.net SIP/2.0
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0«	»200 OK
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 200 OK
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    SIP003 = "space-in-start-line" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.1"), Must(3261, "7.2"), May(4475, "3.1.2.9")],
        applies: Messages,
        check: Faults(&[FaultKind::SpaceInStartLine], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = "The elements of the start line must be parted by one space each. A receiver that splits the line at single spaces misreads it: write one space.";
    lint.report(cx.id, fault.span, text)
        .fix(Fix::safe("Write one space", fault.span, " "));
}
