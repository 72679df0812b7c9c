//! SIP123.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
    text::Span,
};

declare_rule! {
    /// Privacy asks for no privacy and for some at once.
    ///
    /// ## Why it matters
    ///
    /// `none` asks the network to hide nothing and must stand alone. Beside another value a privacy
    /// service must guess, and may show what was to be hidden.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Privacy: «none»;id
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Privacy: id;critical
    /// ```
    SIP123 = "privacy-contradicts-itself" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3323, "4.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for field in cx.fields(HeaderId::Privacy) {
        let Some(item) = field.typed(cx.source()).and_then(|v| v.item()) else {
            continue;
        };
        let values: Vec<Span> = std::iter::once(item.token)
            .chain(item.params.iter().map(|p| p.name))
            .collect();
        let none = values
            .iter()
            .find(|v| cx.bytes(**v).eq_ignore_ascii_case(b"none"));
        if let (Some(none), 2..) = (none, values.len()) {
            lint.report(
                cx.id,
                *none,
                "`none` asks to hide nothing and must stand alone; the other values ask to hide something. Leave one or the other.",
            );
        }
    }
}
