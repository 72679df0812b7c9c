//! SIP026.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
    text::Span,
};

declare_rule! {
    /// An angle bracket has no counterpart.
    ///
    /// ## Why it matters
    ///
    /// A `<` without its `>` swallows the parameters behind it, a `>` without `<` ends nothing. The
    /// address cannot be read, and with it the tag, the next hop or the contact is lost.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// To: Bob «<»sip:bob@example.net
    /// ```
    ///
    /// ```sip,base=options
    /// To: sip:bob@example.net«>»
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// To: Bob <sip:bob@example.net>
    /// ```
    ///
    /// ```sip,base=options
    /// To: <sip:bob@example.net>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// To: Bob <sip:bob@example.net>
    /// ```
    SIP026 = "unbalanced-brackets" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "25.1")],
        applies: Messages,
        check: Faults(&[FaultKind::UnbalancedBrackets], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let Some(field) = cx.field_at(fault.span) else {
        return;
    };
    let opening = cx.bytes(fault.span) == b"<";
    let (here, other) = if opening { ("<", ">") } else { (">", "<") };
    let text = format!(
        "`{here}` in {} has no `{other}` to it, so the address cannot be read: add it, or remove this one.",
        cx.place(fault.span)
    );
    let finding = lint.report(cx.id, fault.span, text);
    // Only where the URI alone stands on the other side is there no doubt where it belongs.
    let (span, place) = if opening {
        (Span::new(fault.span.end, field.value.end), field.value.end)
    } else {
        (
            Span::new(field.value.start, fault.span.start),
            field.value.start,
        )
    };
    let alone = cx
        .bytes(span)
        .iter()
        .all(|b| b.is_ascii_graphic() && !b";,\"<>".contains(b));
    if alone {
        let title = format!("Add `{other}`");
        finding.fix(Fix::safe(title, Span::empty(place), other));
    }
}
