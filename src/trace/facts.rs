//! What decides which messages belong together, read once for each message.

use crate::{
    ingest::Captured,
    message::{HeaderId, Method},
    syntax::{params::Params, via::ViaParm},
    text::{Source, Span},
};

/// The identifying parts of one message; what is missing or unreadable is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// Whether it is a request.
    pub(super) request: bool,
    /// A response's status code.
    pub(super) status: Option<u16>,
    /// The method: a request's own, a response's from its `CSeq`.
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
}

impl Facts {
    /// The facts of `captured`; `None` where its first line is no start line.
    pub(super) fn of(captured: &Captured) -> Option<Self> {
        let (source, message) = (&captured.source, &captured.parsed.message);
        let (request, status) = (message.is_request(), message.status_code());
        if !request && message.status().is_none() {
            return None;
        }
        let via = message.typed(source, HeaderId::Via);
        let via = via.and_then(|v| v.via()?.first());
        let cseq = message.typed(source, HeaderId::CSeq);
        let call_id = message.field(HeaderId::CallId).map(|f| f.value);
        let method = message.method(source);
        Some(Self {
            request,
            status,
            method: method.map(|m| text(source, m)).unwrap_or_default(),
            call_id: call_id.map(|c| text(source, c)).unwrap_or_default(),
            cseq: cseq.and_then(|c| c.cseq()?.number.value),
            from_tag: tag(captured, HeaderId::From),
            to_tag: tag(captured, HeaderId::To),
            branch: via.map(|v| branch(source, v)).unwrap_or_default(),
            sent_by: via
                .and_then(|v| Some(text(source, v.sent_by?.span).to_ascii_lowercase()))
                .unwrap_or_default(),
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
}

fn text(source: &Source, span: Span) -> String {
    String::from_utf8_lossy(source.get(span)).into_owned()
}

fn parameter(source: &Source, params: &Params, name: &str) -> String {
    let value = params.value(source, name).unwrap_or_default();
    String::from_utf8_lossy(value).into_owned()
}

fn branch(source: &Source, via: &ViaParm) -> String {
    parameter(source, &via.params, "branch").to_ascii_lowercase()
}

fn tag(captured: &Captured, id: HeaderId) -> String {
    let source = &captured.source;
    let value = captured.parsed.message.typed(source, id);
    let address = value.and_then(|v| v.address());
    address
        .map(|a| parameter(source, &a.params, "tag"))
        .unwrap_or_default()
}
