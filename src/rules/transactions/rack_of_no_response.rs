//! SIP522.

use std::collections::HashMap;

use super::messages::number;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// A PRACK confirms a response that was not sent.
    ///
    /// ## Why it matters
    ///
    /// RAck repeats the RSeq of the reliable provisional response, and the number and method of its
    /// CSeq. A server that finds no such response answers 481 and goes on repeating the one that
    /// waits.
    ///
    /// ## Fails
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
    /// +RAck: «8712» 314159 INVITE
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
    SIP522 = "rack-of-no-response" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3262, "7.2"), Must(3262, "4")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    // The reliable responses of each Call-ID: their numbers, and the last of them.
    let mut sent: HashMap<&[u8], (Vec<Key>, MessageCx<'_>)> = HashMap::new();
    for id in &cx.trace.order.sequence {
        let Some(message) = cx.message(*id) else {
            continue;
        };
        let Some(call_id) = message
            .field(HeaderId::CallId)
            .map(|f| message.bytes(f.value))
        else {
            continue;
        };
        if let Some(key) = asked(&message) {
            let known = sent.entry(call_id).or_insert_with(|| (Vec::new(), message));
            known.1 = message;
            if known.0.len() < MOST && !known.0.contains(&key) {
                known.0.push(key);
            }
        }
        let hop = cx.trace.transaction_of(*id);
        let first_hop = hop.is_some_and(|t| t.upstream.is_none());
        let request = message.message().is_request();
        let prack = first_hop && request && message.method() == Method::Prack;
        if let (true, Some((keys, last))) = (prack, sent.get(call_id)) {
            judge(&message, keys, last, lint);
        }
    }
}

/// `RSeq`, and the number in `CSeq`.
type Key = (Option<u64>, Option<u64>);

/// How many responses of a call are kept.
const MOST: usize = 64;

/// The numbers of a reliable provisional response.
fn asked(m: &MessageCx<'_>) -> Option<Key> {
    let status = m.message().status_code()?;
    let rseq = m.typed(HeaderId::RSeq)?.number()?;
    let cseq = m.typed(HeaderId::CSeq)?.cseq()?;
    (101..200)
        .contains(&status)
        .then_some((rseq.value, cseq.number.value))
}

fn judge(prack: &MessageCx<'_>, keys: &[Key], last: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(rack) = prack.typed(HeaderId::RAck).and_then(|v| v.rack()) else {
        return;
    };
    let known = |k: &&Key| k.0 == rack.rseq.value;
    let of = last.typed(HeaderId::RSeq).and_then(|v| v.number());
    let (at, what) = match keys.iter().find(known) {
        Some(_) if keys.contains(&(rack.rseq.value, rack.cseq.value)) => return,
        Some(_) => (
            rack.cseq.span,
            "that RSeq is of a response with another CSeq",
        ),
        None => (rack.rseq.span, "no response has that RSeq"),
    };
    if let Some(of) = of.filter(|_| keys.len() < MOST) {
        let text = format!(
            "{}: the last one, message {}, has RSeq {}. The server answers 481 and repeats its response.",
            capital(what),
            number(last.id),
            last.text(of.span)
        );
        lint.report(prack.id, at, text)
            .relate(last.id, of.span, "the RSeq to confirm");
    }
}

fn capital(text: &str) -> String {
    let (first, rest) = text.split_at_checked(1).unwrap_or_default();
    first.to_uppercase() + rest
}
