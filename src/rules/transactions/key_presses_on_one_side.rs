//! SIP537.

use super::{messages::number, offers::taken};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::{Codec, MediaSide},
};

declare_rule! {
    /// Key presses were offered as events, and the answer does not take them.
    ///
    /// ## Why it matters
    ///
    /// The offer has `telephone-event`, the answer has not: keys pressed in this call can only
    /// travel as tones in the audio or by INFO. A voice menu that waits for events hears nothing.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    ///
    /// v=0
    /// o=bob 2890844527 2890844527 IN IP4 192.0.2.201
    /// s=-
    /// c=IN IP4 192.0.2.201
    /// t=0 0
    /// m=«audio 3456 RTP/AVP 0»
    /// a=rtpmap:0 PCMU/8000
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// ```
    SIP537 = "key-presses-on-one-side" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(4733, "2.4.1"), May(3264, "6.1")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for taken in taken(cx) {
        if has_events(taken.offered) && !has_events(taken.answered) {
            let text = format!(
                "Message {} offers `telephone-event` and this answer leaves it out: key presses cannot be sent as events.",
                number(taken.exchange.offer)
            );
            taken.report_line(lint, text);
        }
    }
}

fn has_events(side: &MediaSide) -> bool {
    let mut names = side.codecs.iter().map(Codec::short);
    names.any(|n| n.eq_ignore_ascii_case("telephone-event"))
}
