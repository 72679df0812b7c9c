//! SIP555.

use std::collections::HashSet;

use super::messages::{LONG, call_id, named, number, relate, responses, tag};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, HeaderValue, Method},
};

declare_rule! {
    /// A subscription is accepted and no NOTIFY follows.
    ///
    /// ## Why it matters
    ///
    /// Whoever accepts a SUBSCRIBE or a REFER sends a NOTIFY at once, and its sender gives the
    /// subscription up when none comes within 32 seconds: lamps stay dark, and a transfer seems to have
    /// failed. (The NOTIFY may also take a way that this trace does not show.)
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// >«SUBSCRIBE» sip:bob@example.net SIP/2.0
    /// CSeq: 63104 SUBSCRIBE
    /// +Event: dialog
    /// +Expires: 600
    /// === base=none
    /// U 2024/05/01 10:00:00.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// From: Alice <sip:alice@example.com>;tag=9fxced76sl
    /// To: Bob <sip:bob@example.net>;tag=notifier
    /// Call-ID: 3848276298220188511@client.example.com
    /// CSeq: 63104 SUBSCRIBE
    /// Contact: <sip:bob@server.example.net>
    /// Expires: 600
    /// Content-Length: 0
    ///
    /// === base=none
    /// U 2024/05/01 10:01:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// >SUBSCRIBE sip:bob@example.net SIP/2.0
    /// CSeq: 63104 SUBSCRIBE
    /// +Event: dialog
    /// +Expires: 600
    /// === base=none
    /// U 2024/05/01 10:00:00.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// From: Alice <sip:alice@example.com>;tag=9fxced76sl
    /// To: Bob <sip:bob@example.net>;tag=notifier
    /// Call-ID: 3848276298220188511@client.example.com
    /// CSeq: 63104 SUBSCRIBE
    /// Contact: <sip:bob@server.example.net>
    /// Expires: 600
    /// Content-Length: 0
    /// ```
    SIP555 = "subscription-without-notify" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(6665, "4.2.1.2"), May(6665, "4.1.2.4"), Must(3515, "2.4.4")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let order = &cx.trace.order;
    let Some(end) = order.sequence.iter().filter_map(|id| order.time(*id)).max() else {
        return;
    };
    // A fork notifies with its own tag, so the subscriber's tells.
    let notified: HashSet<_> = cx
        .messages()
        .filter(|m| m.message().is_request() && m.method() == Method::Notify)
        .filter_map(|m| call_id(&m).zip(tag(&m, HeaderId::To)))
        .collect();
    let first_hops = cx.trace.transactions.iter();
    for transaction in first_hops.filter(|t| t.upstream.is_none()) {
        let request = transaction.first().and_then(|id| cx.message(id));
        let Some(request) = request.filter(asks) else {
            continue;
        };
        let accepted = responses(cx, transaction).find(|(_, s)| (200..300).contains(s));
        let Some((accepted, _)) = accepted.filter(|(m, _)| !declines(m)) else {
            continue;
        };
        let waited = order.time(accepted.id).map(|t| end.saturating_sub(t));
        let key = call_id(&request).zip(tag(&request, HeaderId::From));
        let silent = key.is_some_and(|key| !notified.contains(&key));
        if silent && waited.is_some_and(|t| t >= LONG) {
            report(&request, &accepted, lint);
        }
    }
}

fn asks(m: &MessageCx<'_>) -> bool {
    let subscribes = matches!(m.method(), Method::Subscribe | Method::Refer);
    m.message().is_request() && subscribes && !declines(m)
}

/// Whether a REFER or the response to it does without the subscription (RFC 4488).
fn declines(m: &MessageCx<'_>) -> bool {
    let said = m.field(HeaderId::ReferSub).map(|f| m.bytes(f.value));
    let required = m.typed(HeaderId::Require).and_then(HeaderValue::items);
    let mut required = required.into_iter().flatten();
    said.is_some_and(|v| v.trim_ascii().to_ascii_lowercase().starts_with(b"false"))
        || required.any(|i| m.bytes(i.token).eq_ignore_ascii_case(b"norefersub"))
}

fn report(request: &MessageCx<'_>, accepted: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if let Some(at) = named(request) {
        let text = format!(
            "Message {} accepts this, and no NOTIFY is in the trace, which goes on for more than 32 s: the subscriber gives it up by then. See whether one was sent, and where to.",
            number(accepted.id)
        );
        relate(
            lint.report(request.id, at, text),
            accepted,
            "where it was accepted",
        );
    }
}
