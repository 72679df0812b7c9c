//! SIP560.

use super::{
    hops::{OnHop, first_hops},
    messages::{Ends, is_whole, number, relate, responses, tag},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
    trace::Transaction,
};

declare_rule! {
    /// An ACK to a refusal has not the To of the response.
    ///
    /// ## Why it matters
    ///
    /// The ACK to a final response other than 2xx takes its To, tag included, from that response. A
    /// server that looks for more than the branch does not know an ACK with another tag, or with none:
    /// it sends its response again and again for 32 seconds, and may report a timeout.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-486
    /// === base=ack
    /// >ACK sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// To: «Bob <sip:bob@example.net>»
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-486
    /// === base=ack
    /// >ACK sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// To: «Bob <sip:bob@example.net>;tag=77»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-486
    /// === base=ack
    /// >ACK sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// ```
    SIP560 = "ack-to-refusal-with-another-tag" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "17.1.1.3")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let all = cx.trace.transactions.iter().zip(0..);
    let found = all.filter_map(|(t, transaction)| {
        let what = differing(cx, t)?;
        Some(OnHop {
            transaction,
            key: (),
            what,
        })
    });
    for (ack, refusal) in first_hops(cx, found.collect()) {
        let Some(to) = ack.field(HeaderId::To) else {
            continue;
        };
        let text = format!(
            "This ACK answers message {}, whose To has the tag `{}`: it must have the same To, or the server does not take it for the ACK and repeats its response.",
            number(refusal.id),
            String::from_utf8_lossy(tag(&refusal, HeaderId::To).unwrap_or_default())
        );
        relate(
            lint.report(ack.id, to.value, text),
            &refusal,
            "the response",
        );
    }
}

/// The ACK of an INVITE that was refused, and the refusal, where no refusal has the tag of the ACK.
fn differing<'a>(
    cx: &TraceCx<'a>,
    invite: &'a Transaction,
) -> Option<(MessageCx<'a>, MessageCx<'a>)> {
    let ends = Ends::of(cx, invite);
    let ((refusal, _), None) = (ends.refusal?, ends.success) else {
        return None;
    };
    let (ack, refusal) = (cx.message(ends.ack?)?, cx.message(refusal)?);
    let own = tag(&ack, HeaderId::To);
    let mut refusals = responses(cx, invite).filter(|(_, status)| *status >= 300);
    let same = refusals.any(|(m, _)| tag(&m, HeaderId::To).is_none_or(|of| Some(of) == own));
    let read = ack.typed(HeaderId::To).is_some() && is_whole(&ack);
    (read && !same).then_some((ack, refusal))
}
