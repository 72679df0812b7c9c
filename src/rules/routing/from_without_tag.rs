//! SIP216.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// From has no tag.
    ///
    /// ## Why it matters
    ///
    /// The From tag is one half of a dialog's name. Without it an element of RFC 3261 cannot tell
    /// two dialogs apart, and many answer 400. RFC 2543 did not ask for it: old senders leave it
    /// out.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// From: «Alice <sip:alice@example.com>»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// From: Alice <sip:alice@example.com>;tag=9fxced76sl
    /// ```
    SIP216 = "from-without-tag" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.3"), May(3261, "12.1.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(from) = cx.typed(HeaderId::From).and_then(|v| v.address()) else {
        return;
    };
    if cx.lacks(&from.params, "tag") && !cx.faulty(from.span) {
        let text = "From has no `tag`, which every request must carry and every response return. It was optional under RFC 2543; today many servers answer 400.";
        lint.report(cx.id, from.span, text);
    }
}
