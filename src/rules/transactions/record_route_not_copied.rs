//! SIP520.

use std::collections::HashSet;

use super::messages::{is_whole, number, responses, status_span, tag};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
    text::Span,
    trace::Transaction,
};

declare_rule! {
    /// A response does not carry the Record-Route of its request.
    ///
    /// ## Why it matters
    ///
    /// The side that answers must copy every Record-Route into the response, so that the caller
    /// learns the same route. Where they are missing, the caller sends ACK and BYE past the proxies:
    /// they are lost at the first NAT or firewall, and billing misses the end of the call.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Record-Route: <sip:p1.example.com;lr>
    /// === base=invite-200
    /// >SIP/2.0 «200» OK
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// +Record-Route: <sip:p1.example.com;lr>
    /// === base=invite-200
    /// +Record-Route: <sip:p1.example.com;lr>
    /// ```
    SIP520 = "record-route-not-copied" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "12.1.1")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let hops = cx.trace.transactions.iter().zip(0..);
    let found = hops.filter_map(|(t, n)| Some((n, t.upstream, missing(cx, t)?)));
    let found: Vec<_> = found.collect();
    // What the next hop lacks already cannot be passed on.
    let passed_on: HashSet<u32> = found.iter().filter_map(|(_, before, _)| *before).collect();
    for (_, _, missing) in found.iter().filter(|(n, ..)| !passed_on.contains(n)) {
        report(missing, lint);
    }
}

/// A 2xx that has fewer entries than its request.
struct Missing<'a> {
    request: MessageCx<'a>,
    response: MessageCx<'a>,
    recorded: Span,
    wanted: usize,
    own: usize,
}

fn missing<'a>(cx: &TraceCx<'a>, transaction: &'a Transaction) -> Option<Missing<'a>> {
    let request = cx.message(transaction.first()?)?;
    let starts = request.message().is_request() && request.method().can_start_dialog();
    if !starts || tag(&request, HeaderId::To).is_some() {
        return None;
    }
    let recorded = request.field(HeaderId::RecordRoute)?.value;
    let count = |m: &MessageCx<'_>| m.addresses(HeaderId::RecordRoute).count();
    let wanted = count(&request);
    let mut accepted = responses(cx, transaction).filter(|(_, s)| (200..300).contains(s));
    let (response, _) = accepted.find(|(m, _)| count(m) < wanted && is_whole(m))?;
    Some(Missing {
        request,
        response,
        recorded,
        wanted,
        own: count(&response),
    })
}

fn report(missing: &Missing<'_>, lint: &mut Lint<'_>) {
    let (request, response) = (&missing.request, &missing.response);
    if let Some(place) = status_span(response) {
        let text = format!(
            "The request, message {}, came with {} Record-Route entries, and this response has {}: the caller will not learn the route. Copy all of them, in their order.",
            number(request.id),
            missing.wanted,
            missing.own
        );
        lint.report(response.id, place, text).relate(
            request.id,
            missing.recorded,
            "the recorded route",
        );
    }
}
