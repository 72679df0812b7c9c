//! SIP514.

use std::collections::HashSet;

use super::messages::{Ends, LONG, call_id, named, number, relate, tag};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, Method},
    trace::{Transaction, TransactionState},
};

declare_rule! {
    /// A final response to an INVITE was never acknowledged.
    ///
    /// ## Why it matters
    ///
    /// Every final response to an INVITE needs an ACK. Without one the server repeats its response
    /// for 32 seconds; then the called side usually hangs up a call that it accepted. The ACK to a
    /// 2xx goes to the Contact of that response by its Record-Route: where one of them names an
    /// address that cannot be reached, the ACK is lost. (Told only where the response was sent again
    /// and the trace goes on for 32 seconds: an ACK may take a path that was not captured.)
    ///
    /// ## Fails
    ///
    /// ```sip,base=none,also=SIP523
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=invite
    /// === base=none
    /// U 2024/05/01 10:00:01.000 192.0.2.201:5060 -> 192.0.2.101:5060
    /// === base=invite-200
    /// >SIP/2.0 «200» OK
    /// === base=none
    /// U 2024/05/01 10:00:01.500 192.0.2.201:5060 -> 192.0.2.101:5060
    /// === base=invite-200
    /// === base=none
    /// U 2024/05/01 10:00:50.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=invite
    /// === base=none
    /// U 2024/05/01 10:00:01.000 192.0.2.201:5060 -> 192.0.2.101:5060
    /// === base=invite-200
    /// === base=none
    /// U 2024/05/01 10:00:01.500 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=ack
    /// === base=none
    /// U 2024/05/01 10:00:50.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=options
    /// ```
    SIP514 = "missing-ack" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "13.2.2.4"), Must(3261, "17.1.1.3")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let order = &cx.trace.order;
    let Some(end) = order.sequence.iter().filter_map(|id| order.time(*id)).max() else {
        return;
    };
    // An ACK to a 2xx may take another way: any with its tags will do.
    let acks: HashSet<_> = cx
        .messages()
        .filter(|m| m.message().is_request() && m.method() == Method::Ack)
        .filter_map(|m| sides(&m))
        .collect();
    let missing = |t: &Transaction| {
        unacknowledged(cx, t).filter(|m| sides(m).is_some_and(|s| !acks.contains(&s)))
    };
    for transaction in cx.trace.transactions.iter().filter(|t| t.invite) {
        let Some(response) = missing(transaction) else {
            continue;
        };
        let time = order.time(response.id);
        let long = time.is_some_and(|t| end.saturating_sub(t) >= LONG);
        let request = transaction.first().and_then(|id| cx.message(id));
        // An ACK to a 2xx comes from the caller: what is missing before cannot be forwarded.
        let before = transaction.upstream.and_then(|n| cx.trace.transaction(n));
        let passed_on = transaction.state == TransactionState::Accepted
            && before.is_some_and(|t| missing(t).is_some());
        if let (true, false, Some(request)) = (long, passed_on, request) {
            report(&response, &request, lint);
        }
    }
}

/// Call-ID and the tag of the side that answered.
fn sides<'a>(m: &MessageCx<'a>) -> Option<(&'a [u8], &'a [u8])> {
    call_id(m).zip(tag(m, HeaderId::To))
}

/// The final response of an INVITE that is in the trace, where no ACK is part of its transaction.
/// Only that it is sent again shows that the ACK is missing to others than the one who captured.
fn unacknowledged<'a>(cx: &TraceCx<'a>, transaction: &Transaction) -> Option<MessageCx<'a>> {
    let ends = Ends::of(cx, transaction);
    let last = ends.success.or(ends.refusal.map(|(id, _)| id))?;
    let mut again = transaction.repeats.iter();
    let again = again.any(|r| r.of == last && r.is_retransmission());
    let asked = transaction.first() != Some(last);
    (asked && again && ends.ack.is_none()).then(|| cx.message(last))?
}

fn report(response: &MessageCx<'_>, request: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if let Some(at) = named(response) {
        let text = format!(
            "No ACK to this is in the trace, which goes on for more than 32 s, and the server sends its response again; it ends an accepted call. See whether an ACK to the INVITE in message {} was sent, and where to.",
            number(request.id)
        );
        relate(lint.report(response.id, at, text), request, "the INVITE");
    }
}
