//! SIP320.

use std::collections::HashSet;

use super::{payload_type, payloads, rtp_media, spoiled};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::StaticPayload,
};

declare_rule! {
    /// A payload type without fixed meaning has no rtpmap.
    ///
    /// ## Why it matters
    ///
    /// Payload types from 96 on, and those that RFC 3551 leaves free, mean what an rtpmap attribute says.
    /// Without one a receiver cannot tell the codec and drops the format, or the stream.
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
    /// m=audio 49172 RTP/AVP 0 «101»
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
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 0 RTP/AVP 98
    /// ```
    SIP320 = "sdp-payload-without-rtpmap" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(8866, "5.14"), May(3551, "3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for (section, media) in rtp_media(cx) {
        // A refused stream's formats mean nothing (RFC 3264 §6), and a map that cannot be read
        // may be the one that seems to be missing.
        if media.port.value == Some(0) || spoiled(cx, section, &["rtpmap"]) {
            continue;
        }
        let mapped: HashSet<_> = payloads(section).map(|m| m.payload.value).collect();
        // One map for another type than the one that lacks it: that map is the finding.
        let listed: HashSet<_> = media.formats.iter().map(|f| payload_type(cx, *f)).collect();
        if mapped.iter().any(|m| !listed.contains(m)) {
            continue;
        }
        for format in &media.formats {
            let Some(payload) = payload_type(cx, *format) else {
                continue;
            };
            if StaticPayload::of(payload).is_none() && !mapped.contains(&Some(payload)) {
                let text = format!(
                    "No rtpmap says what payload type {payload} is, and it has no fixed meaning: the receiver drops it. Add `a=rtpmap:{payload} ` with codec and clock rate."
                );
                lint.report(cx.id, *format, text);
            }
        }
    }
}
