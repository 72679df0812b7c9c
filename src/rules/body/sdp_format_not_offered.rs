//! SIP321.

use std::collections::HashSet;

use super::{payload_type, rtp_media};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::AttributeValue,
    text::Span,
};

declare_rule! {
    /// An attribute describes a format that its media description does not list.
    ///
    /// ## Why it matters
    ///
    /// An rtpmap, fmtp or rtcp-fb for a payload type that is not in the `m=` line describes nothing. Either
    /// the line is left over, or the type is missing from `m=` and the codec is never used.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:«101» telephone-event/8000
    /// a=fmtp:101 0-15
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
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// a=rtcp-fb:* nack
    /// ```
    SIP321 = "sdp-format-not-offered" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(8866, "6.6"), May(8866, "6.15")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for (section, media) in rtp_media(cx) {
        // A format that is no payload type may be the one that is described.
        if media.formats.iter().any(|f| payload_type(cx, *f).is_none()) {
            continue;
        }
        let mut known: HashSet<_> = media.formats.iter().map(|f| cx.bytes(*f)).collect();
        for attribute in section.attributes() {
            let format = match &attribute.typed {
                AttributeValue::Rtpmap(map) => map.payload.span,
                AttributeValue::Fmtp(fmtp) => fmtp.format,
                AttributeValue::RtcpFb(feedback) => feedback.format,
                _ => continue,
            };
            let name = cx.bytes(format);
            // Several attributes of one stray format are one defect.
            if name == b"*" || !known.insert(name) {
                continue;
            }
            let text = format!(
                "The m= line does not list payload type {}: this {} describes nothing. List the type, or take the line out.",
                cx.text(format),
                cx.text(attribute.name)
            );
            let listed = media.formats.iter().copied().reduce(Span::join);
            let finding = lint.report(cx.id, format, text);
            if let Some(listed) = listed {
                finding.relate(cx.id, listed, "the formats listed");
            }
        }
    }
}
