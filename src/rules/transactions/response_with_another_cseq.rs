//! SIP538.

use super::{
    hops::{OnHop, last_hops},
    messages::number,
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, Method},
    syntax::token_list::CSeq,
};

declare_rule! {
    /// The CSeq of a response is not that of its request.
    ///
    /// ## Why it matters
    ///
    /// A response repeats the CSeq of its request, number and method. A client that compares them takes
    /// this one for an answer to something else and drops it: it goes on waiting, and repeats its
    /// request.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-486
    /// CSeq: 314159 «BYE»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-486
    /// ```
    SIP538 = "response-with-another-cseq" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.2.6.2"), May(3261, "17.1.3")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut found = Vec::new();
    for (transaction, number) in cx.trace.transactions.iter().zip(0..) {
        let Some(request) = transaction.first().and_then(|id| cx.message(id)) else {
            continue;
        };
        let responses = transaction.cseq_differs.iter();
        for response in responses.filter_map(|id| cx.message(*id)) {
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

fn cseq<'a>(m: &MessageCx<'a>) -> Option<&'a CSeq> {
    m.typed(HeaderId::CSeq)?.cseq()
}

/// What cannot be read, or is no method, is a finding of its own.
fn compare(request: &MessageCx<'_>, response: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let (Some(own), Some(of)) = (cseq(response), cseq(request)) else {
        return;
    };
    let method = Method::of(response.bytes(own.method));
    if method == Method::Other || method == request.method() {
        return;
    }
    let text = format!(
        "The Vias are those of the {} in message {}, and CSeq says {}: the client drops this response. Copy CSeq from the request.",
        request.text(of.method),
        number(request.id),
        response.quote(own.method)
    );
    lint.report(response.id, own.method, text)
        .relate(request.id, of.method, "the request's CSeq");
}
