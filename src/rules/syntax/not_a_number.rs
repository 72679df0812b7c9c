//! SIP034.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// Something else stands where digits must.
    ///
    /// ## Why it matters
    ///
    /// These values are written in decimal digits alone: no sign, no point, no unit. A receiver
    /// that cannot read the number refuses the message or takes a default, and a negative length
    /// has led to crashes (RFC 4475, 3.1.2.3).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Max-Forwards: «-1»
    /// ```
    ///
    /// ```sip,base=register
    /// Expires: «1h»
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com:«sip»>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// Expires: 0060
    /// ```
    SIP034 = "not-a-number" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(4475, "3.1.2.3")],
        applies: Messages,
        check: Faults(&[FaultKind::NotANumber], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} in {} is not a number: expected {}, digits alone. A receiver refuses the field or takes a default for it.",
        cx.quote(fault.span),
        cx.place(fault.span),
        fault.expected
    );
    lint.report(cx.id, fault.span, text);
}
