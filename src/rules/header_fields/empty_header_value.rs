//! SIP113.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::Spelling,
    syntax::FaultKind,
};

declare_rule! {
    /// A header field has no value, or breaks off before it is whole.
    ///
    /// ## Why it matters
    ///
    /// Only a few fields may be empty, such as Supported, Allow, Accept, Subject and Organization.
    /// Of any other a receiver can make nothing, and where the field is one it needs it answers 400.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// +«User-Agent»:
    /// ```
    ///
    /// ```sip,base=options
    /// CSeq: «63104»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// Supported:
    /// +Subject:
    /// +Organization:
    /// ```
    SIP113 = "empty-header-value" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for field in &cx.message().headers {
        if !field.colon || field.spelling == Spelling::Unknown {
            continue;
        }
        let faults = &field.parsed(cx.source()).faults;
        let Some(fault) = faults.iter().find(|f| f.kind == FaultKind::EmptyValue) else {
            continue;
        };
        let name = field.info().name();
        let wanted = match fault.expected {
            "" => "a value",
            what => what,
        };
        if field.value.is_empty() {
            let text = format!(
                "{name} is empty and must hold {wanted} ({}).",
                field.info().defined_by()
            );
            lint.report(cx.id, field.name, text);
        } else {
            let text = format!(
                "The value of {name} breaks off: {wanted} is missing ({}).",
                field.info().defined_by()
            );
            let span = if fault.span.is_empty() {
                field.value
            } else {
                fault.span
            };
            lint.report(cx.id, span, text);
        }
    }
}
