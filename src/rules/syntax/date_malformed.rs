//! SIP035.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A date is not written as SIP writes dates.
    ///
    /// ## Why it matters
    ///
    /// Date has one form: `Sat, 13 Nov 2010 23:29:00 GMT`, with two digits for the day and four for
    /// the year. A device that sets its clock by the field ignores any other, and a signature over
    /// the field (Identity) fails.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// Date: «2010-11-13T23:29:00Z»
    /// ```
    ///
    /// ```sip,base=invite-200
    /// Date: «Sat, 3 Nov 2010 23:29:00 GMT»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// Date: Sat, 13 Nov 2010 23:29:00 GMT
    /// ```
    SIP035 = "date-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "20.17"), Must(3261, "25.1")],
        applies: Messages,
        check: Faults(&[FaultKind::Date], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} in {} is not a date as SIP writes it: expected {}. Receivers ignore it.",
        cx.quote(fault.span),
        cx.place(fault.span),
        fault.expected
    );
    lint.report(cx.id, fault.span, text);
}
