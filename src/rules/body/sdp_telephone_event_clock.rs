//! SIP323.

use std::collections::HashSet;

use super::{payload_type, payloads, rtp_media, spoiled};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::{Rtpmap, StaticPayload},
};

declare_rule! {
    /// telephone-event has a clock rate that none of the codecs beside it has.
    ///
    /// ## Why it matters
    ///
    /// Key presses share the time base of the audio stream they interrupt, so they need a payload type for
    /// each clock rate the stream may have. With another rate the durations are wrong: keys are heard
    /// twice, or not at all.
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
    /// m=audio 49172 RTP/AVP 98 101
    /// a=rtpmap:98 speex/16000
    /// a=rtpmap:101 telephone-event/«8000»
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
    /// m=audio 49172 RTP/AVP 0 98 101
    /// a=rtpmap:98 speex/16000
    /// a=rtpmap:101 telephone-event/8000
    /// ```
    SIP323 = "sdp-telephone-event-clock" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(4733, "2.1"), May(4733, "2.4.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for (section, media) in rtp_media(cx) {
        if spoiled(cx, section, &["rtpmap"]) {
            continue;
        }
        let formats = media.formats.iter();
        let listed: HashSet<_> = formats.filter_map(|f| payload_type(cx, *f)).collect();
        let is_listed = |m: &&Rtpmap| m.payload.value.is_some_and(|p| listed.contains(&p));
        let maps: Vec<_> = payloads(section).filter(is_listed).collect();
        let clocks = clocks(cx, &listed, &maps);
        let is_event = |m: &&&Rtpmap| {
            cx.bytes(m.encoding)
                .eq_ignore_ascii_case(b"telephone-event")
        };
        for event in maps.iter().filter(is_event) {
            let clock = event.clock.value.unwrap_or_default();
            if clocks.is_empty() || clocks.contains(&clock) {
                continue;
            }
            let text = format!(
                "telephone-event runs at {clock} Hz and no codec of this stream does: key presses share the stream's clock, so their durations come out wrong. Offer it at the codec's rate too."
            );
            lint.report(cx.id, event.clock.span, text);
        }
    }
}

/// The clocks of the codecs of a stream.
fn clocks(cx: &MessageCx<'_>, listed: &HashSet<u64>, maps: &[&Rtpmap]) -> HashSet<u64> {
    let beside = |m: &&&Rtpmap| {
        let name = cx.text(m.encoding).to_ascii_lowercase();
        !["telephone-event", "red", "cn", "tone"].contains(&name.as_str())
    };
    let mapped = maps.iter().filter(beside).filter_map(|m| m.clock.value);
    // One that is mapped to something else, against RFC 3551, is told of on its own.
    let fixed = listed.iter().filter_map(|p| StaticPayload::of(*p));
    let fixed = fixed.filter(|p| p.encoding != "CN");
    mapped.chain(fixed.map(|p| u64::from(p.clock))).collect()
}
