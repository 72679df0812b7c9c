//! SIP033.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A number is larger than its field allows.
    ///
    /// ## Why it matters
    ///
    /// Receivers keep these numbers in 8, 31 or 32 bits. A larger one is refused with 400, or wraps
    /// round and means something else: a sequence number that goes back, an expiry in the past (RFC
    /// 4475, 3.1.2.4).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// CSeq: «2147483648» OPTIONS
    /// ```
    ///
    /// ```sip,base=options
    /// Max-Forwards: «300»
    /// ```
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com>;expires=«280297596632815»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// CSeq: 2147483647 OPTIONS
    /// ```
    SIP033 = "number-too-large" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.5"), Must(3261, "20.22"), May(3261, "20.19"), May(4475, "3.1.2.4")],
        applies: Messages,
        check: Faults(&[FaultKind::NumberRange], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} in {} is too large: expected {}. Receivers refuse it, or it wraps round and means something else.",
        cx.quote(fault.span),
        cx.place(fault.span),
        fault.expected
    );
    lint.report(cx.id, fault.span, text);
}
