//! What the sides of a call are called.

use super::Told;
use crate::{
    ingest::{Captured, MessageId},
    message::{HeaderId, Message},
    syntax::{
        address::NameAddr,
        rfc3261::unquote,
        start_line::StartLine,
        uri::{Uri, UriKind},
    },
    text::Source,
    trace::{Call, CallKind},
};

/// What a party does in a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Sent the first request.
    Caller,
    /// Is called or asked.
    Callee,
    /// Is registered.
    Registrant,
}

/// A side of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// What it does.
    pub role: Role,
    /// What it is called: the display name, or else the user, or else the host.
    pub name: String,
    /// Its URI.
    pub uri: String,
}

/// The sides of a call, by the first request or else the first message.
pub(super) fn parties(told: Told<'_>, call: &Call) -> Vec<Party> {
    let first = call.milestones.first_asked;
    let Some(captured) = first
        .or(call.messages.first().copied())
        .and_then(|id| told.capture.get(id))
    else {
        return Vec::new();
    };
    let party = |field, role| {
        let value = captured.parsed.message.read(&captured.source, field)?;
        let address = value.address()?;
        Some(Party {
            role,
            name: name(&captured.source, address),
            uri: address
                .uri
                .as_ref()
                .map(|u| captured.source.text(u.span).into_owned())
                .unwrap_or_default(),
        })
    };
    let roles = match call.kind {
        CallKind::Registration => &[(HeaderId::To, Role::Registrant)][..],
        _ => &[(HeaderId::From, Role::Caller), (HeaderId::To, Role::Callee)],
    };
    roles.iter().filter_map(|(f, r)| party(*f, *r)).collect()
}

/// The names in From and To of a message.
pub(super) fn from_and_to(told: Told<'_>, id: MessageId) -> (String, String) {
    let name = |field| {
        let captured = told.capture.get(id)?;
        let value = captured.parsed.message.read(&captured.source, field)?;
        Some(name(&captured.source, value.address()?))
    };
    let or = |name: Option<String>| name.unwrap_or_else(|| "somebody".to_owned());
    (or(name(HeaderId::From)), or(name(HeaderId::To)))
}

/// What an address is called; none where it has no name.
pub(super) fn address_name(source: &Source, address: &NameAddr) -> Option<String> {
    Some(name(source, address)).filter(|n| !n.is_empty())
}

/// The display name, or else the user, or else what stands there.
fn name(source: &Source, address: &NameAddr) -> String {
    let display = address.display.map(|d| unquote(source.get(d)));
    let display = display.map(|d| String::from_utf8_lossy(&d).trim().to_owned());
    match (display.filter(|d| !d.is_empty()), &address.uri) {
        (Some(display), _) => display,
        (None, Some(uri)) => of_uri(source, uri),
        (None, None) => source.text(address.span).into_owned(),
    }
}

fn of_uri(source: &Source, uri: &Uri) -> String {
    match &uri.kind {
        UriKind::Sip(sip) => sip.user.or(sip.host_port.map(|h| h.host.span)).map_or_else(
            || source.text(uri.span).into_owned(),
            |span| source.text(span).into_owned(),
        ),
        UriKind::Tel(tel) => source.text(tel.number).into_owned(),
        UriKind::Other(_) => source.text(uri.span).into_owned(),
    }
}

/// The user that a request's credentials are of.
pub(super) fn username(captured: &Captured) -> Option<String> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let fields = [HeaderId::Authorization, HeaderId::ProxyAuthorization];
    let mut values = fields.iter().flat_map(|f| message.fields(*f));
    let user = values.find_map(|f| f.typed(source)?.auth()?.params.unq(source, "username"))?;
    Some(String::from_utf8_lossy(&user).into_owned())
}

pub(super) fn method(captured: &Captured) -> String {
    let method = captured.parsed.message.method(&captured.source);
    method
        .map(|m| captured.source.text(m).into_owned())
        .unwrap_or_default()
}

pub(super) fn reason_phrase(captured: &Captured) -> String {
    match &captured.parsed.message.start {
        StartLine::Status(line) => captured.source.text(line.reason).trim().to_owned(),
        _ => String::new(),
    }
}

/// The value of the first field of one kind, as written.
pub(super) fn value(source: &Source, message: &Message, id: HeaderId) -> Option<String> {
    message.field(id).map(|f| source.text(f.value).into_owned())
}
