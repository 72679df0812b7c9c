//! A message's body: what it is by its Content-Type and by its shape, and what it says. Read once
//! on demand.

mod kind;
mod length;
mod multipart;
mod summary;

pub use kind::BodyKind;
pub use length::{BodyLength, Difference};
pub use multipart::{Multipart, Part};
pub use summary::{MessageSummary, SummaryLine};

use nom::Input;

use super::{HeaderField, HeaderId, HeaderValue, Parsed, parse};
use crate::{
    syntax::{
        FaultKind, Faults, SyntaxFault, Text,
        header_block::line,
        rfc3261::is_token,
        sdp::{Session, session},
        token_list::MediaType,
    },
    text::{Source, Span},
};

/// How deep bodies may stand in bodies; what is deeper is not read, so that work stays linear.
const DEPTH: u8 = 4;

/// A body and where it departs from the grammars of what it holds.
#[derive(Clone, Debug)]
pub struct ReadBody {
    /// The body.
    pub body: Body,
    /// Faults of all it holds, at any depth.
    pub faults: Vec<SyntaxFault>,
}

/// A body, or the body of a part.
#[derive(Clone, Debug)]
pub struct Body {
    /// All of it.
    pub span: Span,
    /// What Content-Type says it is; `None` where there is no type that can be read.
    pub declared: Option<BodyKind>,
    /// The `type/subtype` of its Content-Type.
    pub media_type: Option<Span>,
    /// What it looks like; `None` where it looks like nothing known.
    pub shape: Option<BodyKind>,
    /// What it holds.
    pub content: Content,
}

/// What a body holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Nothing but line ends.
    Empty,
    /// A session description (RFC 8866).
    Sdp(Session),
    /// Bodies with their own fields (RFC 2046 §5.1, RFC 5621).
    Multipart(Multipart),
    /// A message or a part of one (RFC 3420, RFC 3261 §27.5).
    Sipfrag(Box<Parsed>),
    /// Waiting messages (RFC 3842 §5.2).
    MessageSummary(MessageSummary),
    /// XML, not read further.
    Xml,
    /// Text for people.
    Text,
    /// Hidden by a Content-Encoding, or too deep inside other bodies.
    Unread,
    /// Anything else.
    Other,
}

impl Body {
    /// This body and every part in it, outermost first.
    pub fn all(&self) -> Vec<&Self> {
        let mut list = vec![self];
        if let Content::Multipart(multipart) = &self.content {
            list.extend(multipart.parts.iter().flat_map(|p| p.body.all()));
        }
        list
    }

    /// The session descriptions it holds, those in parts too.
    pub fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.all().into_iter().filter_map(|b| match &b.content {
            Content::Sdp(session) => Some(session),
            _ => None,
        })
    }
}

/// Reads the body at `span` that `headers` describe.
pub(super) fn read(source: &Source, headers: &[HeaderField], span: Span) -> ReadBody {
    read_nested(source, headers, span, 0)
}

/// The same, `depth` bodies inside the message's own.
fn read_nested(source: &Source, headers: &[HeaderField], span: Span, depth: u8) -> ReadBody {
    let mut reader = Reader {
        source,
        depth,
        faults: Faults::new(),
    };
    let body = reader.body(headers, span);
    ReadBody {
        body,
        faults: reader.faults,
    }
}

/// Reads bodies in bodies.
struct Reader<'s> {
    source: &'s Source,
    depth: u8,
    faults: Faults,
}

impl Reader<'_> {
    /// One body with the fields that describe it.
    fn body(&mut self, headers: &[HeaderField], span: Span) -> Body {
        let bytes = self.source.get(span);
        let media = media_type(self.source, headers);
        let name =
            |m: &MediaType| BodyKind::of(self.source.get(m.kind), self.source.get(m.subtype));
        let declared = media.map(name);
        let shape = BodyKind::shape(bytes);
        let content = if bytes.trim_ascii().is_empty() {
            Content::Empty
        } else if self.depth >= DEPTH || encoded(self.source, headers) {
            Content::Unread
        } else {
            self.content(BodyKind::settle(declared, shape, bytes), media, span)
        };
        Body {
            span,
            declared,
            media_type: media.map(|m| m.kind.join(m.subtype)),
            shape,
            content,
        }
    }

    /// What a body of that kind holds.
    fn content(&mut self, kind: BodyKind, media: Option<&MediaType>, span: Span) -> Content {
        let text = Text::new(self.source.bytes(), span);
        match kind {
            BodyKind::Sdp => Content::Sdp(session(text, &mut self.faults)),
            BodyKind::Multipart => Content::Multipart(self.multipart(media, text)),
            BodyKind::Sipfrag => self.sipfrag(span),
            BodyKind::MessageSummary => {
                Content::MessageSummary(summary::summary(text, &mut self.faults))
            }
            BodyKind::Xml => Content::Xml,
            BodyKind::Text => Content::Text,
            BodyKind::Other => Content::Other,
        }
    }

    /// `sipfrag = [ start-line ] *message-header [ CRLF [ message-body ] ]`
    fn sipfrag(&mut self, span: Span) -> Content {
        let (first, _) = line(Text::new(self.source.bytes(), span));
        let name = first
            .position(|b| b == b':')
            .map(|n| first.take(n).trim_end());
        // Methods are tokens too, but what stands before a Request-URI's colon holds a blank.
        let headless = name.is_some_and(|n| is_token(n.bytes()));
        let parsed = parse::parse_part(self.source, span, headless);
        // A fragment may go without a start line: what must not stand there is something else.
        let missing = |f: &SyntaxFault| f.kind == FaultKind::StartLine && f.span.is_empty();
        for fault in parsed.faults.iter().filter(|f| !missing(f)) {
            let mut fault = fault.clone();
            if fault.kind == FaultKind::StartLine {
                fault.kind = FaultKind::Sipfrag;
            }
            self.faults.push(fault);
        }
        let message = &parsed.message;
        for field in &message.headers {
            self.faults
                .extend_from_slice(&field.parsed(self.source).faults);
        }
        let inner = read_nested(
            self.source,
            &message.headers,
            message.body,
            self.depth.saturating_add(1),
        );
        self.faults.extend_from_slice(&inner.faults);
        let _ = message.content.set(inner.into());
        Content::Sipfrag(Box::new(parsed))
    }
}

/// The media type that a Content-Type among `headers` gives.
fn media_type<'h>(source: &Source, headers: &'h [HeaderField]) -> Option<&'h MediaType> {
    let field = headers.iter().find(|h| h.id == HeaderId::ContentType)?;
    field.typed(source).and_then(HeaderValue::media_type)
}

/// Whether a Content-Encoding hides what the body is.
fn encoded(source: &Source, headers: &[HeaderField]) -> bool {
    let hides = |h: &HeaderField| {
        let name = source.get(h.name);
        (name.eq_ignore_ascii_case(b"content-encoding") || name.eq_ignore_ascii_case(b"e"))
            && !source.get(h.value).eq_ignore_ascii_case(b"identity")
    };
    headers.iter().any(hides)
}

#[cfg(test)]
mod tests;
