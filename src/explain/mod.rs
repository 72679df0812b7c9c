//! What each part of a message is, down to the last parameter: the tree behind the inspector,
//! the hover cards and the colours.

use crate::text::Span;

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
    /// What it is called: `branch`, `Request-URI`.
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
