//! `SIP5xx`: transactions, dialogs, sessions.

use crate::{
    ingest::MessageId,
    lint::{MessageCx, Rule, TraceCx},
    message::{HeaderId, Method},
    syntax::{start_line::StartLine, uri::Uri, via::ViaParm},
    text::Span,
    trace::{Exchange, MediaSide, Transaction},
};

mod ack_to_refusal_with_another_branch;
mod ack_to_success_with_invite_branch;
mod answer_adds_codecs;
mod answer_in_the_wrong_place;
mod answer_with_other_media_lines;
mod binding_not_granted;
mod cancel_after_final_response;
mod cancel_before_provisional;
mod cancel_with_another_branch;
mod cancel_with_another_request_uri;
mod cancel_without_its_request;
mod cseq_not_increasing;
mod expiry_cut;
mod glare;
mod impossible_direction;
mod key_presses_on_one_side;
mod live_dialog_unknown;
mod missing_ack;
mod missing_final_response;
mod no_common_codec;
mod number_not_of_its_invite;
mod offer_without_answer;
mod origin_version_not_raised;
mod provisional_after_final;
mod rack_of_no_response;
mod record_route_not_copied;
mod reliable_provisional_without_prack;
mod request_uri_not_remote_target;
mod response_with_other_vias;
mod response_without_its_request;
mod retransmission_differs;
mod retransmissions;
mod route_not_the_route_set;
mod second_final_response;
mod tags_of_no_dialog;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[
    &retransmission_differs::RULE,
    &cancel_without_its_request::RULE,
    &ack_to_refusal_with_another_branch::RULE,
    &ack_to_success_with_invite_branch::RULE,
    &number_not_of_its_invite::RULE,
    &cancel_with_another_branch::RULE,
    &cancel_with_another_request_uri::RULE,
    &cancel_after_final_response::RULE,
    &cancel_before_provisional::RULE,
    &response_with_other_vias::RULE,
    &response_without_its_request::RULE,
    &second_final_response::RULE,
    &provisional_after_final::RULE,
    &missing_ack::RULE,
    &missing_final_response::RULE,
    &cseq_not_increasing::RULE,
    &tags_of_no_dialog::RULE,
    &request_uri_not_remote_target::RULE,
    &route_not_the_route_set::RULE,
    &record_route_not_copied::RULE,
    &reliable_provisional_without_prack::RULE,
    &rack_of_no_response::RULE,
    &retransmissions::RULE,
    &binding_not_granted::RULE,
    &expiry_cut::RULE,
    &glare::RULE,
    &live_dialog_unknown::RULE,
    &offer_without_answer::RULE,
    &answer_in_the_wrong_place::RULE,
    &answer_with_other_media_lines::RULE,
    &no_common_codec::RULE,
    &answer_adds_codecs::RULE,
    &impossible_direction::RULE,
    &origin_version_not_raised::RULE,
    &key_presses_on_one_side::RULE,
];

/// What a request and the CANCEL of it share (RFC 3261 §9.1): the top Via's branch, Call-ID, and
/// the number in `CSeq`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct RequestKey<'a> {
    branch: &'a [u8],
    call_id: &'a [u8],
    cseq: u64,
}

impl<'a> RequestKey<'a> {
    /// The key of a message; `None` where a part of it is missing.
    fn of(cx: &MessageCx<'a>) -> Option<Self> {
        Some(Self {
            branch: cx.bytes(branch(cx)?),
            call_id: cx.bytes(cx.field(HeaderId::CallId)?.value),
            cseq: cx.typed(HeaderId::CSeq)?.cseq()?.number.value?,
        })
    }
}

/// The top Via's branch.
fn branch(cx: &MessageCx<'_>) -> Option<Span> {
    let top = cx.typed(HeaderId::Via)?.via()?.first()?;
    top.params.get(cx.source(), "branch")?.value
}

/// The number that a message goes by in sentences, from 1.
fn number(id: MessageId) -> u32 {
    id.0.saturating_add(1)
}

/// The responses of a transaction with their status codes, in order.
fn responses<'a>(
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
struct Ends {
    success: Option<MessageId>,
    refusal: Option<(MessageId, u16)>,
    /// The ACK that is part of it.
    ack: Option<MessageId>,
}

impl Ends {
    fn of(cx: &TraceCx<'_>, transaction: &Transaction) -> Self {
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
struct Hop<'a> {
    sent_by: &'a [u8],
    branch: &'a [u8],
}

fn identity<'a>(cx: &MessageCx<'a>, via: &ViaParm) -> Hop<'a> {
    Hop {
        sent_by: via.sent_by.map(|s| cx.bytes(s.span)).unwrap_or_default(),
        branch: via.params.value(cx.source(), "branch").unwrap_or_default(),
    }
}

/// The hop that the top Via names.
fn top_via<'a>(cx: &MessageCx<'a>) -> Option<Hop<'a>> {
    let top = cx.typed(HeaderId::Via)?.via()?.first()?;
    Some(identity(cx, top))
}

/// The tag in From or To.
fn tag<'a>(cx: &MessageCx<'a>, field: HeaderId) -> Option<&'a [u8]> {
    let address = cx.typed(field)?.address()?;
    address.params.value(cx.source(), "tag")
}

/// The status code of a response.
fn status_span(cx: &MessageCx<'_>) -> Option<Span> {
    cx.message().status().map(|s| s.span)
}

/// The tag in From or To, as a place.
fn tag_span(cx: &MessageCx<'_>, field: HeaderId) -> Option<Span> {
    let address = cx.typed(field)?.address()?;
    address.params.get(cx.source(), "tag")?.value
}

/// What of a URI two must share to be one place: user, host and port, without parameters (roughly
/// RFC 3261 §19.1.4).
fn uri_key(cx: &MessageCx<'_>, uri: &Uri) -> Vec<u8> {
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
fn hosts(cx: &MessageCx<'_>) -> Vec<Vec<u8>> {
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
const LONG: i64 = 32_000_000;

/// The Request-URI of a request.
fn request_uri(cx: &MessageCx<'_>) -> Option<Span> {
    match &cx.message().start {
        StartLine::Request(line) => Some(line.uri_span),
        _ => None,
    }
}

/// A media line that both sides take part in.
struct Taken<'a> {
    exchange: &'a Exchange,
    /// The message with the answer.
    answer: MessageId,
    offered: &'a MediaSide,
    answered: &'a MediaSide,
}

/// The media lines of all final answers that both sides take part in.
fn taken<'a>(cx: &TraceCx<'a>) -> impl Iterator<Item = Taken<'a>> {
    let exchanges = cx.trace.exchanges.iter().filter(|e| !e.preview);
    exchanges.flat_map(|exchange| {
        exchange.media.iter().filter_map(move |media| {
            let (offered, answered) = (media.offered.as_ref()?, media.answered.as_ref()?);
            let same = offered.kind.eq_ignore_ascii_case(&answered.kind);
            (same && media.is_live()).then_some(Taken {
                exchange,
                answer: exchange.answer?,
                offered,
                answered,
            })
        })
    })
}
