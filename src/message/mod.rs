//! One SIP message: its lines, its header fields by name, their values parsed on demand. Knows
//! nothing of other messages.

pub mod body;
pub mod header_table;
mod limits;
mod method;
pub mod near;
mod param_lists;
mod parse;
pub mod status;
mod value;
pub(crate) mod vocabulary;

use std::cell::OnceCell;

pub use body::{Body, BodyKind, Content, ReadBody};
use header_table::HeaderSet;
pub use header_table::{HeaderId, HeaderInfo};
pub use method::Method;
pub use param_lists::Bearer;
pub use parse::{Parsed, parse};
pub use value::{FieldValue, HeaderValue};

use crate::{
    syntax::{number::Number, start_line::StartLine, uri::Uri},
    text::{Source, Span},
};

/// A SIP message as spans into its [`Source`]. Joined in order, its pieces are its bytes.
#[derive(Clone, Debug)]
pub struct Message {
    /// Request-Line or Status-Line.
    pub start: StartLine,
    /// The start line's bytes, its line end included.
    pub start_span: Span,
    /// The header fields in order.
    pub headers: Vec<HeaderField>,
    /// The empty line behind them; empty where there is none.
    pub separator: Span,
    /// What follows the empty line.
    pub body: Span,
    present: HeaderSet,
    /// In a box of its own: a trace may have very many messages, and few of them keep what was read.
    content: OnceCell<Box<ReadBody>>,
}

/// How a field's name was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// The name, in any capitals (names compare without regard to case).
    Full,
    /// The compact form.
    Compact,
    /// Close to one known name, and taken for it.
    Misspelled,
    /// Not known.
    Unknown,
}

/// One header field, its folds included.
#[derive(Clone, Debug)]
pub struct HeaderField {
    /// Its name as written.
    pub name: Span,
    /// Its value without the white space round it; folds inside stay.
    pub value: Span,
    /// All its lines, line ends included.
    pub line: Span,
    /// The field it is; [`HeaderId::Other`] where the name is not known.
    pub id: HeaderId,
    /// How the name was understood.
    pub spelling: Spelling,
    /// Whether a colon stands behind the name; without one it is no field at all.
    pub colon: bool,
    /// Whether it continues on further lines.
    pub folded: bool,
    /// In a box of its own, as `content` is.
    parsed: OnceCell<Box<FieldValue>>,
}

impl HeaderField {
    /// The table's row for it.
    pub fn info(&self) -> &'static HeaderInfo {
        self.id.info()
    }

    /// Its value by its grammar, read at the first call. `source` is the message's.
    pub fn parsed(&self, source: &Source) -> &FieldValue {
        self.parsed.get_or_init(|| self.read(source).into())
    }

    /// Its value by its grammar, read anew and not kept: for a look at a field of each of very many messages.
    pub fn read(&self, source: &Source) -> FieldValue {
        value::read(self.id, source, self.value)
    }

    /// Its value by its grammar; `None` where it cannot be read.
    pub fn typed(&self, source: &Source) -> Option<&HeaderValue> {
        self.parsed(source).value.as_ref()
    }
}

impl Message {
    /// The fields of one kind, in order.
    pub fn fields(&self, id: HeaderId) -> impl Iterator<Item = &HeaderField> {
        let present = self.present.contains(id);
        let headers = if present { &self.headers[..] } else { &[] };
        headers.iter().filter(move |h| h.id == id)
    }

    /// The first field of one kind.
    pub fn field(&self, id: HeaderId) -> Option<&HeaderField> {
        self.fields(id).next()
    }

    /// The value of the first field of one kind; `None` where there is none or it cannot be read.
    pub fn typed(&self, source: &Source, id: HeaderId) -> Option<&HeaderValue> {
        self.field(id)?.typed(source)
    }

    /// The value of the first field of one kind, read anew as by [`HeaderField::read`].
    pub fn read(&self, source: &Source, id: HeaderId) -> Option<HeaderValue> {
        self.field(id)?.read(source).value
    }

    /// Whether it is a request.
    pub fn is_request(&self) -> bool {
        matches!(self.start, StartLine::Request(_))
    }

    /// The method of a request's start line.
    pub fn request_method(&self) -> Option<Span> {
        match &self.start {
            StartLine::Request(line) => Some(line.method),
            _ => None,
        }
    }

    /// The Request-URI of a request, where it can be read.
    pub fn request_uri(&self) -> Option<&Uri> {
        match &self.start {
            StartLine::Request(line) => line.uri.as_ref(),
            _ => None,
        }
    }

    /// The status code of a response.
    pub fn status(&self) -> Option<Number> {
        match &self.start {
            StartLine::Status(line) => Some(line.code),
            _ => None,
        }
    }

    /// The status code as a number a response can have; `None` for anything above `u16::MAX`.
    pub fn status_code(&self) -> Option<u16> {
        u16::try_from(self.status()?.value?).ok()
    }

    /// The method the message is about: a request's own, a response's from its `CSeq`.
    pub fn method(&self, source: &Source) -> Option<Span> {
        self.request_method().or_else(|| {
            let cseq = self.typed(source, HeaderId::CSeq)?.cseq()?;
            Some(cseq.method)
        })
    }

    /// Its body by what it is, read at the first call. `source` is the message's.
    pub fn content(&self, source: &Source) -> &ReadBody {
        self.content
            .get_or_init(|| self.read_content(source).into())
    }

    /// The same, read anew and not kept.
    pub fn read_content(&self, source: &Source) -> ReadBody {
        body::read(source, &self.headers, self.body)
    }

    /// Whether there is a session description in it.
    pub fn has_session(&self, source: &Source) -> bool {
        !self.body.is_empty() && self.read_content(source).body.sessions().next().is_some()
    }

    /// Forgets the values and the body that were read. Who asks again has them read again, to the same.
    pub fn forget(&mut self) {
        self.content.take();
        for header in &mut self.headers {
            header.parsed.take();
        }
    }

    /// Its pieces in order: joined they are the message's bytes.
    pub fn pieces(&self) -> impl Iterator<Item = Span> {
        std::iter::once(self.start_span)
            .chain(self.headers.iter().map(|h| h.line))
            .chain([self.separator, self.body])
    }
}
