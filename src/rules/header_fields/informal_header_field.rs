//! SIP111.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::header_table::Status,
};

declare_rule! {
    /// A header field is used that never became a standard.
    ///
    /// ## Why it matters
    ///
    /// Fields such as Remote-Party-ID come from drafts that were given up, and Diversion is on
    /// record only as history. Many systems know them, others do not, and they differ in details:
    /// what the field says may not arrive.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +«Remote-Party-ID»: "Alice" <sip:alice@example.com>;party=calling;screen=yes
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +P-Asserted-Identity: "Alice" <sip:alice@example.com>
    /// ```
    SIP111 = "informal-header-field" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3325, "9.1"), May(5806, "4"), May(7044, "5")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for field in &cx.message().headers {
        if let Status::Informal(instead) = field.info().status {
            let text = format!(
                "{} is not a standard SIP field, and not every system knows it. The standard's way is {instead}.",
                field.info().name()
            );
            lint.report(cx.id, field.name, text);
        }
    }
}
