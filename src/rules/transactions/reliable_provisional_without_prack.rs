//! SIP521.

use std::collections::HashSet;

use super::{number, responses};
use crate::{
    declare_rule,
    ingest::MessageId,
    lint::{Lint, Locus, TraceCx},
    message::{HeaderId, Method},
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

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let confirmed: HashSet<_> = cx
        .messages()
        .filter(|m| m.message().is_request() && m.method() == Method::Prack)
        .filter_map(|m| {
            let rack = m.typed(HeaderId::RAck)?.rack()?;
            let call_id = m.bytes(m.field(HeaderId::CallId)?.value);
            Some((call_id, rack.rseq.value))
        })
        .collect();
    for transaction in cx
        .trace
        .transactions
        .iter()
        .filter(|t| t.invite && t.upstream.is_none())
    {
        let mut asks: Vec<(MessageId, _)> = Vec::new();
        let mut end = None;
        for (response, status) in responses(cx, transaction) {
            let rseq = response.typed(HeaderId::RSeq).and_then(|v| v.number());
            match rseq.filter(|_| (101..200).contains(&status)) {
                Some(rseq) if asks.iter().all(|(_, n)| n != rseq) && asks.len() < 8 => {
                    asks.push((response.id, *rseq));
                }
                _ if status >= 200 => end = end.or(Some(response.id)),
                _ => {}
            }
        }
        let Some(end) = end else {
            continue;
        };
        for (id, rseq) in asks {
            let Some(response) = cx.message(id) else {
                continue;
            };
            let call_id = response
                .field(HeaderId::CallId)
                .map(|f| response.bytes(f.value));
            let soon = cx.trace.order.between(id, end).is_some_and(|t| t < SOON);
            let done = call_id.is_none_or(|c| confirmed.contains(&(c, rseq.value)));
            if !done && !soon {
                let text = format!(
                    "This response asks for a PRACK with `RAck: {} …`, and none is in the trace although the INVITE was answered in message {}.",
                    response.text(rseq.span),
                    number(end)
                );
                let finding = lint.report(id, rseq.span, text);
                let status = cx.message(end).and_then(|m| super::status_span(&m));
                if let Some(span) = status {
                    finding.relate(Locus { message: end, span }, "the final response");
                }
            }
        }
    }
}
