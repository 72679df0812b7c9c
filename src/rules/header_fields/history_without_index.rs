//! SIP125.

use super::addresses;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// An entry of History-Info has no index.
    ///
    /// ## Why it matters
    ///
    /// The index (`1`, `1.1`, `1.2` …) says which entry came of which, and is how the order of the
    /// hops is known. Without it an application cannot find the number that was called first, and
    /// voicemail answers for the wrong person.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +History-Info: <sip:bob@example.net>;index=1, «<sip:bob@192.0.2.4>»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +History-Info: <sip:bob@example.net>;index=1, <sip:bob@192.0.2.4>;index=1.1
    /// ```
    SIP125 = "history-without-index" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(7044, "5"), Must(7044, "10.3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for entry in addresses(cx, HeaderId::HistoryInfo) {
        if cx.lacks(&entry.params, "index") {
            lint.report(
                    cx.id,
                    entry.span,
                    "This entry of History-Info has no `index`, so its place among the hops cannot be known.",
                );
        }
    }
}
