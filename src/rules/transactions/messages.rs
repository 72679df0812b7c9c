//! What the rules on transactions ask of messages.

use crate::{
    ingest::{Fidelity, MessageId},
    lint::{Diagnostic, Locus, MessageCx, TraceCx},
    message::{HeaderField, HeaderId, HeaderValue, Method},
    syntax::{number::Number, start_line::StartLine, uri::Uri, via::ViaParm},
    text::Span,
    trace::Transaction,
};

/// What a request and the CANCEL of it share (RFC 3261 §9.1): the top Via's branch, Call-ID, and
/// the number in `CSeq`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct RequestKey<'a> {
    pub(super) branch: &'a [u8],
    pub(super) call_id: &'a [u8],
    pub(super) cseq: u64,
}

impl<'a> RequestKey<'a> {
    /// The key of a message; `None` where a part of it is missing.
    pub(super) fn of(cx: &MessageCx<'a>) -> Option<Self> {
        Some(Self {
            branch: cx.bytes(branch(cx)?),
            call_id: cx.bytes(cx.field(HeaderId::CallId)?.value),
            cseq: cx.typed(HeaderId::CSeq)?.cseq()?.number.value?,
        })
    }
}

/// The top Via's branch.
pub(super) fn branch(cx: &MessageCx<'_>) -> Option<Span> {
    let top = cx.typed(HeaderId::Via)?.via()?.first()?;
    top.params.get(cx.source(), "branch")?.value
}

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

/// What names a hop in a Via: host and port, and the branch.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Hop<'a> {
    pub(super) sent_by: &'a [u8],
    pub(super) branch: &'a [u8],
}

pub(super) fn identity<'a>(cx: &MessageCx<'a>, via: &ViaParm) -> Hop<'a> {
    Hop {
        sent_by: via.sent_by.map(|s| cx.bytes(s.span)).unwrap_or_default(),
        branch: via.params.value(cx.source(), "branch").unwrap_or_default(),
    }
}

/// The hop that the top Via names.
pub(super) fn top_via<'a>(cx: &MessageCx<'a>) -> Option<Hop<'a>> {
    let top = cx.typed(HeaderId::Via)?.via()?.first()?;
    Some(identity(cx, top))
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

/// What of a URI two must share to be one place: user, host and port, without parameters (roughly
/// RFC 3261 §19.1.4).
pub(super) fn uri_key(cx: &MessageCx<'_>, uri: &Uri) -> Vec<u8> {
    let Some(sip) = uri.sip() else {
        return cx.bytes(uri.span).to_ascii_lowercase();
    };
    let user = sip.user.map(|u| cx.bytes(u)).unwrap_or_default();
    let host = sip.host_port.map(|h| cx.bytes(h.span).to_ascii_lowercase());
    let host = host.unwrap_or_default();
    let host = host.strip_suffix(b":5060").unwrap_or(&host);
    [user, b"@", host].concat()
}

/// The hosts that a message is known to have come from: by its framing, and by what the receiver
/// wrote into its top Via.
pub(super) fn hosts(cx: &MessageCx<'_>) -> Vec<Vec<u8>> {
    let source = cx.captured.framing.source.as_deref();
    let framed = source
        .and_then(|s| s.rsplit_once(':'))
        .map(|(host, _)| host.as_bytes().to_vec());
    let received = cx
        .vias()
        .filter_map(|v| v.params.value(cx.source(), "received"));
    received
        .map(<[u8]>::to_ascii_lowercase)
        .chain(framed)
        .collect()
}

/// How long a trace must go on before what is missing can be called missing: 64 times T1 (RFC
/// 3261 §17.1.1.2, timers B, F and H), in microseconds.
pub(super) const LONG: i64 = 32_000_000;

/// The Request-URI of a request.
pub(super) fn request_uri(cx: &MessageCx<'_>) -> Option<Span> {
    match &cx.message().start {
        StartLine::Request(line) => Some(line.uri_span),
        _ => None,
    }
}

/// A place in a message.
pub(super) fn at(m: &MessageCx<'_>, span: Span) -> Locus {
    Locus {
        message: m.id,
        span,
    }
}

/// What names a message in its start line: the method, or the status code.
pub(super) fn named(m: &MessageCx<'_>) -> Option<Span> {
    m.message().request_method().or(status_span(m))
}

/// Adds a message as a related place of a finding, by what names it.
pub(super) fn relate(finding: &mut Diagnostic, m: &MessageCx<'_>, note: &str) {
    if let Some(span) = named(m) {
        finding.relate(at(m, span), note);
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

/// The requests of one method that are transactions of their own, each with the transaction of the
/// INVITE it belongs to: CANCEL, and ACK to a 2xx.
pub(super) fn of_invites<'a>(
    cx: &TraceCx<'a>,
    method: Method,
) -> impl Iterator<Item = (MessageCx<'a>, &'a Transaction)> {
    let cx = *cx;
    cx.trace.transactions.iter().filter_map(move |t| {
        let invite = cx.trace.transaction(t.invited?)?;
        let request = cx.message(t.first()?)?;
        let fits = request.message().is_request() && request.method() == method;
        fits.then_some((request, invite))
    })
}

/// Whether a response is to a known request other than INVITE, by its own words and by what its
/// transaction shows.
pub(super) fn is_of_other_request(m: &MessageCx<'_>) -> bool {
    let transaction = m.trace.trace.transaction_of(m.id);
    let other = !matches!(m.method(), Method::Invite | Method::Ack | Method::Other);
    other && transaction.is_none_or(|t| !t.invite)
}

/// Whether a Via cannot be read or has no branch: the hops of a message are then not told apart.
pub(super) fn has_broken_via(m: &MessageCx<'_>) -> bool {
    let unread = |f: &HeaderField| f.typed(m.source()).and_then(HeaderValue::via).is_none();
    let nameless = |v: &ViaParm| v.params.value(m.source(), "branch").is_none();
    m.field(HeaderId::Via).is_none()
        || m.fields(HeaderId::Via).any(unread)
        || m.vias().any(nameless)
}
