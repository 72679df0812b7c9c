//! What a body is: by its media type, by its looks, and which of the two is believed.

/// The kinds of body that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// `application/sdp`
    Sdp,
    /// `multipart/…`
    Multipart,
    /// `message/sipfrag`, `message/sip`
    Sipfrag,
    /// `application/simple-message-summary`
    MessageSummary,
    /// `…/xml`, `…+xml`
    Xml,
    /// `text/…`
    Text,
    /// Anything else.
    Other,
}

impl BodyKind {
    /// The kind that a media type names.
    pub fn of(kind: &[u8], subtype: &[u8]) -> Self {
        let kind = kind.to_ascii_lowercase();
        let subtype = subtype.to_ascii_lowercase();
        match (&kind[..], &subtype[..]) {
            (b"application", b"sdp") => Self::Sdp,
            (b"multipart", _) => Self::Multipart,
            (b"message", b"sipfrag" | b"sip") => Self::Sipfrag,
            (b"application", b"simple-message-summary") => Self::MessageSummary,
            (_, b"xml") => Self::Xml,
            (_, s) if s.ends_with(b"+xml") => Self::Xml,
            (b"text", _) => Self::Text,
            _ => Self::Other,
        }
    }

    /// What a body looks like.
    pub fn shape(bytes: &[u8]) -> Option<Self> {
        let text = trimmed(bytes);
        let starts = |word: &[u8]| {
            text.get(..word.len())
                .is_some_and(|t| t.eq_ignore_ascii_case(word))
        };
        let status = |t: &[u8]| {
            t.get(8..11)
                .is_some_and(|c| c.iter().all(u8::is_ascii_digit))
        };
        if text.starts_with(b"v=")
            && has_line(text, |l| matches!(l, [b'o' | b's' | b't' | b'm', b'=', ..]))
        {
            Some(Self::Sdp)
        } else if starts(b"Messages-Waiting") {
            Some(Self::MessageSummary)
        } else if starts(b"SIP/2.0 ") && status(text) {
            Some(Self::Sipfrag)
        } else if text.starts_with(b"<?xml") || (text.starts_with(b"<") && text.ends_with(b">")) {
            Some(Self::Xml)
        } else if guess_boundary(text).is_some() {
            Some(Self::Multipart)
        } else {
            None
        }
    }

    /// What a body is read as, where its type says `declared` and it looks like `shape`. The type
    /// is believed unless the body cannot be that.
    pub(super) fn settle(declared: Option<Self>, shape: Option<Self>, bytes: &[u8]) -> Self {
        match (declared, shape) {
            (None, shape) => shape.unwrap_or(Self::Other),
            (Some(Self::Multipart), _) => Self::Multipart,
            (Some(Self::Sdp), None) if like_sdp(bytes) => Self::Sdp,
            (Some(Self::Xml), None) if trimmed(bytes).starts_with(b"<") => Self::Xml,
            (Some(Self::Sdp | Self::Xml), None) => Self::Other,
            (Some(Self::Sdp | Self::MessageSummary | Self::Sipfrag), Some(shape)) => shape,
            (Some(Self::Xml), Some(shape)) => shape,
            (Some(Self::Text | Self::Other), Some(Self::Sdp)) => Self::Sdp,
            (Some(declared), _) => declared,
        }
    }
}

/// Without byte order mark and white space round it.
fn trimmed(bytes: &[u8]) -> &[u8] {
    bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii()
}

/// Whether a line is like that.
fn has_line(text: &[u8], like: impl Fn(&[u8]) -> bool) -> bool {
    text.split(|b| *b == b'\n').any(like)
}

/// Whether the bytes, said to be SDP, can be read as such though they do not start as it does.
fn like_sdp(bytes: &[u8]) -> bool {
    let typed = |line: &[u8]| {
        let letter = line.first().is_some_and(u8::is_ascii_alphabetic);
        letter
            && line
                .get(1..)
                .is_some_and(|l| l.trim_ascii_start().starts_with(b"="))
    };
    has_line(trimmed(bytes), typed)
}

/// The boundary that a body which starts with a delimiter and ends with the closing one uses.
pub(super) fn guess_boundary(bytes: &[u8]) -> Option<&[u8]> {
    let text = trimmed(bytes);
    let first = text.split(|b| *b == b'\n').next()?.trim_ascii_end();
    let boundary = first.strip_prefix(b"--").filter(|b| !b.is_empty())?;
    let closed = text.strip_suffix(b"--")?.strip_suffix(boundary)?;
    closed.ends_with(b"\n--").then_some(boundary)
}
