//! SIP533.

use super::offers::{Taken, taken};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::MediaSide,
};

declare_rule! {
    /// The answer has no codec of the offer.
    ///
    /// ## Why it matters
    ///
    /// An answer that takes a stream names at least one of the formats that were offered for it.
    /// With none in common neither side can play what the other sends: the call is up, and silent. A
    /// stream for which there is no common codec is refused with port 0, or the whole request with
    /// 488.
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
    /// m=«audio 3456 RTP/AVP 8 101»
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
    SIP533 = "no-common-codec" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3264, "6.1")],
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
    let rtp = |s: &MediaSide| s.proto.to_ascii_uppercase().contains("RTP/");
    let (wanted, given) = (real(taken.offered), real(taken.answered));
    if taken.share_a_codec() || !rtp(taken.offered) || !rtp(taken.answered) || wanted.is_empty() {
        return;
    }
    let text = format!(
        "Offered were {wanted}, answered is {given}: neither side can play what the other sends. Answer with an offered codec, or refuse the line with port 0."
    );
    taken.report_line(lint, text);
}

/// The codecs that carry media, by name.
fn real(side: &MediaSide) -> String {
    let codecs = side.codecs.iter().filter(|c| !c.is_helper());
    codecs
        .map(|c| c.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}
