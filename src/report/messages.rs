//! Messages become records.

use super::{Rim, v1};
use crate::{
    ingest::{Captured, Direction, Fidelity, MessageId},
    message::{HeaderField, HeaderId, Message},
    syntax::start_line::StartLine,
    text::{Source, Span},
    trace::transport,
};

impl Rim<'_> {
    /// Every message, without its header fields.
    pub(super) fn messages(&self) -> Vec<v1::Message> {
        let messages = &self.inspection.capture().messages;
        let numbered = messages.iter().zip(0..);
        numbered.map(|(m, id)| self.message(id, m)).collect()
    }

    /// A message's header fields.
    pub(super) fn headers(&self, captured: &Captured) -> Vec<v1::Header> {
        let fields = captured.parsed.message.headers.iter();
        fields.map(|f| self.header(&captured.source, f)).collect()
    }

    fn message(&self, id: u32, captured: &Captured) -> v1::Message {
        let (source, message) = (&captured.source, &captured.parsed.message);
        let span = source.input_span();
        let start = Start::of(message, source);
        let framing = &captured.framing;
        let (order, id_of) = (&self.inspection.trace().order, MessageId(id));
        v1::Message {
            id,
            span: span.into(),
            segments: segments(source),
            line: self.position(span.start).0,
            kind: start.kind,
            method: start.method,
            request_uri: start.request_uri,
            status: message.status_code(),
            reason: start.reason,
            call_id: value_of(message, source, HeaderId::CallId),
            cseq: cseq(message, source),
            time: framing.time.clone(),
            source: framing.source.clone(),
            destination: framing.destination.clone(),
            form: framing.form.map(str::to_owned),
            direction: framing.direction.map(|way| match way {
                Direction::Received => v1::Direction::Received,
                Direction::Sent => v1::Direction::Sent,
            }),
            order: order.rank(id_of),
            order_inferred: order.is_inferred(id_of),
            transport: transport(captured),
            frame: captured.frame,
            fragment: captured.fidelity == Fidelity::Fragment,
            headers: Vec::new(),
            body: v1::Body {
                length: message.body.len(),
                content_type: value_of(message, source, HeaderId::ContentType),
            },
        }
    }

    fn header(&self, source: &Source, field: &HeaderField) -> v1::Header {
        let ends = source.get(field.line).iter().rev();
        let ends = ends.take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let end = field.line.end.saturating_sub(crate::text::offset(ends));
        let span = source.to_input(Span::new(field.line.start, end));
        v1::Header {
            name: source.text(field.name).into_owned(),
            canonical: (field.id != HeaderId::Other).then(|| field.id.name().to_owned()),
            value: unfolded(source.get(field.value)),
            line: self.position(span.start).0,
            span: span.into(),
        }
    }
}

/// What a start line says.
struct Start {
    kind: v1::MessageKind,
    method: Option<String>,
    request_uri: Option<String>,
    reason: Option<String>,
}

impl Start {
    fn of(message: &Message, source: &Source) -> Self {
        let mut start = Self {
            kind: v1::MessageKind::Unknown,
            method: None,
            request_uri: None,
            reason: None,
        };
        match &message.start {
            StartLine::Request(line) => {
                start.kind = v1::MessageKind::Request;
                start.method = Some(source.text(line.method).into_owned());
                start.request_uri = Some(source.text(line.uri_span).into_owned());
            }
            StartLine::Status(line) => {
                start.kind = v1::MessageKind::Response;
                start.reason = Some(source.text(line.reason).into_owned());
            }
            StartLine::Unreadable => {}
        }
        start
    }
}

/// The value of the first field of one kind, as written.
pub(super) fn value_of(message: &Message, source: &Source, id: HeaderId) -> Option<String> {
    let value = message.field(id)?.value;
    (!value.is_empty()).then(|| unfolded(source.get(value)))
}

/// A value with its folded lines joined by a blank (RFC 3261 §7.3.1).
fn unfolded(value: &[u8]) -> String {
    let lines = value.split(|b| matches!(b, b'\r' | b'\n'));
    let lines = lines.map(<[u8]>::trim_ascii).filter(|l| !l.is_empty());
    let joined = lines.collect::<Vec<_>>().join(&b' ');
    String::from_utf8_lossy(&joined).into_owned()
}

fn cseq(message: &Message, source: &Source) -> Option<v1::CSeq> {
    let value = message.read(source, HeaderId::CSeq)?;
    let cseq = value.cseq()?;
    Some(v1::CSeq {
        number: u32::try_from(cseq.number.value?).ok()?,
        method: source.text(cseq.method).into_owned(),
    })
}

/// The runs of the input a message was put together from, where it is more than one.
fn segments(source: &Source) -> Vec<v1::Span> {
    let pieces = source.pieces();
    if pieces.len() < 2 {
        return Vec::new();
    }
    pieces.iter().map(|p| p.input.into()).collect()
}
