//! SIP109.

use super::misplaced;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::header_table::Need,
};

declare_rule! {
    /// A header field stands in a message that its standard forbids it in.
    ///
    /// ## Why it matters
    ///
    /// Of a few fields the text says in so many words where they must not stand, since they would
    /// start what must not start: a dialog by the Contact of a MESSAGE, a condition on a CANCEL that
    /// nobody could refuse, a minimum interval in a response that grants one.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// +«Min-SE»: 90
    /// ```
    ///
    /// ```sip,base=options
    /// +«Subscription-State»: active;expires=60
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Min-SE: 90
    /// +Require: timer
    /// ```
    SIP109 = "forbidden-header-field" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [
            Must(3261, "8.2.2.3"), Must(3261, "9.1"), Must(3261, "10.3"), Must(3428, "4"),
            Must(3903, "6"), Must(4028, "5"), Must(6086, "4.2"), Must(6665, "8.2"),
        ],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    misplaced(cx, Need::Forbidden, |field, place| {
        let info = field.info();
        let text = format!(
            "{} must not stand in {place}. Receivers ignore it there or refuse the message; take it out.",
            info.name(),
        );
        lint.report(cx.id, field.name, text);
    });
}
