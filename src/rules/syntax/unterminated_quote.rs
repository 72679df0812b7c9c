//! SIP022.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A quoted string is never closed.
    ///
    /// ## Why it matters
    ///
    /// Everything behind the opening quote belongs to the string, the address and its parameters
    /// included. A receiver cannot tell where the string was meant to end and refuses the field or
    /// the message (RFC 4475, 3.1.2.6).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// To: «"Bob <sip:bob@example.net>»
    /// ```
    ///
    /// ```sip,base=options
    /// From: Alice«" <sip:alice@example.com>;tag=9fxced76sl»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// To: "Bob \"the builder\"" <sip:bob@example.net>
    /// ```
    SIP022 = "unterminated-quote" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(4475, "3.1.2.6")],
        applies: Messages,
        check: Faults(&[FaultKind::UnterminatedQuote], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "The quoted string that starts here in {} is never closed: {}. All that follows belongs to it, so the field cannot be read. Add the closing `\"`.",
        cx.place(fault.span),
        cx.quote(fault.span)
    );
    lint.report(cx.id, fault.span, text);
}
