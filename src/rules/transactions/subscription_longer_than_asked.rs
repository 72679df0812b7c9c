//! SIP558.

use super::messages::{number, responses};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, Method},
    syntax::number::Number,
};

declare_rule! {
    /// A subscription is accepted for longer than was asked for.
    ///
    /// ## Why it matters
    ///
    /// The answer to a SUBSCRIBE may shorten the time and never lengthen it. A subscriber that goes by
    /// what it asked for subscribes again or lets go while the notifier still counts on it, and gets
    /// NOTIFY requests that it answers with 481.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=options
    /// >SUBSCRIBE sip:bob@example.net SIP/2.0
    /// CSeq: 63104 SUBSCRIBE
    /// +Event: dialog
    /// +Expires: 600
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// From: Alice <sip:alice@example.com>;tag=9fxced76sl
    /// To: Bob <sip:bob@example.net>;tag=notifier
    /// Call-ID: 3848276298220188511@client.example.com
    /// CSeq: 63104 SUBSCRIBE
    /// Contact: <sip:bob@server.example.net>
    /// Expires: «3600»
    /// Content-Length: 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=options
    /// >SUBSCRIBE sip:bob@example.net SIP/2.0
    /// CSeq: 63104 SUBSCRIBE
    /// +Event: dialog
    /// +Expires: 3600
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
    SIP558 = "subscription-longer-than-asked" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(6665, "3.1.1")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let first_hops = cx.trace.transactions.iter();
    for transaction in first_hops.filter(|t| t.upstream.is_none()) {
        let request = transaction.first().and_then(|id| cx.message(id));
        let subscribes =
            |m: &MessageCx<'_>| m.message().is_request() && m.method() == Method::Subscribe;
        let accepted = responses(cx, transaction).find(|(_, s)| (200..300).contains(s));
        if let (Some(request), Some((response, _))) = (request.filter(subscribes), accepted) {
            compare(&request, &response, lint);
        }
    }
}

fn compare(request: &MessageCx<'_>, response: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let (Some(asked), Some(granted)) = (expires(request), expires(response)) else {
        return;
    };
    let (Some(most), Some(seconds)) = (asked.value, granted.value) else {
        return;
    };
    if seconds <= most {
        return;
    }
    let text = format!(
        "Message {} asks for {most} s, and this grants {seconds} s: the time may be shortened, never lengthened, and the two sides now count differently.",
        number(request.id)
    );
    lint.report(response.id, granted.span, text).relate(
        request.id,
        asked.span,
        "what was asked for",
    );
}

fn expires(m: &MessageCx<'_>) -> Option<Number> {
    Some(m.typed(HeaderId::Expires)?.seconds()?.number)
}
