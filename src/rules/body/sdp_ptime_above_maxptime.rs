//! SIP325.

use super::sessions;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::{Attribute, AttributeValue, Decimal},
};

declare_rule! {
    /// ptime is greater than maxptime.
    ///
    /// ## Why it matters
    ///
    /// ptime is the length of packets that the sender of this description prefers, maxptime the most it can
    /// take. A preference beyond the most is impossible: the other side picks one of the two, and may send
    /// packets that are dropped.
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
    /// a=ptime:«40»
    /// a=maxptime:20
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
    /// a=ptime:20
    /// a=maxptime:20
    /// ```
    SIP325 = "sdp-ptime-above-maxptime" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(8866, "6.4"), May(8866, "6.5")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        for section in session.sections() {
            let one = |name| section.named(name).find_map(decimal);
            let (Some(ptime), Some(most)) = (one("ptime"), one("maxptime")) else {
                continue;
            };
            if ptime.thousandths > most.thousandths && most.thousandths.is_some() {
                let text = format!(
                    "ptime asks for {} ms in each packet and maxptime allows {} ms: make ptime no greater.",
                    cx.text(ptime.span),
                    cx.text(most.span)
                );
                lint.report(cx.id, ptime.span, text).relate(
                    cx.id,
                    most.span,
                    "the most that is allowed",
                );
            }
        }
    }
}

fn decimal(attribute: &Attribute) -> Option<Decimal> {
    match attribute.typed {
        AttributeValue::Decimal(decimal) => Some(decimal),
        _ => None,
    }
}
