//! What the rules on transactions ask of messages.

use super::hops::{OnHop, last_hops};
use crate::{
    ingest::{Fidelity, MessageId},
    lint::{Diagnostic, MessageCx, TraceCx},
    message::{HeaderId, Method},
    syntax::number::Number,
    text::Span,
    trace::{Transaction, Within},
};

/// The number that a message goes by in sentences, from 1.
pub(super) fn number(id: MessageId) -> u32 {
    id.0.saturating_add(1)
}

/// The responses of a transaction with their status codes, in order.
pub(super) fn responses<'a>(
    cx: &TraceCx<'a>,
    transaction: &'a Transaction,
) -> impl Iterator<Item = (MessageCx<'a>, u16)> {
    let cx = *cx;
    let all = transaction.messages.iter();
    all.filter_map(move |id| {
        let message = cx.message(*id)?;
        let status = message.message().status_code()?;
        Some((message, status))
    })
}

/// The responses of all transactions that a rule speaks of: of those that are sent again or
/// forwarded the first.
pub(super) fn faulty_responses<'a>(
    cx: &TraceCx<'a>,
    is_faulty: impl Fn(&MessageCx<'a>, u16) -> bool,
) -> impl Iterator<Item = MessageCx<'a>> {
    let mut found = Vec::new();
    for (transaction, number) in cx.trace.transactions.iter().zip(0..) {
        let faulty = responses(cx, transaction).filter(|(m, status)| is_faulty(m, *status));
        found.extend(faulty.map(|(response, status)| OnHop {
            transaction: number,
            key: (status, tag(&response, HeaderId::To)),
            what: response,
        }));
    }
    last_hops(cx, found)
}

/// How an INVITE's transaction ended: the first of each.
#[derive(Default)]
pub(super) struct Ends {
    pub(super) success: Option<MessageId>,
    pub(super) refusal: Option<(MessageId, u16)>,
    /// The ACK that is part of it.
    pub(super) ack: Option<MessageId>,
}

impl Ends {
    pub(super) fn of(cx: &TraceCx<'_>, transaction: &Transaction) -> Self {
        let mut ends = Self::default();
        for id in &transaction.messages {
            let Some(message) = cx.message(*id) else {
                continue;
            };
            match message.message().status_code() {
                Some(200..=299) => _ = ends.success.get_or_insert(*id),
                Some(status @ 300..) => _ = ends.refusal.get_or_insert((*id, status)),
                Some(_) => {}
                None if message.method() == Method::Ack => _ = ends.ack.get_or_insert(*id),
                None => {}
            }
        }
        ends
    }
}

/// The tag in From or To.
pub(super) fn tag<'a>(cx: &MessageCx<'a>, field: HeaderId) -> Option<&'a [u8]> {
    let address = cx.typed(field)?.address()?;
    address.params.value(cx.source(), "tag")
}

/// The status code of a response.
pub(super) fn status_span(cx: &MessageCx<'_>) -> Option<Span> {
    cx.message().status().map(|s| s.span)
}

/// The tag in From or To, as a place.
pub(super) fn tag_span(cx: &MessageCx<'_>, field: HeaderId) -> Option<Span> {
    let address = cx.typed(field)?.address()?;
    address.params.get(cx.source(), "tag")?.value
}

/// How long a trace must go on before what is missing can be called missing: 64 times T1 (RFC
/// 3261 §17.1.1.2, timers B, F and H), in microseconds.
pub(super) const LONG: i64 = 32_000_000;

/// What names a message in its start line: the method, or the status code.
pub(super) fn named(m: &MessageCx<'_>) -> Option<Span> {
    m.message().request_method().or(status_span(m))
}

/// Adds a message as a related place of a finding, by what names it.
pub(super) fn relate(finding: &mut Diagnostic, m: &MessageCx<'_>, note: &str) {
    if let Some(span) = named(m) {
        finding.relate(m.id, span, note);
    }
}

/// Whether all of a message is there: what a paste cut away, nobody left out.
pub(super) fn is_whole(m: &MessageCx<'_>) -> bool {
    m.captured.fidelity != Fidelity::Fragment
}

/// The number in `CSeq`.
pub(super) fn cseq(m: &MessageCx<'_>) -> Option<Number> {
    Some(m.typed(HeaderId::CSeq)?.cseq()?.number)
}

/// Call-ID.
pub(super) fn call_id<'a>(m: &MessageCx<'a>) -> Option<&'a [u8]> {
    m.field(HeaderId::CallId).map(|f| m.bytes(f.value))
}

/// The requests of one method that are transactions of their own, each with the number and the
/// transaction of the INVITE it belongs to: CANCEL, and ACK to a 2xx.
pub(super) fn of_invites<'a>(
    cx: &TraceCx<'a>,
    method: Method,
) -> impl Iterator<Item = (MessageCx<'a>, u32, &'a Transaction)> {
    let cx = *cx;
    cx.trace.transactions.iter().filter_map(move |t| {
        let number = t.invited?;
        let invite = cx.trace.transaction(number)?;
        let request = cx.message(t.first()?)?;
        let fits = request.message().is_request() && request.method() == method;
        fits.then_some((request, number, invite))
    })
}

/// Whether a request is an ACK that, as far as the trace shows, is to a refusal, whatever its branch says: it goes
/// where the INVITE went, and not by what the sides know of each other (RFC 3261 §17.1.1.3).
pub(super) fn acknowledges_refusal(cx: &TraceCx<'_>, within: &Within) -> bool {
    let own = cx.trace.transaction(within.transaction);
    let ack = own.filter(|t| t.method == "ACK").and_then(|t| t.invited);
    let invite = ack.and_then(|n| cx.trace.transaction(n));
    invite.is_some_and(|invite| Ends::of(cx, invite).success.is_none())
}

/// Whether a response is to a known request other than INVITE, by its own words and by what its
/// transaction shows.
pub(super) fn is_of_other_request(m: &MessageCx<'_>) -> bool {
    let transaction = m.trace.trace.transaction_of(m.id);
    let other = !matches!(m.method(), Method::Invite | Method::Ack | Method::Other);
    other && transaction.is_none_or(|t| !t.invite)
}
