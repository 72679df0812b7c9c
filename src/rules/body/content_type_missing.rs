//! SIP303.

use super::{content, first_line, insert_line};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{BodyKind, Content, HeaderId},
};

declare_rule! {
    /// The message has a body and no Content-Type.
    ///
    /// ## Why it matters
    ///
    /// A receiver does not guess what a body is: without its type it ignores the session description,
    /// or answers 415 or 400, and no media flows.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// -Content-Type
    ///
    /// «v=0»
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ```sip,base=options
    ///
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// -Content-Type
    /// |Content-Type: application/sdp
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    SIP303 = "content-type-missing" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "20.15"), Must(3261, "7.4.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let body = content(cx);
    let empty = matches!(body.content, Content::Empty);
    if empty || cx.field(HeaderId::ContentType).is_some() {
        return;
    }
    let first = first_line(cx, body.span);
    let named = match body.shape {
        Some(BodyKind::Sdp) => Some("application/sdp"),
        Some(BodyKind::MessageSummary) => Some("application/simple-message-summary"),
        Some(BodyKind::Sipfrag) => Some("message/sipfrag"),
        _ => None,
    };
    let text = match named {
        Some(kind) => format!(
            "A body starts here and no Content-Type says what it is. It looks like {kind}: say so, or the receiver ignores it or answers 415."
        ),
        None => "A body starts here and no Content-Type says what it is: the receiver ignores it or answers 415. Write the field.".to_owned(),
    };
    let fix = named.map(|kind| insert_line(cx, &format!("Content-Type: {kind}")));
    let finding = lint.report(cx.id, first, text);
    if let Some(fix) = fix {
        finding.fix(fix);
    }
}
