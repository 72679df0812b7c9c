//! SIP534.

use super::{
    messages::number,
    offers::{Taken, taken},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::Codec,
};

declare_rule! {
    /// The answer names codecs that were not offered.
    ///
    /// ## Why it matters
    ///
    /// It may: the answerer says what else it could receive. The offerer cannot send them before a
    /// new offer agrees on them, and some implementations take the first codec of the answer for the
    /// one to use, although they never offered it.
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
    /// m=«audio 3456 RTP/AVP 0 8 101»
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:8 PCMA/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// ```
    SIP534 = "answer-adds-codecs" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3264, "6.1")],
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
    let answered = taken.answered.codecs.iter();
    let added = answered.filter(|c| !taken.offers(c));
    let names: Vec<_> = added.map(|c: &Codec| c.name.as_str()).collect();
    if names.is_empty() || !taken.share_a_codec() {
        return;
    }
    let text = format!(
        "{} was not offered in message {}; it can be used only once a new offer agrees on it.",
        names.join(", "),
        number(taken.exchange.offer)
    );
    taken.report_line(lint, text);
}
