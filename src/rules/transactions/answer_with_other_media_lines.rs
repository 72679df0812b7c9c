//! SIP532.

use super::messages::number;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::Agreement,
};

declare_rule! {
    /// The answer does not have the media lines of the offer.
    ///
    /// ## Why it matters
    ///
    /// For each media line of the offer the answer has one, in the same place and of the same kind;
    /// what is not wanted is refused with port 0, not left out. The two sides pair the lines by
    /// their place: where one is missing, too many or moved, audio goes to the port for video, or
    /// nowhere.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    ///
    /// v=0
    /// o=alice 2890844526 2890844526 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// m=video 49174 RTP/AVP 31
    /// a=rtpmap:31 H261/90000
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=«audio 3456 RTP/AVP 0 101»
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    ///
    /// v=0
    /// o=alice 2890844526 2890844526 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// m=video 49174 RTP/AVP 31
    /// a=rtpmap:31 H261/90000
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=audio 3456 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// m=video 0 RTP/AVP 31
    /// ```
    SIP532 = "answer-with-other-media-lines" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3264, "6")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for exchange in cx
        .trace
        .exchanges
        .iter()
        .filter(|e| !e.preview && e.primary)
    {
        let Some(answer) = exchange.answer else {
            continue;
        };
        let Some(wrong) = exchange.media.iter().position(differs) else {
            continue;
        };
        let (offered, answered): (Vec<_>, Vec<_>) = exchange
            .media
            .iter()
            .map(|m| (m.offered.as_ref(), m.answered.as_ref()))
            .unzip();
        let place = |sides: &[Option<&crate::trace::MediaSide>]| {
            let at = sides.get(wrong).copied().flatten();
            at.or(sides.iter().rev().flatten().next().copied())
                .map(|s| s.span)
        };
        let (Some(at), Some(of)) = (place(&answered), place(&offered)) else {
            continue;
        };
        let count = |sides: &[Option<&crate::trace::MediaSide>]| sides.iter().flatten().count();
        let (asked, given) = (count(&offered), count(&answered));
        let what = if asked == given {
            "the kinds of media stand in another order".to_owned()
        } else {
            format!("the offer has {asked}, the answer {given}")
        };
        let text = format!(
            "Each media line of the offer, message {}, needs one in the same place here; {what}. Refuse a line with port 0, never leave it out.",
            number(exchange.offer)
        );
        lint.report(answer, at, text)
            .relate(exchange.offer, of, "the offer's line");
    }
}

fn differs(media: &Agreement) -> bool {
    match (&media.offered, &media.answered) {
        (Some(o), Some(a)) => !o.kind.eq_ignore_ascii_case(&a.kind),
        _ => true,
    }
}
