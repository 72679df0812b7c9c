//! SIP512.

use std::collections::{HashMap, hash_map::Entry};

use super::{
    hops::{OnHop, last_hops},
    messages::{number, responses, status_span, tag},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
};

declare_rule! {
    /// One side sent two different final responses to one request.
    ///
    /// ## Why it matters
    ///
    /// A request ends with its first final response; whatever comes behind it with the same To tag
    /// is dropped by the server's own transaction or by the client. (Several 2xx with different tags
    /// are the answers of a fork, and legal.) The two sides now believe different things of the
    /// call.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-486
    /// === base=ack
    /// >ACK sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// === base=invite-486
    /// >SIP/2.0 «480» Temporarily Unavailable
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-486
    /// === base=invite-486
    /// === base=ack
    /// >ACK sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// ```
    SIP512 = "second-final-response" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "17.2.2"), May(3261, "17.2.1")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut found = Vec::new();
    for (transaction, number) in cx.trace.transactions.iter().zip(0..) {
        let mut finals = HashMap::new();
        for (response, status) in responses(cx, transaction).filter(|(_, s)| *s >= 200) {
            let Some(tag) = tag(&response, HeaderId::To) else {
                continue;
            };
            match finals.entry(tag) {
                Entry::Vacant(entry) => _ = entry.insert((response, status)),
                Entry::Occupied(entry) => {
                    let (first, before) = *entry.get();
                    if status != before {
                        found.push(OnHop {
                            transaction: number,
                            key: (tag, status),
                            what: (response, first, before),
                        });
                    }
                }
            }
        }
    }
    for (response, first, before) in last_hops(cx, found) {
        report(&response, &first, before, lint);
    }
}

fn report(response: &MessageCx<'_>, first: &MessageCx<'_>, before: u16, lint: &mut Lint<'_>) {
    if let Some((own, of)) = status_span(response).zip(status_span(first)) {
        let text = format!(
            "The same side answered {before} in message {} already; a request has one final response, and this one is dropped.",
            number(first.id)
        );
        lint.report(response.id, own, text)
            .relate(first.id, of, "the first final response");
    }
}
