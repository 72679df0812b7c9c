//! SIP108.

use super::misplaced;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::header_table::Need,
};

declare_rule! {
    /// A header field stands in a message that it does not apply to.
    ///
    /// ## Why it matters
    ///
    /// Each field's definition says in which requests and responses it has a meaning. Elsewhere a
    /// receiver ignores it, so the sender gains nothing and may believe it said something. Such a
    /// field is also a hint that the sender took the message for another.
    ///
    /// RFC 3261 §20 forbids the sender to write it, and in the next sentence has the receiver ignore
    /// it. So nothing breaks, and much software in use writes Contact into BYE: a warning, not an error.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 486 Busy Here
    /// -Contact
    /// +«Path»: <sip:p1.example.com;lr>
    /// ```
    ///
    /// ```sip,base=register
    /// +«Refer-To»: <sip:carol@example.org>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// +Path: <sip:p1.example.com;lr>
    /// ```
    SIP108 = "inapplicable-header-field" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "20"), May(3327, "4"), May(3608, "5")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    misplaced(cx, Need::Inapplicable, |field, place| {
        let info = field.info();
        let text = format!(
            "{} has no meaning in {place} ({}); a receiver ignores it there.",
            info.name(),
            info.defined_by()
        );
        lint.report(cx.id, field.name, text);
    });
}
