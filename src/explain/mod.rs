//! What each part of a message is, down to the last parameter: the tree behind the inspector,
//! the hover cards and the colours.
//!
//! A part's children lie inside it, in order, and do not overlap. Parts without children carry the
//! colours. A part without a label is there for its colour alone: its parent explains it, and a
//! tree leaves it out.

mod address;
mod auth;
mod body;
mod build;
mod field;
mod formats;
mod lists;
mod numbers;
mod params;
mod reports;
mod sdp;
mod sdp_attributes;
mod sdp_streams;
mod start_line;
pub mod story;
mod uri;
mod via;

#[cfg(test)]
mod tests;

use build::Cx;
pub(crate) use build::count;

use crate::{ingest::Captured, message::vocabulary, text::Span};

/// What a part is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// A method.
    Method,
    /// A status code.
    Status,
    /// A reason phrase.
    Reason,
    /// `SIP/2.0`
    Version,
    /// A known field's name.
    FieldName,
    /// The name of a field that is not known.
    UnknownField,
    /// A URI's scheme.
    Scheme,
    /// A user part.
    User,
    /// A host or an address.
    Host,
    /// A port.
    Port,
    /// A display name.
    DisplayName,
    /// A parameter's name.
    ParamName,
    /// A parameter's value.
    ParamValue,
    /// A number.
    Number,
    /// A token with a meaning of its own: an option tag, an event package, a transport.
    Token,
    /// An identifier that only has to be equal: Call-ID, tag, branch.
    Identifier,
    /// What proves who somebody is: nonce, response, cnonce.
    Secret,
    /// An SDP line's type.
    SdpType,
    /// An SDP attribute's name.
    SdpAttribute,
    /// Text for people.
    Text,
    /// Holds other parts; has no colour of its own.
    Group,
}

/// A part of a message and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is, for its colour.
    pub kind: PartKind,
    /// Its bytes.
    pub span: Span,
    /// What it is called: `branch`, `Request-URI`. Empty where it is there for its colour alone.
    pub label: String,
    /// What stands there, as a person reads it; shortened where long.
    pub value: String,
    /// What it is for and what this value means here; empty where there is nothing to say.
    pub meaning: String,
    /// RFC and section that define it.
    pub source: Option<(u16, String)>,
    /// Its parts in order.
    pub children: Vec<Part>,
}

/// The parts of a message: the root holds the start line, the header fields in order, and the
/// body.
pub fn explain(captured: &Captured) -> Part {
    let cx = Cx::new(&captured.source, &captured.parsed.message);
    start_line::root(cx).holding(message_parts(cx))
}

/// The start line, the header fields and the body of a message, or of a fragment of one.
fn message_parts(cx: Cx<'_>) -> Vec<Part> {
    let start = (!cx.message.start_span.is_empty()).then(|| start_line::start_line(cx));
    let fields = field::fields(cx, &cx.message.headers);
    start
        .into_iter()
        .chain(fields)
        .chain(body::body(cx))
        .collect()
}

/// The parts that carry a colour, in order.
pub fn tokens(root: &Part) -> impl Iterator<Item = (Span, PartKind)> {
    let mut stack = vec![root];
    std::iter::from_fn(move || {
        loop {
            let part = stack.pop()?;
            stack.extend(part.children.iter().rev());
            if part.children.is_empty() && part.kind != PartKind::Group && !part.span.is_empty() {
                return Some((part.span, part.kind));
            }
        }
    })
}

/// The parts that hold the byte at `offset`, from the root to the deepest.
pub fn at(root: &Part, offset: u32) -> Vec<&Part> {
    let mut path = Vec::new();
    let mut next = root.span.contains_offset(offset).then_some(root);
    while let Some(part) = next {
        path.push(part);
        let holds = |p: &&Part| p.span.contains_offset(offset);
        next = part.children.iter().find(holds);
    }
    path
}

/// What to say of the byte at `offset`: the deepest part there that has a label.
pub fn hover(root: &Part, offset: u32) -> Option<&Part> {
    let path = at(root, offset);
    path.into_iter().rfind(|p| !p.label.is_empty())
}

/// The start line, header field or body that holds the byte at `offset`.
pub fn line_at(root: &Part, offset: u32) -> Option<&Part> {
    at(root, offset).get(1).copied()
}
