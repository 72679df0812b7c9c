//! SIP027.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// Two separators stand with nothing between them, or one at the end.
    ///
    /// ## Why it matters
    ///
    /// A `;` must be followed by a parameter and a `,` by a list element. Lenient receivers skip
    /// the empty place, strict ones answer 400 (RFC 4475, 3.1.2.1).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com«;»;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com>«;;;»
    /// ```
    ///
    /// ```sip,base=options
    /// Allow: INVITE«,», ACK
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com>
    /// ```
    ///
    /// ```sip,base=options
    /// Allow: INVITE, ACK
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Organization: ;;,,;;
    /// ```
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob;;x@example.net SIP/2.0
    /// ```
    SIP027 = "empty-element" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(4475, "3.1.2.1")],
        applies: Messages,
        check: Faults(&[FaultKind::EmptyElement], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "Where {} is expected in {}, nothing stands: {} is one separator too many. Strict receivers refuse the field.",
        fault.expected,
        cx.place(fault.span),
        cx.quote(fault.span)
    );
    lint.report(cx.id, fault.span, text)
        .fix(Fix::safe("Remove it", fault.span, ""));
}
