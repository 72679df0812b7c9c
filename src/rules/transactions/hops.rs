//! What the rules on transactions ask of the way that messages took: Vias, URIs, addresses.

use std::{collections::HashSet, hash::Hash};

use crate::{
    lint::{MessageCx, TraceCx},
    message::{HeaderField, HeaderId, HeaderValue},
    syntax::{host::HostKind, start_line::StartLine, uri::Uri, via::ViaParm},
    text::Span,
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

/// The Request-URI of a request.
pub(super) fn request_uri(cx: &MessageCx<'_>) -> Option<Span> {
    match &cx.message().start {
        StartLine::Request(line) => Some(line.uri_span),
        _ => None,
    }
}

/// Whether a Via cannot be read or has no branch: the hops of a message are then not told apart.
pub(super) fn has_broken_via(m: &MessageCx<'_>) -> bool {
    let unread = |f: &HeaderField| f.typed(m.source()).and_then(HeaderValue::via).is_none();
    let hostless = |v: &ViaParm| v.sent_by.is_none_or(|s| s.host.kind == HostKind::Malformed);
    let nameless = |v: &ViaParm| hostless(v) || v.params.value(m.source(), "branch").is_none();
    m.field(HeaderId::Via).is_none()
        || m.fields(HeaderId::Via).any(unread)
        || m.vias().any(nameless)
}

/// What was found on a hop of a request or response. Found on another hop with the same key, it is
/// the same defect, forwarded.
pub(super) struct OnHop<K, T> {
    /// The number of the transaction.
    pub(super) transaction: u32,
    pub(super) key: K,
    pub(super) what: T,
}

/// The hops before a transaction's, the next first: no more than its request has Vias.
fn before(cx: &TraceCx<'_>, transaction: u32) -> impl Iterator<Item = u32> {
    let upstream = move |n: &u32| cx.trace.transaction(*n)?.upstream;
    std::iter::successors(upstream(&transaction), move |n| upstream(n))
}

/// Of what was found on requests, that on the first hop that has it.
pub(super) fn first_hops<K: Eq + Hash + Copy, T>(
    cx: &TraceCx<'_>,
    found: Vec<OnHop<K, T>>,
) -> impl Iterator<Item = T> {
    let known: HashSet<_> = found.iter().map(|f| (f.transaction, f.key)).collect();
    let forwarded =
        move |f: &OnHop<K, T>| before(cx, f.transaction).any(|n| known.contains(&(n, f.key)));
    let own = found.into_iter().filter(move |f| !forwarded(f));
    own.map(|f| f.what)
}

/// Of what was found on responses, that on the hop nearest to the side that answered, once.
pub(super) fn last_hops<K: Eq + Hash + Copy, T>(
    cx: &TraceCx<'_>,
    found: Vec<OnHop<K, T>>,
) -> impl Iterator<Item = T> {
    let passed_on = |f: &OnHop<K, T>| {
        let key = f.key;
        before(cx, f.transaction).map(move |n| (n, key))
    };
    let mut told: HashSet<_> = found.iter().flat_map(passed_on).collect();
    let own = found.into_iter();
    own.filter(move |f| told.insert((f.transaction, f.key)))
        .map(|f| f.what)
}
