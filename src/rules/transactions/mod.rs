//! `SIP5xx`: transactions, dialogs, sessions.

use crate::{
    lint::{MessageCx, Rule},
    message::HeaderId,
    text::Span,
};

mod cancel_without_its_request;
mod retransmission_differs;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[
    &retransmission_differs::RULE,
    &cancel_without_its_request::RULE,
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
