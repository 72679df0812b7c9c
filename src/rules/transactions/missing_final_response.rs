//! SIP515.

use std::collections::HashSet;

use super::messages::{LONG, responses};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    message::Method,
    trace::Transaction,
};

declare_rule! {
    /// A request was never answered for good.
    ///
    /// ## Why it matters
    ///
    /// Every request but ACK ends with a final response. Where none comes, the client waits for 32
    /// seconds (an INVITE that rings, for minutes) and gives up with a timeout of its own. The other
    /// side did not get the request, or its answer went elsewhere. (The trace goes on long enough to
    /// show it.)
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// >«OPTIONS» sip:bob@example.net SIP/2.0
    /// === base=none
    /// U 2024/05/01 10:00:50.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register-401
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// === base=none
    /// U 2024/05/01 10:00:20.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register-401
    /// ```
    ///
    /// ```sip,base=none
    /// === base=options
    /// === base=register-401
    /// ```
    SIP515 = "missing-final-response" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.2.6"), May(3261, "17.1.2.2")],
        applies: Requests,
        check: Trace(check),
    }
}

/// How long an INVITE may ring (RFC 3261 §16.6, timer C): microseconds.
const RINGS: i64 = 180_000_000;

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let order = &cx.trace.order;
    let Some(end) = order.sequence.iter().filter_map(|id| order.time(*id)).max() else {
        return;
    };
    // Where the next hop has no answer either, it is missing there.
    let unanswered = |t: &Transaction| responses(cx, t).all(|(_, status)| status < 200);
    let after = cx.trace.transactions.iter().filter(|t| unanswered(t));
    let forwarded: HashSet<_> = after.filter_map(|t| t.upstream).collect();
    for (transaction, _) in cx
        .trace
        .transactions
        .iter()
        .zip(0..)
        .filter(|(_, n)| !forwarded.contains(n))
    {
        let first = transaction.first().and_then(|id| cx.message(id));
        let Some(request) = first.filter(|m| m.message().is_request() && m.method() != Method::Ack)
        else {
            continue;
        };
        let (mut last, mut answered) = (order.time(request.id), false);
        for (response, status) in responses(cx, transaction) {
            last = order.time(response.id).max(last);
            answered |= status >= 200;
        }
        let rings = transaction.invite && transaction.messages.len() > 1;
        let limit = if rings { RINGS } else { LONG };
        let waited = last.map(|t| end.saturating_sub(t)).filter(|t| *t >= limit);
        if let (false, Some(waited), Some(at)) =
            (answered, waited, request.message().request_method())
        {
            let text = format!(
                "No final response to this is in the trace, which goes on for {} s. The client has given up by then: see whether the request arrived, and where its answer went.",
                waited.div_euclid(1_000_000)
            );
            lint.report(request.id, at, text);
        }
    }
}
