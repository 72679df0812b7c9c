//! SIP515.

use std::collections::HashSet;

use super::messages::{Ends, LONG, responses};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::Method,
    trace::{Repeat, Transaction},
};

declare_rule! {
    /// A request was never answered for good.
    ///
    /// ## Why it matters
    ///
    /// Every request but ACK ends with a final response. Where none comes, the client waits for 32
    /// seconds (an INVITE that rings, for minutes) and gives up with a timeout of its own. The other
    /// side did not get the request, or its answer went elsewhere. (Told only where the trace goes on
    /// long enough to show it. Over UDP the client must have sent the request again: where it did
    /// not, it had its answer, and the trace has not.)
    ///
    /// ## Fails
    ///
    /// ```sip,base=none,also=SIP523
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// >«OPTIONS» sip:bob@example.net SIP/2.0
    /// === base=none
    /// U 2024/05/01 10:00:00.500 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
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
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// === base=none
    /// U 2024/05/01 10:00:50.000 192.0.2.101:5060 -> 192.0.2.201:5060
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
    let transactions = &cx.trace.transactions;
    let unanswered = |t: &Transaction| {
        let ends = Ends::of(cx, t);
        ends.success.is_none() && ends.refusal.is_none() && ends.ack.is_none()
    };
    let after = transactions.iter().filter(|t| unanswered(t));
    let forwarded: HashSet<_> = after.clone().filter_map(|t| t.upstream).collect();
    let seen: HashSet<_> = transactions.iter().filter_map(acknowledges).collect();
    let heard = cx.messages().any(|m| m.message().status().is_some());
    for (transaction, number) in transactions.iter().zip(0..) {
        let told_elsewhere = forwarded.contains(&number) || seen.contains(&number);
        let first = transaction.first().and_then(|id| cx.message(id));
        let asked = first.filter(|m| m.message().is_request() && m.method() != Method::Ack);
        let Some(request) = asked.filter(|_| !told_elsewhere && unanswered(transaction)) else {
            continue;
        };
        let provisional = responses(cx, transaction).filter_map(|(m, _)| order.time(m.id));
        let last = order.time(request.id).max(provisional.max());
        let rings = transaction.invite && responses(cx, transaction).next().is_some();
        let waited = last.map(|t| end.saturating_sub(t));
        let limit = if rings { RINGS } else { LONG };
        let waits = rings || sent_again(transaction) || (heard && is_over_stream(&request));
        if let Some(waited) = waited.filter(|t| waits && *t >= limit) {
            report(&request, waited, lint);
        }
    }
}

/// The INVITE whose final response is known by its ACK, though it is not in the trace.
fn acknowledges(transaction: &Transaction) -> Option<u32> {
    let invited = transaction.invited?;
    (Method::of(transaction.method.as_bytes()) == Method::Ack).then_some(invited)
}

fn sent_again(transaction: &Transaction) -> bool {
    transaction.repeats.iter().any(Repeat::is_retransmission)
}

/// Whether the transport sends again what is lost, so that the client does not.
fn is_over_stream(request: &MessageCx<'_>) -> bool {
    let streams: [&[u8]; 6] = [b"TCP", b"TLS", b"SCTP", b"TLS-SCTP", b"WS", b"WSS"];
    let top = request.vias().next().map(|v| request.bytes(v.transport));
    top.is_some_and(|t| streams.iter().any(|s| t.eq_ignore_ascii_case(s)))
}

fn report(request: &MessageCx<'_>, waited: i64, lint: &mut Lint<'_>) {
    if let Some(at) = request.message().request_method() {
        let text = format!(
            "No final response to this is in the trace, which goes on for {} s. The client has given up by then: see whether the request arrived, and where its answer went.",
            waited.div_euclid(1_000_000)
        );
        lint.report(request.id, at, text);
    }
}
