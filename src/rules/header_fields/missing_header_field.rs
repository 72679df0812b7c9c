//! SIP105.

use super::{is_bare, is_whole, missing, start_span, status};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, HeaderInfo, header_table::Where},
};

declare_rule! {
    /// A header field that every message of this kind must have is missing.
    ///
    /// ## Why it matters
    ///
    /// Six fields stand in every request and five in every response: without them a message cannot
    /// be routed, answered or told from another, and a server rejects it with 400 or drops it.
    /// Some methods need one more, such as Refer-To in REFER.
    ///
    /// Nothing is said of a message of which only fragments are there.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >«OPTIONS sip:bob@example.net SIP/2.0»
    /// -Max-Forwards
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >«SIP/2.0 200 OK»
    /// -Call-ID
    /// ```
    ///
    /// ```sip,base=none
    /// «OPTIONS sip:bob@example.net SIP/2.0»
    /// User-Agent: Example
    ///
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// -Contact
    /// -Content-Length
    /// ```
    SIP105 = "missing-header-field" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1"), Must(3261, "8.2.6.2"), Must(3261, "20")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(span) = start_span(cx).filter(|_| is_whole(cx)) else {
        return;
    };
    if is_bare(cx) {
        let text = "A message must have Via, From, To, Call-ID and CSeq, and none of them is here: this is a start line and no message that could be routed or answered.";
        lint.report(cx.id, span, text);
        return;
    }
    let status = status(cx);
    for info in missing(cx) {
        let by_status = info
            .row(status)
            .is_some_and(|row| matches!(row.0, Where::Codes(..)));
        // Contact, and what only some status codes want, have rules of their own.
        if info.id != HeaderId::Contact && !by_status {
            lint.report(cx.id, span, say(cx, info));
        }
    }
}

fn say(cx: &MessageCx<'_>, info: &HeaderInfo) -> String {
    let kind = match cx.message().request_method() {
        None => "response".to_owned(),
        Some(method) => format!("{} request", cx.text(method)),
    };
    format!(
        "{} is missing; every {kind} must have it ({}).",
        info.name(),
        info.defined_by(),
    )
}
