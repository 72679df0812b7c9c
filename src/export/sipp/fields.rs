//! The text of a message that the scenario sends: the trace's, with keywords where `SIPp` must
//! fill in its own.

use super::{call::Step, escape};
use crate::{
    export::wire,
    message::{HeaderField, HeaderId, HeaderValue, Method},
    syntax::{address::NameAddr, host::HostKind, start_line::StartLine, uri::Uri},
    text::{Source, Span},
};

/// What a request needs to know of the scenario.
pub(super) struct RequestCx {
    /// The branch: `[branch]`, or that of a request before.
    pub branch: String,
    /// The keyword that stands for the other side's tag.
    pub peer: &'static str,
    /// Whether `SIPp` knows the other side's Contact and routes, and the request goes there.
    pub in_dialog: bool,
    /// Whether `SIPp` has got a challenge to answer.
    pub challenged: bool,
    /// Whether `SIPp` has got an `RSeq` to acknowledge.
    pub rseq: bool,
}

/// The fields without which `SIPp` cannot send a message. Content-Length comes last of all fields:
/// `SIPp` 3.6 cuts a message without a body off behind it.
const NEEDED: [HeaderId; 6] = [
    HeaderId::Via,
    HeaderId::From,
    HeaderId::To,
    HeaderId::CallId,
    HeaderId::CSeq,
    HeaderId::ContentLength,
];

/// The text of a request.
pub(super) fn request(step: &Step<'_>, cx: &RequestCx) -> String {
    let mut text = Text::new(&request_line(step, cx));
    for field in step.message().headers.iter().filter(|f| f.colon) {
        match field.id {
            HeaderId::ContentLength => {}
            id if NEEDED.contains(&id) => text.once(id, || needed_in_request(step, cx, id)),
            HeaderId::Contact => text.line(&contact(step.source(), field)),
            HeaderId::Route if cx.in_dialog => text.once(field.id, || "[routes]".to_owned()),
            HeaderId::Authorization | HeaderId::ProxyAuthorization if cx.challenged => {
                text.once(HeaderId::Authorization, || {
                    authentication(step.source(), field)
                });
            }
            HeaderId::RAck if cx.rseq => text.line(&rack(step.source(), field)),
            _ => text.line(&as_it_is(step.source(), field)),
        }
    }
    for id in NEEDED {
        text.once(id, || needed_in_request(step, cx, id));
    }
    text.end(step)
}

/// The text of a response. `request` is what it answers; `saved` is the number under which the
/// request's fields were saved, where another message has come since.
pub(super) fn response(step: &Step<'_>, request: &Step<'_>, saved: Option<usize>) -> String {
    let source = step.source();
    let mut text = Text::new(&escape::value(start_line(step)));
    let needed = |id| needed_in_response(step, request, saved, id);
    // Contact names others in a redirection (RFC 3261 §21.3, §21.4.23) and the registrar's
    // bindings (§10.3).
    let others = matches!(step.status(), 300..=399 | 485) || step.method == Method::Register;
    for field in step.message().headers.iter().filter(|f| f.colon) {
        match field.id {
            HeaderId::ContentLength => {}
            id if NEEDED.contains(&id) => text.once(id, || needed(id)),
            HeaderId::RecordRoute => text.once(field.id, || record_route(request, saved)),
            HeaderId::Contact if !others => text.line(&contact(source, field)),
            _ => text.line(&as_it_is(source, field)),
        }
    }
    for id in NEEDED {
        text.once(id, || needed(id));
    }
    text.end(step)
}

/// Lines of a message, and which fields stand in it.
struct Text {
    out: String,
    written: Vec<HeaderId>,
}

impl Text {
    fn new(start: &str) -> Self {
        Self {
            out: format!("{start}\n"),
            written: Vec::new(),
        }
    }

    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.out += line;
            self.out.push('\n');
        }
    }

    /// Writes a field that stands but once.
    fn once(&mut self, id: HeaderId, line: impl FnOnce() -> String) {
        if !self.written.contains(&id) {
            self.written.push(id);
            self.line(&line());
        }
    }

    fn end(mut self, step: &Step<'_>) -> String {
        self.out.push('\n');
        let body = wire::body(step.captured);
        if !body.is_empty() {
            self.out += &escape::body(&body);
        }
        self.out
    }
}

fn start_line<'a>(step: &Step<'a>) -> &'a [u8] {
    step.source().get(step.message().start_span).trim_ascii()
}

/// `INVITE sip:bob@[remote_ip]:[remote_port] SIP/2.0`: an address in place of a name is that of
/// the trace's own network.
fn request_line(step: &Step<'_>, cx: &RequestCx) -> String {
    let StartLine::Request(line) = &step.message().start else {
        return escape::value(start_line(step));
    };
    let source = step.source();
    let text = |span| escape::value(source.get(span));
    let host = line.uri.as_ref().and_then(|u| u.sip()?.host_port);
    let uri = match host {
        _ if cx.in_dialog => "[$target]".to_owned(),
        Some(at) if matches!(at.host.kind, HostKind::V4(_) | HostKind::V6(_)) => format!(
            "{}[remote_ip]:[remote_port]{}",
            text(Span::new(line.uri_span.start, at.span.start)),
            text(Span::new(at.span.end, line.uri_span.end))
        ),
        _ => text(line.uri_span),
    };
    format!("{} {uri} {}", text(line.method), text(line.version))
}

fn needed_in_request(step: &Step<'_>, cx: &RequestCx, id: HeaderId) -> String {
    let source = step.source();
    match id {
        HeaderId::Via => {
            let via = step.message().typed(source, HeaderId::Via);
            let via = via.and_then(|v| v.via()?.first());
            let rport = via.is_some_and(|v| v.params.get(source, "rport").is_some());
            let rport = if rport { ";rport" } else { "" };
            format!(
                "Via: SIP/2.0/[transport] [local_ip]:[local_port]{rport};branch={}",
                cx.branch
            )
        }
        HeaderId::From => {
            let tag = own_tag(step, HeaderId::From);
            format!("From: {}{tag}", without_tag(step, HeaderId::From))
        }
        HeaderId::To => {
            let tagged = step.tag(HeaderId::To).is_some();
            let tag = if tagged { cx.peer } else { "" };
            format!("To: {}{tag}", without_tag(step, HeaderId::To))
        }
        HeaderId::CallId => "Call-ID: [call_id]".to_owned(),
        HeaderId::CSeq => step.field(id).map_or_else(
            || format!("CSeq: 1 {}", step.method.name()),
            |f| as_it_is(source, f),
        ),
        _ => "Content-Length: [len]".to_owned(),
    }
}

fn needed_in_response(
    step: &Step<'_>,
    request: &Step<'_>,
    saved: Option<usize>,
    id: HeaderId,
) -> String {
    if id == HeaderId::ContentLength {
        return "Content-Length: [len]".to_owned();
    }
    let name = id.name();
    let copied = match saved {
        Some(number) if id != HeaderId::CallId => {
            format!("{name}: [${}]", variable(name, number))
        }
        _ => format!("[last_{name}:]"),
    };
    let gets_tag = id == HeaderId::To
        && request.tag(HeaderId::To).is_none()
        && step.tag(HeaderId::To).is_some();
    if gets_tag {
        copied + &own_tag(step, HeaderId::To)
    } else {
        copied
    }
}

/// The variable that holds a field of the request with that number.
pub(super) fn variable(field: &str, number: usize) -> String {
    let name: String = field.chars().filter(char::is_ascii_alphabetic).collect();
    format!("{}{number}", name.to_ascii_lowercase())
}

/// A response repeats its request's Record-Route (RFC 3261 §12.1.1).
fn record_route(request: &Step<'_>, saved: Option<usize>) -> String {
    match saved {
        None => "[last_Record-Route:]".to_owned(),
        Some(number) if request.field(HeaderId::RecordRoute).is_some() => {
            format!("Record-Route: [${}]", variable("Record-Route", number))
        }
        Some(_) => String::new(),
    }
}

/// The trace's tag, made another for every call.
fn own_tag(step: &Step<'_>, id: HeaderId) -> String {
    match step.tag(id) {
        Some(tag) => format!(";tag={}-[call_number]", escape::value(tag)),
        None => ";tag=[pid]-[call_number]".to_owned(),
    }
}

/// The value of From or To but for its tag.
fn without_tag(step: &Step<'_>, id: HeaderId) -> String {
    let source = step.source();
    let Some(field) = step.field(id) else {
        return "<sip:[local_ip]:[local_port]>".to_owned();
    };
    let address = field.typed(source).and_then(|v| v.address());
    let tag = address.and_then(|a| a.params.get(source, "tag"));
    let Some(tag) = tag else {
        return escape::unfolded(source.get(field.value));
    };
    let before = source.get(Span::new(field.value.start, tag.span.start));
    let before = before.trim_ascii_end();
    let mut value = before.strip_suffix(b";").unwrap_or(before).to_vec();
    value.extend_from_slice(source.get(Span::new(tag.span.end, field.value.end)));
    escape::unfolded(&value)
}

fn as_it_is(source: &Source, field: &HeaderField) -> String {
    let name = escape::value(source.get(field.name));
    format!("{name}: {}", escape::unfolded(source.get(field.value)))
}

/// Contact with the place where `SIPp` listens.
fn contact(source: &Source, field: &HeaderField) -> String {
    let addresses = field.typed(source).map(HeaderValue::name_addrs);
    let addresses = addresses.unwrap_or_default().iter();
    let here: Option<Vec<_>> = addresses.map(|a| address_here(source, a)).collect();
    match here {
        Some(here) if !here.is_empty() => format!("Contact: {}", here.join(", ")),
        _ => as_it_is(source, field),
    }
}

fn address_here(source: &Source, address: &NameAddr) -> Option<String> {
    let uri = uri_here(source, address.uri.as_ref()?)?;
    let display = address.display.map(|d| escape::unfolded(source.get(d)));
    let display = display.map(|d| d + " ").unwrap_or_default();
    let params = address.params.iter();
    let params = params.map(|p| format!(";{}", escape::unfolded(source.get(p.span))));
    Some(format!("{display}<{uri}>{}", params.collect::<String>()))
}

/// A SIP URI with the place where `SIPp` listens, and its transport.
fn uri_here(source: &Source, uri: &Uri) -> Option<String> {
    let sip = uri.sip()?;
    let at = sip.host_port?.span;
    let text = |span| escape::value(source.get(span));
    let params = sip.params.iter().map(|p| {
        if p.is(source, "transport") {
            ";transport=[transport]".to_owned()
        } else {
            format!(";{}", text(p.span))
        }
    });
    let front = text(Span::new(uri.span.start, at.start));
    let params: String = params.collect();
    Some(format!("{front}[local_ip]:[local_port]{params}"))
}

/// The keyword that computes the answer to the last challenge.
fn authentication(source: &Source, field: &HeaderField) -> String {
    let auth = field.typed(source).and_then(|v| v.credentials());
    let user = auth.and_then(|a| a.params.unq(source, "username"));
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-._+@".contains(b);
    match user {
        Some(user) if !user.is_empty() && user.iter().all(plain) => {
            let user = String::from_utf8_lossy(&user);
            format!("[authentication username={user}]")
        }
        _ => "[authentication]".to_owned(),
    }
}

/// `RAck` with the number that the response to acknowledge came with.
fn rack(source: &Source, field: &HeaderField) -> String {
    let value = escape::unfolded(source.get(field.value));
    match value.split_once(' ') {
        Some((_, request)) => format!("RAck: [$rseq] {}", request.trim_start()),
        None => as_it_is(source, field),
    }
}
