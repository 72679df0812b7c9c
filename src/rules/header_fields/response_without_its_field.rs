//! SIP107.

use super::{is_bare, is_whole, missing, start_span, status};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, HeaderInfo, header_table::Where},
};

declare_rule! {
    /// A response lacks the field that its status code calls for.
    ///
    /// ## Why it matters
    ///
    /// Some codes say only half: 405 needs Allow, 420 Unsupported, 423 Min-Expires, 422 Min-SE, 401
    /// and 407 a challenge. Without it the client knows that something was wrong and not how to do
    /// better, so it gives up or tries the same again.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// >«SIP/2.0 405 Method Not Allowed»
    /// -Allow
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >«SIP/2.0 401 Unauthorized»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 405 Method Not Allowed
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 422 Session Interval Too Small
    /// +Min-SE: 120
    /// ```
    SIP107 = "response-without-its-field" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [
            Must(3261, "20"), Must(3261, "8.2.1"), Must(3261, "8.2.2.3"), Must(3261, "10.3"),
            Must(3261, "22.1"), Must(4028, "6"), Must(6665, "3.1.1"), Must(3903, "11.1.1"),
        ],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(span) = start_span(cx).filter(|_| is_whole(cx) && !is_bare(cx)) else {
        return;
    };
    for info in missing(cx).filter(|i| i.id != HeaderId::Contact) {
        let by_status = info
            .row(status(cx))
            .is_some_and(|row| matches!(row.0, Where::Codes(..)));
        if by_status {
            lint.report(cx.id, span, say(cx, info));
        }
    }
}

fn say(cx: &MessageCx<'_>, info: &HeaderInfo) -> String {
    let code = cx.message().status_code().unwrap_or_default();
    let method = match cx.method().name() {
        "" => String::new(),
        name => format!(" to {name}"),
    };
    let name = info.name();
    let after = match code {
        401 | 407 => "without a challenge the client cannot send credentials",
        405 => "the client cannot know which methods would be taken",
        420 => "the client cannot know which extensions to leave out",
        422 | 423 => "the client cannot know how long an interval would be taken",
        _ => "the client misses what it needs to go on",
    };
    format!(
        "{code}{method} must carry {name} ({}): {after}.",
        info.defined_by()
    )
}
