//! SIP537.

use super::{Taken, number, taken};
use crate::{
    declare_rule,
    lint::{Lint, Locus, TraceCx},
    trace::MediaSide,
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
        judge(&taken, lint);
    }
}

fn judge(taken: &Taken<'_>, lint: &mut Lint<'_>) {
    let Taken {
        exchange,
        answer,
        offered,
        answered,
    } = *taken;
    let events = |side: &MediaSide| {
        let mut names = side.codecs.iter().map(crate::trace::Codec::short);
        names.any(|n| n.eq_ignore_ascii_case("telephone-event"))
    };
    if !events(offered) || events(answered) {
        return;
    }
    let text = format!(
        "Message {} offers `telephone-event` and this answer leaves it out: key presses cannot be sent as events.",
        number(exchange.offer)
    );
    let at_offer = Locus {
        message: exchange.offer,
        span: offered.span,
    };
    lint.report(answer, answered.span, text)
        .relate(at_offer, "what was offered");
}
