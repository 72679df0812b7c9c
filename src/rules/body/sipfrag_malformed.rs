//! SIP337.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A message fragment starts with neither a start line nor a header field.
    ///
    /// ## Why it matters
    ///
    /// A NOTIFY tells the outcome of a transfer by the status line in a message/sipfrag body. One that
    /// cannot be read leaves the other side waiting for the outcome.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Content-Type: message/sipfrag
    ///
    /// «200 OK»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// Content-Type: message/sipfrag;version=2.0
    ///
    /// SIP/2.0 200 OK
    /// ```
    SIP337 = "sipfrag-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3420, "2")],
        applies: Messages,
        check: Faults(&[FaultKind::Sipfrag], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} is neither a start line nor a header field: the fragment cannot be read. A status line such as `SIP/2.0 200 OK` stands here.",
        cx.quote(fault.span)
    );
    lint.report(cx.id, fault.span, text);
}
