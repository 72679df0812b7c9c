//! SIP020.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A header field or the start line holds bytes that are not UTF-8.
    ///
    /// ## Why it matters
    ///
    /// SIP is written in UTF-8. Text in Latin-1 or a Windows code page shows as garbage at the
    /// other end, and receivers that check refuse the message.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Organization: caf«⟨E9⟩»
    /// ```
    ///
    /// ```sip,base=options
    /// From: "Ren«⟨E9⟩»" <sip:alice@example.com>;tag=9fxced76sl
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Organization: café
    /// ```
    SIP020 = "invalid-utf-8" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "7"), Must(3261, "25.1")],
        applies: Messages,
        check: Faults(&[FaultKind::InvalidUtf8], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let bytes = cx.bytes(fault.span).iter().take(8);
    let bytes: Vec<_> = bytes.map(|b| format!("{b:02X}")).collect();
    let text = format!(
        "The bytes {} in {} are no UTF-8; most likely they are Latin-1. Receivers show garbage or refuse the message: write the text in UTF-8.",
        bytes.join(" "),
        cx.place(fault.span)
    );
    lint.report(cx.id, fault.span, text);
}
