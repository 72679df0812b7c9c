//! SIP512.

use std::collections::{HashMap, hash_map::Entry};

use super::messages::{number, responses, status_span, tag};
use crate::{
    declare_rule,
    lint::{Lint, Locus, TraceCx},
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
    for transaction in &cx.trace.transactions {
        let mut finals = HashMap::new();
        for (response, status) in responses(cx, transaction).filter(|(_, s)| *s >= 200) {
            let Some(tag) = tag(&response, HeaderId::To) else {
                continue;
            };
            match finals.entry(tag) {
                Entry::Vacant(entry) => _ = entry.insert((response, status)),
                Entry::Occupied(entry) => {
                    let (first, before) = entry.get();
                    let spans = status_span(&response).zip(status_span(first));
                    if let Some((at, of)) = spans.filter(|_| status != *before) {
                        let text = format!(
                            "The same side answered {before} in message {} already; a request has one final response, and this one is dropped.",
                            number(first.id)
                        );
                        let at_first = Locus {
                            message: first.id,
                            span: of,
                        };
                        lint.report(response.id, at, text)
                            .relate(at_first, "the first final response");
                    }
                }
            }
        }
    }
}
