//! SIP339.

use super::{payloads, rtp_media};
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::sdp::{Rtpmap, StaticPayload},
    text::Span,
};

declare_rule! {
    /// A codec stands with another clock rate, or number of channels, than its RFC fixes.
    ///
    /// ## Why it matters
    ///
    /// Some codecs are written in one way, whatever they send: Opus always as `opus/48000/2`, G.722 with
    /// 8000, though it samples at 16000 Hz, video with 90000. A receiver compares name, rate and
    /// channels with those it knows: with other figures the codec is not taken, or sounds wrong.
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
    /// m=audio 49172 RTP/AVP 96
    /// a=rtpmap:96 «opus/2»
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 96
    /// a=rtpmap:96 «G722/16000»
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// Content-Length: 117
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 96
    /// a=rtpmap:96 opus/48000/2
    /// ```
    ///
    /// ```sip,base=invite
    /// Content-Length: 121
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 96
    /// a=rtpmap:96 G722/8000
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
    /// m=audio 49172 RTP/AVP 96 97
    /// a=rtpmap:96 opus/48000/2
    /// a=rtpmap:97 G722/8000/1
    /// ```
    SIP339 = "sdp-codec-clock" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(7587, "7"), Must(3551, "4.5.2"), Must(6184, "8.2.1"), Must(7741, "6.2.1")],
        applies: Messages,
        check: Message(check),
    }
}

/// Codecs with the one clock rate that they may have, and channels where these must be said.
const FIXED: &[(&str, u64, Option<&str>)] = &[
    ("opus", 48000, Some("2")),
    ("G722", 8000, None),
    ("H264", 90000, None),
    ("VP8", 90000, None),
];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for map in rtp_media(cx).flat_map(|(section, _)| payloads(section)) {
        // A type with a fixed meaning has a rule of its own.
        if map.payload.value.and_then(StaticPayload::of).is_none() {
            look(cx, map, lint);
        }
    }
}

fn look(cx: &MessageCx<'_>, map: &Rtpmap, lint: &mut Lint<'_>) {
    let name = cx.text(map.encoding);
    let is_it = |fixed: &&(&str, u64, _)| fixed.0.eq_ignore_ascii_case(&name);
    let Some((_, clock, channels)) = FIXED.iter().find(is_it) else {
        return;
    };
    let said = map.channels.map(|c| cx.text(c));
    let agree = channels.is_none_or(|wanted| said.as_deref() == Some(wanted));
    if map.clock.value == Some(*clock) && agree {
        return;
    }
    let end = map.channels.unwrap_or(map.clock.span).end;
    let at = Span::new(map.encoding.start, end);
    let more = channels.map(|c| format!("/{c}")).unwrap_or_default();
    let right = format!("{name}/{clock}{more}");
    let text = format!(
        "{} is always written `{right}`: a receiver that compares them does not take the codec.",
        cx.quote(at)
    );
    let fix = Fix::write(at, &right);
    lint.report(cx.id, at, text).fix(fix);
}
