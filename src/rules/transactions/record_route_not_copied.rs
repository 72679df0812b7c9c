//! SIP520.

use super::messages::{is_whole, number, responses, status_span};
use crate::{
    declare_rule,
    lint::{Lint, Locus, TraceCx},
    message::HeaderId,
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
    for transaction in &cx.trace.transactions {
        let first = transaction.first().and_then(|id| cx.message(id));
        let Some(request) = first.filter(|m| m.message().is_request()) else {
            continue;
        };
        let initial = super::messages::tag(&request, HeaderId::To).is_none();
        let wanted = request.addresses(HeaderId::RecordRoute).count();
        let field = request.field(HeaderId::RecordRoute).map(|f| f.value);
        let Some(of) = field.filter(|_| initial && request.method().can_start_dialog()) else {
            continue;
        };
        for (response, status) in responses(cx, transaction) {
            let own = response.addresses(HeaderId::RecordRoute).count();
            let whole = is_whole(&response);
            if !(200..300).contains(&status) || own >= wanted || !whole {
                continue;
            }
            if let Some(at) = status_span(&response) {
                let text = format!(
                    "The request, message {}, came with {wanted} Record-Route entries, and this response has {own}: the caller will not learn the route. Copy all of them, in their order.",
                    number(request.id)
                );
                let at_request = Locus {
                    message: request.id,
                    span: of,
                };
                lint.report(response.id, at, text)
                    .relate(at_request, "the recorded route");
                break;
            }
        }
    }
}
