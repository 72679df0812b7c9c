//! SIP542.

use std::collections::HashMap;

use super::{
    messages::{call_id, is_whole, number, responses, tag},
    timers::{Interval, min_se, refresh_request},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
    text::Span,
};

declare_rule! {
    /// A request that was refused with 422 is tried again without the Min-SE it was given.
    ///
    /// ## Why it matters
    ///
    /// 422 says in Min-SE which interval is the shortest allowed. The next try must carry that Min-SE,
    /// or a higher one, and an interval that is not below it; with less it is refused again and again,
    /// and the call never comes about.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 300
    /// === base=invite-486
    /// >SIP/2.0 422 Session Interval Too Small
    /// +Min-SE: 900
    /// === base=ack
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// >ACK sip:bob@example.net SIP/2.0
    /// === base=invite
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c06
    /// CSeq: 314160 INVITE
    /// +Session-Expires: «600»
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 300
    /// === base=invite-486
    /// >SIP/2.0 422 Session Interval Too Small
    /// +Min-SE: 900
    /// === base=ack
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// >ACK sip:bob@example.net SIP/2.0
    /// === base=invite
    /// >«INVITE» sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c06
    /// CSeq: 314160 INVITE
    /// +Session-Expires: 1800
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Session-Expires: 300
    /// === base=invite-486
    /// >SIP/2.0 422 Session Interval Too Small
    /// +Min-SE: 900
    /// === base=ack
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// >ACK sip:bob@example.net SIP/2.0
    /// === base=invite
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c06
    /// CSeq: 314160 INVITE
    /// +Session-Expires: 900
    /// +Min-SE: 900
    /// ```
    SIP542 = "session-retry-below-min-se" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4028, "7.4"), May(4028, "7.3")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut refused: HashMap<_, (MessageCx<'_>, u64, Span)> = HashMap::new();
    let first_hops = cx.trace.transactions.iter();
    for transaction in first_hops.filter(|t| t.upstream.is_none()) {
        let Some(request) = refresh_request(cx, transaction).filter(is_whole) else {
            continue;
        };
        // What one side was told of this session.
        let Some(key) = call_id(&request).zip(tag(&request, HeaderId::From)) else {
            continue;
        };
        if let Some(before) = refused.get(&key) {
            judge(&request, before, lint);
        }
        let too_short = responses(cx, transaction).find(|(_, status)| *status == 422);
        let least = too_short.and_then(|(m, _)| Some((m, min_se(&m)?)));
        match least.and_then(|(m, n)| Some((m, n.value?, n.span))) {
            Some(told) => {
                let known = refused.entry(key).or_insert(told);
                if told.1 >= known.1 {
                    *known = told;
                }
            }
            // Once there is a dialog, what was said before it counts no more (§7.4).
            None => _ = refused.remove(&key),
        }
    }
}

fn judge(request: &MessageCx<'_>, before: &(MessageCx<'_>, u64, Span), lint: &mut Lint<'_>) {
    let (refusal, least, of) = before;
    let (min, interval) = (min_se(request), Interval::of(request));
    let low_min = min.filter(|n| n.value.is_some_and(|n| n < *least));
    let low = interval.filter(|i| i.seconds < *least);
    let missing = request.message().request_method();
    // An interval below the Min-SE beside it is a finding of its own.
    let place = match (low, low_min, min) {
        (_, Some(min), _) => Some((min.span, "this Min-SE is below it")),
        (_, None, Some(_)) => None,
        (Some(interval), ..) => Some((interval.span, "this interval is below it")),
        (None, ..) => missing.map(|place| (place, "this request carries none")),
    };
    let Some((place, what)) = place else {
        return;
    };
    let text = format!(
        "Message {} refused an interval and gave {least} s as its Min-SE, but {what}: try again with `Min-SE: {least}` and an interval of at least {least} s.",
        number(refusal.id)
    );
    lint.report(request.id, place, text)
        .relate(refusal.id, *of, "the shortest interval allowed");
}
