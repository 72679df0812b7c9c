//! What a rule can ask.

use crate::{
    ingest::{Capture, Captured, MessageId},
    message::{HeaderField, HeaderId, HeaderValue, Message, Method},
    syntax::SyntaxFault,
    text::{Source, Span},
    trace::Trace,
};

/// The whole trace.
#[derive(Clone, Copy)]
pub struct TraceCx<'a> {
    /// The messages.
    pub capture: &'a Capture,
    /// How they belong together.
    pub trace: &'a Trace,
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
        let trace = *self;
        self.capture
            .messages
            .iter()
            .zip(0..)
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
    pub fn text(&self, span: Span) -> String {
        String::from_utf8_lossy(self.bytes(span)).into_owned()
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

    /// Every grammar fault of the message: its lines', its fields', its body's.
    pub fn faults(&self) -> impl Iterator<Item = &'a SyntaxFault> {
        let source = self.source();
        let lines = self.captured.parsed.faults.iter();
        let values = self
            .message()
            .headers
            .iter()
            .flat_map(|h| &h.parsed(source).faults);
        lines.chain(values)
    }
}
