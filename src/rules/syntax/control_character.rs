//! SIP019.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A control character stands in the start line or in a header field.
    ///
    /// ## Why it matters
    ///
    /// Only tabs, and CR and LF as line ends, may stand there. A NUL ends the text for receivers
    /// written in C, a CR alone starts a new line for some and not for others: two receivers then
    /// read two different messages, which attackers make use of.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Organization: a«⟨07⟩»b
    /// ```
    ///
    /// ```sip,base=options
    /// To: Bob«⟨00⟩» <sip:bob@example.net>
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Organization: ab
    /// ```
    ///
    /// ```sip,base=options
    /// To: Bob <sip:bob@example.net>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// From: "Alice\⟨07⟩" <sip:alice@example.com>;tag=9fxced76sl
    /// ```
    SIP019 = "control-character" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(3261, "7.3.1")],
        applies: Messages,
        check: Faults(&[FaultKind::ControlCharacter], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let codes = cx.bytes(fault.span).iter().take(8);
    let codes: Vec<_> = codes.map(|b| format!("0x{b:02X}")).collect();
    let text = format!(
        "The control character {} stands in {}. Receivers end the text there, or read the line in different ways: remove it.",
        codes.join(" "),
        cx.place(fault.span)
    );
    lint.report(cx.id, fault.span, text)
        .fix(Fix::safe("Remove it", fault.span, ""));
}
