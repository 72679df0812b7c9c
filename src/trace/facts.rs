//! What tells of a message which others it belongs to.

use super::vias::{Stack, Vias};
use crate::{
    ingest::Captured,
    message::{HeaderId, HeaderValue, Method},
    syntax::params::Params,
    text::{Source, Span},
};

/// A message's identity; what is missing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) request: bool,
    pub(super) status: Option<u16>,
    /// The method: a request's own, a response's from its `CSeq`. A slip is what it is meant for.
    pub(super) method: String,
    pub(super) call_id: String,
    /// The number in `CSeq`.
    pub(super) cseq: Option<u64>,
    pub(super) from_tag: String,
    pub(super) to_tag: String,
    /// The top Via's branch, in lower case: a token compares without regard to case (RFC 3261
    /// §7.3.1).
    pub(super) branch: String,
    /// The top Via's host and port, in lower case.
    pub(super) sent_by: String,
    /// All its Vias.
    pub(super) vias: Stack,
    /// Whether its Subscription-State says `terminated` (RFC 6665 §4.1.2.3).
    pub(super) ends_subscription: bool,
}

impl Facts {
    /// The facts of `captured`; `None` where its first line is no start line.
    pub(super) fn of(captured: &Captured, stacks: &mut Vias) -> Option<Self> {
        let (source, message) = (&captured.source, &captured.parsed.message);
        let (request, status) = (message.is_request(), message.status_code());
        if !request && message.status().is_none() {
            return None;
        }
        let cseq = message.read(source, HeaderId::CSeq);
        let cseq = cseq.as_ref().and_then(HeaderValue::cseq);
        let call_id = message.field(HeaderId::CallId).map(|f| f.value);
        let method = message.request_method().or(cseq.map(|c| c.method));
        let mut vias = vias(captured);
        let (branch, sent_by) = vias.first().cloned().unwrap_or_default();
        vias.reverse();
        Some(Self {
            request,
            status,
            method: method.map(|m| method_meant(source, m)).unwrap_or_default(),
            call_id: call_id
                .map(|c| source.text(c).into_owned())
                .unwrap_or_default(),
            cseq: cseq.and_then(|c| c.number.value),
            from_tag: tag(captured, HeaderId::From),
            to_tag: tag(captured, HeaderId::To),
            branch,
            sent_by,
            vias: stacks.stack(vias.into_iter()),
            ends_subscription: ends_subscription(captured),
        })
    }

    /// Whether the branch says that it names the transaction alone (RFC 3261 §8.1.1.7).
    pub(super) fn has_cookie(&self) -> bool {
        self.branch.len() > 7 && self.branch.starts_with("z9hg4bk")
    }

    /// Its method, where it is a known one.
    pub(super) fn known_method(&self) -> Method {
        Method::of(self.method.as_bytes())
    }

    /// Whether it is a request of that method.
    pub(super) fn asks(&self, method: Method) -> bool {
        self.request && self.known_method() == method
    }

    /// Whether it is a final response.
    pub(super) fn is_final(&self) -> bool {
        self.status.is_some_and(|s| s >= 200)
    }

    /// Whether it is a 2xx response.
    pub(super) fn is_success(&self) -> bool {
        self.status.is_some_and(|s| (200..300).contains(&s))
    }

    /// Whether it is a request outside any dialog that asks for something: no ACK, no CANCEL.
    pub(super) fn is_initial(&self) -> bool {
        let method = self.known_method();
        self.request && self.to_tag.is_empty() && !matches!(method, Method::Ack | Method::Cancel)
    }
}

/// Branch and sent-by of every Via that can be read, the top one first, in lower case.
fn vias(captured: &Captured) -> Vec<(String, String)> {
    let source = &captured.source;
    let fields = captured.parsed.message.fields(HeaderId::Via);
    let mut read = Vec::new();
    for value in fields.filter_map(|f| f.read(source).value) {
        read.extend(value.via().unwrap_or_default().iter().map(|via| {
            let branch = parameter(source, &via.params, "branch").to_ascii_lowercase();
            let sent_by = via.sent_by.map(|s| source.text(s.span).into_owned());
            (branch, sent_by.unwrap_or_default().to_ascii_lowercase())
        }));
    }
    read
}

/// The method that stands there, or the one that a slip is meant for.
fn method_meant(source: &Source, span: Span) -> String {
    let meant = Method::meant(source.get(span)).map(|m| m.name().to_owned());
    meant.unwrap_or_else(|| source.text(span).into_owned())
}

fn ends_subscription(captured: &Captured) -> bool {
    let source = &captured.source;
    let message = &captured.parsed.message;
    let state = message.read(source, HeaderId::SubscriptionState);
    let state = state.as_ref().and_then(HeaderValue::item);
    state.is_some_and(|s| source.get(s.token).eq_ignore_ascii_case(b"terminated"))
}

fn parameter(source: &Source, params: &Params, name: &str) -> String {
    let value = params.value(source, name).unwrap_or_default();
    String::from_utf8_lossy(value).into_owned()
}

fn tag(captured: &Captured, id: HeaderId) -> String {
    let source = &captured.source;
    let value = captured.parsed.message.read(source, id);
    let address = value.as_ref().and_then(HeaderValue::address);
    address
        .map(|a| parameter(source, &a.params, "tag"))
        .unwrap_or_default()
}
