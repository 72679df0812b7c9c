//! SIP510.

use super::{
    hops::{OnHop, has_broken_via, identity, last_hops},
    messages::{is_whole, number},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
};

declare_rule! {
    /// The Vias of a response are not those of its request.
    ///
    /// ## Why it matters
    ///
    /// A response finds its way back by the Vias: each proxy takes its own off and sends on by the
    /// next. A server must copy all of them, in order. Where one differs, is gone or is new, the
    /// response goes to somebody else or is dropped.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK1d32c8a4
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=192.0.2.101
    /// === base=invite-180
    /// Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK1d32c8a4;received=192.0.2.111
    /// Via: «SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c77;received=192.0.2.101»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK1d32c8a4
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=192.0.2.101
    /// === base=invite-180
    /// Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK1d32c8a4;received=192.0.2.111
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=192.0.2.101
    /// ```
    SIP510 = "response-with-other-vias" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.2.6.2")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut found = Vec::new();
    for (transaction, number) in cx.trace.transactions.iter().zip(0..) {
        let request = transaction.first().and_then(|id| cx.message(id));
        let Some(request) = request.filter(|m| m.message().is_request() && readable(m)) else {
            continue;
        };
        let responses = transaction.vias_differ.iter();
        let responses = responses.filter_map(|id| cx.message(*id));
        for response in responses.filter(|m| m.message().status().is_some() && readable(m)) {
            found.push(OnHop {
                transaction: number,
                key: response.message().status_code(),
                what: (request, response),
            });
        }
    }
    for (request, response) in last_hops(cx, found) {
        compare(&request, &response, lint);
    }
}

/// Whether every Via is there and can be read.
fn readable(m: &MessageCx<'_>) -> bool {
    is_whole(m) && !has_broken_via(m)
}

fn compare(request: &MessageCx<'_>, response: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let asked: Vec<_> = request.vias().collect();
    let answered: Vec<_> = response.vias().collect();
    let pairs = asked.iter().zip(&answered);
    let equal = pairs
        .take_while(|(a, b)| identity(request, a) == identity(response, b))
        .count();
    let at = answered.get(equal).or(answered.last()).map(|v| v.span);
    let of = asked.get(equal).or(asked.last()).map(|v| v.span);
    let what = match (asked.get(equal), answered.get(equal)) {
        (Some(_), Some(_)) => "another one stands",
        (Some(_), None) => "one is missing behind that",
        _ => "one is too many",
    };
    if let (Some(at), Some(of)) = (at, of) {
        let text = format!(
            "The response must carry the Vias of its request, message {}, in their order; here {what}. It will not find its way back: copy them as they came.",
            number(request.id)
        );
        lint.report(response.id, at, text)
            .relate(request.id, of, "the request's Via");
    }
}
