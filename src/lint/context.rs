//! What a rule can ask.

use std::{borrow::Cow, ops::Range};

use crate::{
    digest::Secret,
    ingest::{Capture, Captured, Fidelity, MessageId},
    message::{HeaderField, HeaderId, HeaderValue, Message, Method, near::nearest},
    syntax::{
        SyntaxFault,
        address::NameAddr,
        params::{Param, Params},
        via::ViaParm,
    },
    text::{Source, Span, offset},
    trace::Trace,
};

/// The whole trace.
#[derive(Clone, Copy)]
pub struct TraceCx<'a> {
    /// The messages.
    pub capture: &'a Capture,
    /// How they belong together.
    pub trace: &'a Trace,
    /// The secrets at hand to check digest responses with.
    pub secrets: &'a [Secret],
}

impl<'a> TraceCx<'a> {
    /// The context of one message.
    pub fn message(&self, id: MessageId) -> Option<MessageCx<'a>> {
        let captured = self.capture.get(id)?;
        Some(MessageCx {
            trace: *self,
            id,
            captured,
        })
    }

    /// The contexts of all messages in order.
    pub fn messages(&self) -> impl Iterator<Item = MessageCx<'a>> {
        self.messages_in(0..self.capture.messages.len())
    }

    /// The contexts of some messages in order.
    pub(super) fn messages_in(&self, some: Range<usize>) -> impl Iterator<Item = MessageCx<'a>> {
        let trace = *self;
        let from = offset(some.start);
        let messages = self.capture.messages.get(some).unwrap_or_default();
        messages
            .iter()
            .zip(from..)
            .map(move |(captured, id)| MessageCx {
                trace,
                id: MessageId(id),
                captured,
            })
    }
}

/// One message, with the trace it stands in.
#[derive(Clone, Copy)]
pub struct MessageCx<'a> {
    /// The trace.
    pub trace: TraceCx<'a>,
    /// The message's number.
    pub id: MessageId,
    /// The message and how it was found.
    pub captured: &'a Captured,
}

impl<'a> MessageCx<'a> {
    /// The message.
    pub fn message(&self) -> &'a Message {
        &self.captured.parsed.message
    }

    /// Its bytes.
    pub fn source(&self) -> &'a Source {
        &self.captured.source
    }

    /// The bytes at `span`.
    pub fn bytes(&self, span: Span) -> &'a [u8] {
        self.source().get(span)
    }

    /// The text at `span`; bytes that are no UTF-8 show as replacement characters.
    pub fn text(&self, span: Span) -> Cow<'a, str> {
        self.source().text(span)
    }

    /// The text at `span` between back-ticks, on one line and shortened where it is long.
    pub fn quote(&self, span: Span) -> String {
        // Four bytes a character and room for blanks: more is never shown.
        let shown = Span::new(span.start, span.end.min(span.start.saturating_add(400)));
        let text = self.text(shown);
        let words: Vec<_> = text.split_whitespace().collect();
        let line = words.join(" ");
        match line.char_indices().nth(60) {
            Some((at, _)) => format!("`{}…`", line.get(..at).unwrap_or_default()),
            None => format!("`{line}`"),
        }
    }

    /// The field whose lines hold `span`.
    pub fn field_at(&self, span: Span) -> Option<&'a HeaderField> {
        let headers = &self.message().headers;
        let after = headers.partition_point(|h| h.line.start <= span.start);
        let field = headers.get(after.checked_sub(1)?)?;
        field.line.contains(span).then_some(field)
    }

    /// Where `span` stands, in words: the field's name, the start line or the body.
    pub fn place(&self, span: Span) -> Cow<'a, str> {
        let message = self.message();
        match self.field_at(span) {
            Some(field) if field.id == HeaderId::Other => self.text(field.name),
            Some(field) => field.id.name().into(),
            None if message.start_span.contains(span) => "the start line".into(),
            None => "the body".into(),
        }
    }

    /// Every Via value that can be read, the top one first.
    pub fn vias(&self) -> impl Iterator<Item = &'a ViaParm> {
        let source = self.source();
        let lists = self.fields(HeaderId::Via);
        lists.filter_map(|f| f.typed(source)?.via()).flatten()
    }

    /// Every address that can be read in the fields of one kind.
    pub fn addresses(&self, id: HeaderId) -> impl Iterator<Item = &'a NameAddr> {
        let source = self.source();
        let values = self.fields(id).filter_map(|f| f.typed(source));
        values.flat_map(HeaderValue::name_addrs)
    }

    /// The message's method: a request's own, a response's from its `CSeq`.
    pub fn method(&self) -> Method {
        let span = self.message().method(self.source());
        span.map_or(Method::Other, |m| Method::of(self.bytes(m)))
    }

    /// The fields of one kind.
    pub fn fields(&self, id: HeaderId) -> impl Iterator<Item = &'a HeaderField> {
        self.message().fields(id)
    }

    /// The first field of one kind.
    pub fn field(&self, id: HeaderId) -> Option<&'a HeaderField> {
        self.message().field(id)
    }

    /// The value of the first field of one kind; `None` where there is none or it cannot be read.
    pub fn typed(&self, id: HeaderId) -> Option<&'a HeaderValue> {
        self.message().typed(self.source(), id)
    }

    /// Whether part of the header value at `span` could not be read: what seems to be missing may
    /// stand there.
    pub fn faulty(&self, span: Span) -> bool {
        let faults = self.field_at(span).map(|f| &f.parsed(self.source()).faults);
        faults.is_some_and(|all| {
            all.iter()
                .any(|f| f.span.start <= span.end && span.start <= f.span.end)
        })
    }

    /// Whether no parameter has that name, nor a slip of it: a parameter recognised by its fix is
    /// not missing besides.
    pub fn lacks(&self, params: &Params, name: &str) -> bool {
        let slip = |p: &Param| nearest(&self.text(p.name).to_ascii_lowercase(), [name]).is_some();
        params.get(self.source(), name).is_none() && !params.iter().any(slip)
    }

    /// Every grammar fault of the message: its lines', its fields', its body's.
    pub fn faults(&self) -> impl Iterator<Item = &'a SyntaxFault> {
        let source = self.source();
        let lines = self.captured.parsed.faults.iter();
        // Pages and tables cut values and write dots in their place.
        let cut = self.captured.fidelity == Fidelity::Fragment;
        let whole =
            move |h: &&HeaderField| !(cut && source.get(h.value).windows(2).any(|w| w == b".."));
        let headers = self.message().headers.iter();
        let values = headers.filter(whole).flat_map(|h| &h.parsed(source).faults);
        let body = &self.message().content(source).faults;
        lines.chain(values).chain(body)
    }
}
