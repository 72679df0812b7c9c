//! SIP110.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::header_table::Status,
};

declare_rule! {
    /// A header field is used that was withdrawn.
    ///
    /// ## Why it matters
    ///
    /// Current software does not know the field any more, or no longer trusts it, and ignores what
    /// it says.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// +«Hide»: route
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// +Privacy: header
    /// ```
    SIP110 = "obsolete-header-field" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(3261, "28.1"), May(8224, "4")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for field in &cx.message().headers {
        if let Status::Obsolete(instead) = field.info().status {
            let text = format!(
                "{} ({}) was withdrawn, and current software ignores it. What replaces it: {instead}.",
                field.info().name(),
                field.info().defined_by()
            );
            lint.report(cx.id, field.name, text);
        }
    }
}
