//! What the rules on session timers ask of messages (RFC 4028).

use super::messages::responses;
use crate::{
    lint::{MessageCx, TraceCx},
    message::{HeaderId, HeaderValue, Method, near::nearest},
    syntax::{number::Number, params::Params},
    text::Span,
    trace::Transaction,
};

/// The shortest interval, where no Min-SE says more (RFC 4028 §5).
pub(super) const SHORTEST: u64 = 90;

/// Which side sends the refreshes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refresher {
    /// The sender of the request.
    Uac,
    /// The one that answers it.
    Uas,
}

impl Refresher {
    /// As the parameter writes it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Uac => "uac",
            Self::Uas => "uas",
        }
    }
}

/// A Session-Expires field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interval {
    /// Seconds till the session ends, unless it is refreshed.
    pub(super) seconds: u64,
    /// Where they stand.
    pub(super) span: Span,
    /// Who refreshes, and where that stands.
    pub(super) refresher: Option<(Refresher, Span)>,
}

impl Interval {
    /// That of a message.
    pub(super) fn of(m: &MessageCx<'_>) -> Option<Self> {
        let value = m.typed(HeaderId::SessionExpires)?.seconds()?;
        Some(Self {
            seconds: value.number.value?,
            span: value.number.span,
            refresher: refresher(m, &value.params),
        })
    }
}

fn refresher(m: &MessageCx<'_>, params: &Params) -> Option<(Refresher, Span)> {
    let span = params.get(m.source(), "refresher")?.value?;
    let sides = [Refresher::Uac, Refresher::Uas];
    let of = |r: &Refresher| m.bytes(span).eq_ignore_ascii_case(r.name().as_bytes());
    Some((sides.into_iter().find(of)?, span))
}

/// The shortest interval that a message allows.
pub(super) fn min_se(m: &MessageCx<'_>) -> Option<Number> {
    Some(m.typed(HeaderId::MinSe)?.seconds()?.number)
}

/// Whether a field lists the option tag `timer`, misspelled or not: that is a finding of its own. `None`
/// where part of it cannot be read.
pub(super) fn lists_timer(m: &MessageCx<'_>, field: HeaderId) -> Option<bool> {
    let mut found = false;
    for field in m.fields(field) {
        let items = field.typed(m.source()).and_then(HeaderValue::items)?;
        found |= items.iter().any(|i| {
            let tag = m.text(i.token).to_ascii_lowercase();
            tag == "timer" || nearest(&tag, ["timer"]).is_some()
        });
    }
    Some(found)
}

/// The session refresh requests, INVITE and UPDATE (RFC 4028 §4), each with the first of its
/// responses of a kind, as its sender saw them: on the first hop.
pub(super) fn refreshes<'a>(
    cx: &TraceCx<'a>,
    kind: fn(u16) -> bool,
) -> impl Iterator<Item = (MessageCx<'a>, MessageCx<'a>)> {
    let cx = *cx;
    let first_hops = cx.trace.transactions.iter();
    let first_hops = first_hops.filter(|t| t.upstream.is_none());
    first_hops.filter_map(move |t| {
        let request = refresh_request(&cx, t)?;
        let (response, _) = responses(&cx, t).find(|(_, status)| kind(*status))?;
        Some((request, response))
    })
}

/// The request of a transaction, where it starts, changes or refreshes a session.
pub(super) fn refresh_request<'a>(
    cx: &TraceCx<'a>,
    transaction: &Transaction,
) -> Option<MessageCx<'a>> {
    let request = cx.message(transaction.first()?)?;
    let refreshes = matches!(request.method(), Method::Invite | Method::Update);
    (request.message().is_request() && refreshes).then_some(request)
}

/// Whether a status accepts.
pub(super) fn accepts(status: u16) -> bool {
    (200..300).contains(&status)
}
