//! SIP002.

use crate::{
    declare_rule,
    ingest::Fidelity,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// White space stands before the start line.
    ///
    /// ## Why it matters
    ///
    /// On the wire a message starts with the first letter of its start line; only empty lines may
    /// come before it. In a log or a document the blank is almost always the copy's, not the
    /// sender's, so this is only a remark.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >« »OPTIONS sip:bob@example.net SIP/2.0
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
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    SIP002 = "space-before-start-line" {
        severity: Info, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.1"), May(3261, "7.5")],
        applies: Messages,
        check: Faults(&[FaultKind::SpaceBeforeStartLine], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = match cx.captured.fidelity {
        Fidelity::Wire => {
            "White space stands before the start line. The grammar allows none: a strict receiver takes the message for garbage."
        }
        _ => {
            "White space stands before the start line. It is most likely the copy's: if the sender wrote it, a strict receiver takes the message for garbage."
        }
    };
    lint.report(cx.id, fault.span, text)
        .fix(Fix::safe("Remove the white space", fault.span, ""));
}
