//! SIP304.

use super::{content, is_slip};
use crate::{
    declare_rule,
    ingest::Fidelity,
    lint::{Fix, Lint, MessageCx},
    message::{Body, BodyKind, Content, Method},
};

declare_rule! {
    /// The body is not what Content-Type says.
    ///
    /// ## Why it matters
    ///
    /// A receiver picks its parser by Content-Type alone. A session description under another type is
    /// never read, and a body that is no session description under application/sdp is refused with 400
    /// or 488.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Content-Type: «text/plain»
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ```sip,base=invite
    /// Content-Type: «application/sdp»
    ///
    /// Hello, Bob.
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
    /// ```sip,base=invite
    /// Content-Type: text/plain
    ///
    /// Hello, Bob.
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// Content-Type: application/sdp
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    SIP304 = "content-type-mismatch" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "7.4.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if cx.captured.fidelity == Fidelity::Fragment {
        return;
    }
    for body in content(cx).all() {
        let Some((declared, span)) = body.declared.zip(body.media_type) else {
            continue;
        };
        if is_slip(cx, span) {
            continue;
        }
        let kind = cx.text(span);
        if matches!(body.content, Content::Sdp(_)) && declared != BodyKind::Sdp {
            // Instant messages may quote what they like.
            if declared == BodyKind::Text && cx.method() == Method::Message {
                continue;
            }
            let text = format!(
                "Content-Type says {kind}, but the body is a session description: a receiver never reads it as one. Write application/sdp."
            );
            let fix = Fix::write(span, "application/sdp");
            lint.report(cx.id, span, text).fix(fix);
        } else if contradicted(declared, body) {
            let seen = match body.shape {
                Some(BodyKind::Sdp) => "a session description",
                Some(BodyKind::Xml) => "XML",
                Some(BodyKind::Sipfrag) => "a SIP message",
                Some(BodyKind::MessageSummary) => "a message summary",
                Some(BodyKind::Multipart) => "a body of several parts",
                _ => "something else",
            };
            let text = format!(
                "Content-Type says {kind}, but the body is {seen}: a receiver fails to read it and answers 400 or 488. Name the type that it is."
            );
            lint.report(cx.id, span, text);
        }
    }
}

/// Whether a body cannot be what its type says.
fn contradicted(declared: BodyKind, body: &Body) -> bool {
    let unlike = !matches!(body.content, Content::Empty | Content::Unread);
    unlike
        && match declared {
            BodyKind::Sdp => !matches!(body.content, Content::Sdp(_)),
            BodyKind::Xml => !matches!(body.content, Content::Xml),
            BodyKind::MessageSummary => !matches!(body.content, Content::MessageSummary(_)),
            BodyKind::Sipfrag => !matches!(body.content, Content::Sipfrag(_)),
            BodyKind::Multipart | BodyKind::Text | BodyKind::Other => false,
        }
}
