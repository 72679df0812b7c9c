//! SIP521.

use std::collections::HashSet;

use super::messages::{call_id, number, relate, responses};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, Method},
    syntax::number::Number,
    trace::Transaction,
};

declare_rule! {
    /// A reliable provisional response was not confirmed.
    ///
    /// ## Why it matters
    ///
    /// A provisional response with Require: 100rel and RSeq asks for a PRACK. Until it comes the
    /// server repeats the response, and after 32 seconds it gives the call up; it must hold back a
    /// 200 that waits for it. The PRACK was not sent, or went elsewhere.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// Supported: timer, 100rel
    /// === base=invite-180
    /// >SIP/2.0 183 Session Progress
    /// Require: 100rel
    /// RSeq: «8711»
    /// === base=invite-200
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// Supported: timer, 100rel
    /// === base=invite-180
    /// >SIP/2.0 183 Session Progress
    /// Require: 100rel
    /// RSeq: 8711
    /// === base=bye
    /// >PRACK sip:bob@server.example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9d01
    /// CSeq: 314160 PRACK
    /// +RAck: 8711 314159 INVITE
    /// ```
    SIP521 = "reliable-provisional-without-prack" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3262, "4"), Must(3262, "3")],
        applies: Responses,
        check: Trace(check),
    }
}

/// A PRACK takes a round trip: what is confirmed sooner cannot be seen to be missing.
const SOON: i64 = 500_000;

/// How many reliable responses of one INVITE are looked at.
const MOST: usize = 8;

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let confirmed: HashSet<_> = cx
        .messages()
        .filter(|m| m.message().is_request() && m.method() == Method::Prack)
        .filter_map(|m| {
            let rack = m.typed(HeaderId::RAck)?.rack()?;
            Some((call_id(&m)?, rack.rseq.value))
        })
        .collect();
    let invites = cx.trace.transactions.iter();
    for transaction in invites.filter(|t| t.invite && t.upstream.is_none()) {
        let (asks, end) = asked(cx, transaction);
        let Some(end) = end else {
            continue;
        };
        for (response, rseq) in asks {
            let soon = cx.trace.order.between(response.id, end.id);
            let soon = soon.is_some_and(|t| t < SOON);
            let done = call_id(&response).is_none_or(|c| confirmed.contains(&(c, rseq.value)));
            if !done && !soon {
                report(&response, rseq, &end, lint);
            }
        }
    }
}

/// The provisional responses that ask for a PRACK, and the first final one.
fn asked<'a>(
    cx: &TraceCx<'a>,
    transaction: &'a Transaction,
) -> (Vec<(MessageCx<'a>, Number)>, Option<MessageCx<'a>>) {
    let mut asks: Vec<(MessageCx<'_>, Number)> = Vec::new();
    let mut end = None;
    for (response, status) in responses(cx, transaction) {
        let rseq = response.typed(HeaderId::RSeq).and_then(|v| v.number());
        match rseq.filter(|_| (101..200).contains(&status)) {
            Some(rseq) if asks.iter().all(|(_, n)| n != rseq) && asks.len() < MOST => {
                asks.push((response, *rseq));
            }
            _ if status >= 200 => end = end.or(Some(response)),
            _ => {}
        }
    }
    (asks, end)
}

fn report(response: &MessageCx<'_>, rseq: Number, end: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let text = format!(
        "This response asks for a PRACK with `RAck: {} …`, and none is in the trace although the INVITE was answered in message {}.",
        response.text(rseq.span),
        number(end.id)
    );
    let finding = lint.report(response.id, rseq.span, text);
    relate(finding, end, "the final response");
}
