//! SIP023.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A display name needs quotes and has none.
    ///
    /// ## Why it matters
    ///
    /// Without quotes a display name may hold only tokens: letters, digits, blanks and a few signs.
    /// A comma in it starts the next list element for a receiver, a colon a URI; many answer 400
    /// (RFC 4475, 3.1.2.15).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// From: «Bell, Alexander» <sip:alice@example.com>;tag=9fxced76sl
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: «Sales (EMEA)» <sip:alice@client.example.com>
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// From: "Bell, Alexander" <sip:alice@example.com>;tag=9fxced76sl
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: "Sales (EMEA)" <sip:alice@client.example.com>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// From: "Bell, Alexander" <sip:alice@example.com>;tag=9fxced76sl
    /// ```
    SIP023 = "display-name-unquoted" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(3261, "20.10"), May(4475, "3.1.2.15")],
        applies: Messages,
        check: Faults(&[FaultKind::DisplayNameNeedsQuotes], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "The display name {} holds characters that only a quoted string may hold. Receivers read it as something else or answer 400: put quotes round it.",
        cx.quote(fault.span)
    );
    let name = cx.text(fault.span);
    let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
    lint.report(cx.id, fault.span, text).fix(Fix::safe(
        "Put quotes round it",
        fault.span,
        format!("\"{escaped}\""),
    ));
}
