//! SIP322.

use super::{payloads, rtp_media};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::StaticPayload,
};

declare_rule! {
    /// An rtpmap gives a payload type another meaning than its fixed one.
    ///
    /// ## Why it matters
    ///
    /// RFC 3551 gives payload types 0 to 34 fixed meanings. An rtpmap may say otherwise, but endpoints that
    /// know the fixed meaning by heart play one codec's packets as another's: noise.
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
    /// a=rtpmap:0 «opus/48000»
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
    /// a=rtpmap:0 pcmu/8000
    /// ```
    SIP322 = "sdp-rtpmap-against-static" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(3551, "6"), May(8866, "6.6")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for map in rtp_media(cx).flat_map(|(section, _)| payloads(section)) {
        let Some(fixed) = map.payload.value.and_then(StaticPayload::of) else {
            continue;
        };
        let name = cx.text(map.encoding);
        let clock = map.clock.value == Some(u64::from(fixed.clock));
        if clock && name.eq_ignore_ascii_case(fixed.encoding) {
            continue;
        }
        let text = format!(
            "Payload type {} is {}/{} by RFC 3551, and this rtpmap says {name}/{}: endpoints that go by the fixed meaning play noise. Use a type from 96 to 127.",
            fixed.payload,
            fixed.encoding,
            fixed.clock,
            cx.text(map.clock.span)
        );
        lint.report(cx.id, map.encoding.join(map.clock.span), text);
    }
}
