//! Where a text departs from the grammar. A fault is a fact with a place; whether it is an
//! error, and what to say of it, is for the rules.

use crate::text::Span;

macro_rules! fault_kinds {
    ($($(#[$meta:meta])* $kind:ident,)*) => {
        /// How a text departs from the grammar.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum FaultKind {
            $($(#[$meta])* $kind,)*
        }

        impl FaultKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];
        }
    };
}

fault_kinds! {
    /// The first line is neither a Request-Line nor a Status-Line.
    StartLine,
    /// White space before the start line.
    SpaceBeforeStartLine,
    /// More than one space, or a tab, between the elements of the start line.
    SpaceInStartLine,
    /// White space at the end of the request line.
    SpaceAfterStartLine,
    /// The Request-URI stands in angle brackets.
    RequestUriInBrackets,
    /// White space inside the Request-URI.
    SpaceInRequestUri,
    /// A line among the header fields without a colon.
    NoColon,
    /// A field name that is no token.
    FieldName,
    /// White space before the first header field, where there is nothing to continue.
    FoldBeforeFirstField,
    /// A body that follows the header fields with no empty line between.
    NoEmptyLine,
    /// A control character, or a CR that no LF follows.
    ControlCharacter,
    /// Bytes that are no UTF-8.
    InvalidUtf8,
    /// A typographic quote, dash, blank or other character where its ASCII counterpart is meant.
    LookAlike,
    /// No value where the grammar wants one.
    EmptyValue,
    /// A quoted string that is never closed.
    UnterminatedQuote,
    /// A display name with characters that only a quoted string may hold.
    DisplayNameNeedsQuotes,
    /// A URI with `?` or `,` that must stand in angle brackets and does not.
    NeedsBrackets,
    /// White space just inside angle brackets.
    SpaceInBrackets,
    /// `<` without `>` or the other way round.
    UnbalancedBrackets,
    /// Two separators with no element or parameter between them, or one at the end.
    EmptyElement,
    /// A `%` that two hexadecimal digits do not follow.
    Escape,
    /// A character that must be escaped with `%` in a URI.
    UriCharacter,
    /// A host that is neither a name nor an address.
    Host,
    /// An IPv6 address that stands without brackets, is not closed, or is no address.
    Ipv6,
    /// `:` with no port behind it.
    EmptyPort,
    /// A port above 65535 or zero.
    PortRange,
    /// A number that is larger than its field allows.
    NumberRange,
    /// Something else where digits must stand.
    NotANumber,
    /// A date that is no SIP-date.
    Date,
    /// A SIP-date whose zone is not GMT.
    DateZone,
    /// List elements or parameters with no comma between them.
    MissingComma,
    /// `;` where a comma must stand.
    SemicolonForComma,
    /// An SDP line that is not `type=value`.
    SdpLine,
    /// White space in SDP where its grammar has none, or more than one blank where it has one.
    SdpSpace,
    /// A value that its SDP line's or attribute's grammar does not allow.
    SdpValue,
    /// A port in SDP above 65535.
    SdpPort,
    /// A crypto attribute against its grammar.
    SdpCrypto,
    /// A fingerprint attribute against its grammar.
    SdpFingerprint,
    /// A candidate attribute against its grammar.
    SdpCandidate,
    /// A multipart body whose Content-Type names no boundary.
    NoBoundary,
    /// A multipart body without its closing delimiter.
    UnclosedMultipart,
    /// A multipart body in which the delimiter never stands.
    NoParts,
    /// A message summary against its grammar.
    MessageSummary,
    /// A message fragment against its grammar.
    Sipfrag,
    /// Anything else the grammar does not allow at this place.
    Malformed,
}

/// One departure from the grammar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// How the text departs.
    pub kind: FaultKind,
    /// The bytes it is about, as few as can be.
    pub span: Span,
    /// What the grammar wants there, in words that follow "expected"; may be empty.
    pub expected: &'static str,
}

impl SyntaxFault {
    /// A fault of `kind` at `span`.
    pub const fn new(kind: FaultKind, span: Span) -> Self {
        Self {
            kind,
            span,
            expected: "",
        }
    }

    /// The same, saying what the grammar wants.
    #[must_use]
    pub const fn expecting(mut self, what: &'static str) -> Self {
        self.expected = what;
        self
    }
}
