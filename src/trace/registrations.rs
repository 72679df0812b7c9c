//! What a REGISTER asked for and what it was given (RFC 3261 §10).

use super::{calls::Given, facts::Facts};
use crate::{
    ingest::{Captured, MessageId},
    message::{HeaderId, HeaderValue, Method},
    syntax::{address::Addresses, uri::UriKind},
    text::Span,
};

/// A Contact of a REGISTER or of the response to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Its URI as two of them compare: without parameters, host and scheme in lower case.
    pub uri: String,
    /// Where it stands.
    pub span: Span,
    /// How long it holds, in seconds: its own parameter, or else the Expires field.
    pub expires: Option<u64>,
}

/// A REGISTER and what came of it, on its first hop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// The request.
    pub request: MessageId,
    /// Its transaction.
    pub transaction: u32,
    /// The user that is registered, as two compare: the URI in To.
    pub user: String,
    /// Its Call-ID: mostly one for each client (RFC 3261 §10.2.4).
    pub call_id: String,
    /// The 2xx to it.
    pub granted: Option<MessageId>,
    /// Whether it removes every binding: `Contact: *`.
    pub removes_all: bool,
    /// The bindings it asks for; none where it only asks what there is.
    pub asked: Vec<Binding>,
    /// The bindings that the registrar has now.
    pub bindings: Vec<Binding>,
}

/// Every REGISTER that is in the trace, on its first hop.
pub(super) fn find(given: &Given<'_>) -> Vec<Registration> {
    let mut found = Vec::new();
    for (transaction, number) in given.transactions.all.iter().zip(0..) {
        let Some(request) = transaction.first() else {
            continue;
        };
        let facts = given.facts(request);
        if transaction.upstream.is_some() || !facts.is_some_and(|f| f.asks(Method::Register)) {
            continue;
        }
        let mut messages = transaction.messages.iter().copied();
        let granted = messages.find(|id| given.facts(*id).is_some_and(Facts::is_success));
        let captured = |id: MessageId| given.messages.get(id.0 as usize);
        found.push(Registration {
            request,
            transaction: number,
            user: captured(request).map(user).unwrap_or_default(),
            call_id: facts.map(|f| f.call_id.clone()).unwrap_or_default(),
            granted,
            removes_all: captured(request).is_some_and(removes_all),
            asked: captured(request).map(bindings).unwrap_or_default(),
            bindings: granted.and_then(captured).map(bindings).unwrap_or_default(),
        });
    }
    found
}

/// How many bindings of one message are looked at: a user has few devices.
const MOST: usize = 128;

fn removes_all(captured: &Captured) -> bool {
    let source = &captured.source;
    let contact = captured.parsed.message.typed(source, HeaderId::Contact);
    let contact = contact.and_then(HeaderValue::addresses);
    matches!(contact, Some(Addresses::Star(_)))
}

/// The URI in To: the address of record.
fn user(captured: &Captured) -> String {
    let to = captured
        .parsed
        .message
        .typed(&captured.source, HeaderId::To);
    let uri = to.and_then(|v| v.address()?.uri.as_ref());
    uri.map(|uri| comparable(captured, uri)).unwrap_or_default()
}

fn bindings(captured: &Captured) -> Vec<Binding> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let overall = message.typed(source, HeaderId::Expires);
    let overall = overall.and_then(|v| v.seconds()?.number.value);
    let fields = message.fields(HeaderId::Contact);
    let addresses = fields.filter_map(|f| f.typed(source)?.addresses());
    let binding = |address: &crate::syntax::address::NameAddr| {
        let uri = address.uri.as_ref()?;
        let own = address.params.value(source, "expires");
        let own = own.and_then(|v| std::str::from_utf8(v).ok()?.parse().ok());
        Some(Binding {
            uri: comparable(captured, uri),
            span: uri.span,
            expires: own.or(overall),
        })
    };
    addresses
        .flat_map(Addresses::list)
        .filter_map(binding)
        .take(MOST)
        .collect()
}

/// A URI as two of them compare, roughly by RFC 3261 §19.1.4.
pub(super) fn comparable(captured: &Captured, uri: &crate::syntax::uri::Uri) -> String {
    let text = |span| String::from_utf8_lossy(captured.source.get(span)).into_owned();
    let scheme = text(uri.scheme).to_ascii_lowercase();
    match &uri.kind {
        UriKind::Sip(sip) => {
            let user = sip.user.map(text).unwrap_or_default();
            let host = sip.host_port.map(|h| text(h.span).to_ascii_lowercase());
            format!("{scheme}:{user}@{}", host.unwrap_or_default())
        }
        UriKind::Tel(tel) => format!("{scheme}:{}", text(tel.number)),
        UriKind::Other(rest) => format!("{scheme}:{}", text(*rest)),
    }
}
