//! SIP305.

use super::{content, is_slip};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{Body, BodyKind, Content},
};

declare_rule! {
    /// The Content-Type is not one that SIP is known to carry.
    ///
    /// ## Why it matters
    ///
    /// A receiver that does not know a body's type answers 415 and lists in Accept what it takes, unless
    /// the body is optional. The type may be right and rare: then it is worth knowing who reads it.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Content-Type: «application/unknownformat»
    ///
    /// x
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
    /// Content-Type: application/vnd.example.call
    ///
    /// x
    /// ```
    SIP305 = "content-type-unknown" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "8.2.3"), May(3261, "21.4.13")],
        applies: Messages,
        check: Message(check),
    }
}

/// Media types that SIP carries, besides those of text, images, sound and XML.
const KNOWN: &[&str] = &[
    "application/sdp",
    "application/dtmf",
    "application/dtmf-relay",
    "application/isup",
    "application/qsig",
    "application/json",
    "application/octet-stream",
    "application/pkcs7-mime",
    "application/pkcs7-signature",
    "application/simple-message-summary",
    "application/broadsoft",
    "application/hook-flash",
    "application/pdf",
    "application/edifact",
    "application/trickle-ice-sdpfrag",
    "application/sbe",
    "application/emergencycalldata.control",
    "message/cpim",
    "message/http",
    "message/external-body",
    "message/sip",
    "message/sipfrag",
    "message/tracking-status",
    "message/rfc822",
];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let unknown = |b: &&Body| b.declared == Some(BodyKind::Other);
    for body in content(cx).all().into_iter().filter(unknown) {
        let Some(span) = body.media_type else {
            continue;
        };
        // That a session description goes under it is told of on its own.
        if matches!(body.content, Content::Sdp(_)) || is_slip(cx, span) {
            continue;
        }
        let kind = cx.text(span).to_ascii_lowercase();
        let family = kind.split('/').next().unwrap_or_default();
        let free = ["audio", "video", "image", "font", "model"].contains(&family);
        let own = ["/vnd.", "/x-", "/prs.", "+json"];
        if free || KNOWN.contains(&kind.as_str()) || own.iter().any(|o| kind.contains(o)) {
            continue;
        }
        let text = format!(
            "{kind} is not a type that SIP is commonly seen to carry. A receiver that does not know it answers 415."
        );
        lint.report(cx.id, span, text);
    }
}
