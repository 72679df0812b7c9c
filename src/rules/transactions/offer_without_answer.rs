//! SIP530.

use super::messages::{is_whole, number, status_span};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
};

declare_rule! {
    /// An offer was accepted without an answer.
    ///
    /// ## Why it matters
    ///
    /// Who accepts a request that carries an offer must answer the offer in a reliable response; who
    /// gets an offer in a 2xx must answer it in the ACK. Without the answer no one knows where media
    /// go: the call stands and is silent, or is hung up at once. (An answer that stood in an
    /// unreliable 183 alone must be said again in the 2xx.)
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// >SIP/2.0 «200» OK
    /// -Content-Type
    ///
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// ```
    SIP530 = "offer-without-answer" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "13.2.1"), Must(3264, "5")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for exchange in cx.trace.exchanges.iter().filter(|e| e.primary) {
        let silent = exchange.unanswered.and_then(|id| cx.message(id));
        let (Some(silent), Some(offer)) = (silent, cx.message(exchange.offer)) else {
            continue;
        };
        // Where the INVITE seems to bring no offer, it too must be there whole.
        let transaction = cx.trace.transaction(exchange.transaction);
        let request = transaction.and_then(|t| cx.message(t.first()?));
        let asked = request.is_some_and(|r| r.id == offer.id || is_bare(&r));
        if !is_bare(&silent) || !asked {
            continue;
        }
        let message = silent.message();
        let Some(at) = status_span(&silent).or(message.request_method()) else {
            continue;
        };
        let early = match exchange.answer {
            Some(id) if exchange.preview => format!(
                " What message {} says in an unreliable response is only a preview.",
                number(id)
            ),
            _ => String::new(),
        };
        let text = format!(
            "Message {} offers a session, and this must carry the answer and has none.{early} Nobody knows where media go.",
            number(offer.id)
        );
        let span = offer.message().body;
        lint.report(silent.id, at, text)
            .relate(offer.id, span, "the offer");
    }
}

/// Whether a message says that it has no body: what was cut off may have one.
fn is_bare(m: &MessageCx<'_>) -> bool {
    let message = m.message();
    let length = m.typed(HeaderId::ContentLength).and_then(|v| v.number());
    length.is_some_and(|n| n.value == Some(0))
        && message.field(HeaderId::ContentType).is_none()
        && message.body.is_empty()
        && is_whole(m)
}
