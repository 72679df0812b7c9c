//! The header table: the one place for a field's facts. Look-up, explanations and the generic
//! rules all come from it. The rows stand in this module's folder, by where they come from.

mod core;
mod id;

use std::{collections::HashMap, sync::LazyLock};

pub use id::HeaderId;

use super::{Method, Spelling};

/// How a field's value is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    /// `via-parm *(COMMA via-parm)`
    Via,
    /// A list of `name-addr` or `addr-spec`, or `*`.
    Addresses,
    /// One `name-addr` or `addr-spec`.
    Address,
    /// `1*DIGIT LWS Method`
    CSeq,
    /// `word [ "@" word ]`
    CallId,
    /// `1*DIGIT`
    Number,
    /// `1*DIGIT`, a comment and parameters.
    Seconds,
    /// A list of tokens with parameters.
    Items,
    /// One token with parameters.
    Item,
    /// `type/subtype` with parameters.
    MediaType,
    /// A scheme and its parameters, asking for credentials.
    Challenge,
    /// A scheme and its parameters, answering a challenge.
    Credentials,
    /// Parameters with commas between.
    AuthInfo,
    /// Free text, or a grammar that is not read yet.
    Text,
}

/// How often a field may stand in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Once.
    One,
    /// As often as one likes; each holds one value.
    Many,
    /// As often as one likes, and one field may hold several values with commas between (RFC
    /// 3261 §7.3.1).
    List,
}

/// Whether a field is still in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Defined by a standard in force.
    Standard,
    /// Defined once, withdrawn since; what replaces it.
    Obsolete(&'static str),
    /// Seen in the field, defined by no standard of the IETF; what to use, or whose it is.
    Informal(&'static str),
}

/// The messages a row of [`Occurs`] is about: the "where" column of RFC 3261 §20, table 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// Requests and responses.
    Any,
    /// Requests.
    Requests,
    /// All responses.
    Responses,
    /// Responses with a status code from the first to the last.
    Codes(u16, u16),
}

/// Whether a field must, may or must not stand in a message: the columns of RFC 3261 §20, table 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// `m`: must be there.
    Mandatory,
    /// `m*`: should be sent; a receiver does without.
    Expected,
    /// `t`: should be sent; must on a stream transport.
    Stream,
    /// `o`, `c` and `*`: may be there.
    Optional,
    /// `-`: must not be there.
    Forbidden,
    /// Nothing is said.
    Unsaid,
}

/// One row of a "where" table: a [`Where`] and a letter for each method, in the order of
/// [`Method::KNOWN`]: `INVITE ACK BYE CANCEL OPTIONS REGISTER PRACK SUBSCRIBE NOTIFY PUBLISH INFO
/// REFER MESSAGE UPDATE`. `m` mandatory, `s` (`m*`) expected, `t` on a stream, `o` optional
/// (`c` and `*` too), `-` forbidden, `.` nothing said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurs(pub Where, pub &'static str);

impl Occurs {
    /// What the row says for `method`.
    pub fn need(&self, method: Method) -> Need {
        let column = Method::KNOWN.iter().position(|m| *m == method);
        match column.and_then(|c| self.1.as_bytes().get(c)) {
            Some(b'm') => Need::Mandatory,
            Some(b's') => Need::Expected,
            Some(b't') => Need::Stream,
            Some(b'o') => Need::Optional,
            Some(b'-') => Need::Forbidden,
            _ => Need::Unsaid,
        }
    }
}

/// The facts of a field.
#[derive(Clone, Copy, Debug)]
pub struct HeaderInfo {
    /// The field.
    pub id: HeaderId,
    /// Its compact form.
    pub compact: Option<&'static str>,
    /// RFC and section that define it; RFC 0 where none does.
    pub source: (u16, &'static str),
    /// How often it may stand.
    pub count: Count,
    /// How its value is built.
    pub grammar: Grammar,
    /// Where it may and must stand. The first row whose [`Where`] fits decides.
    pub occurs: &'static [Occurs],
    /// Whether it is in use.
    pub status: Status,
    /// What it is for, in a sentence a newcomer understands.
    pub meaning: &'static str,
}

impl HeaderInfo {
    /// Its name in the usual capitals; empty for [`HeaderId::Other`].
    pub const fn name(&self) -> &'static str {
        self.id.name()
    }

    /// Whether it must, may or must not stand in a request of `method` (`status` none) or in a
    /// response to it.
    pub fn need(&self, method: Method, status: Option<u16>) -> Need {
        let fits = |o: &&Occurs| match (o.0, status) {
            (Where::Any, _) | (Where::Requests, None) | (Where::Responses, Some(_)) => true,
            (Where::Codes(from, to), Some(code)) => (from..=to).contains(&code),
            _ => false,
        };
        let row = self.occurs.iter().find(fits);
        row.map_or(Need::Unsaid, |row| row.need(method))
    }
}

impl HeaderId {
    /// The table's row for it.
    pub fn info(self) -> &'static HeaderInfo {
        rows().find(|r| r.id == self).unwrap_or(&OTHER)
    }
}

/// What is known of a field that is not known.
static OTHER: HeaderInfo = HeaderInfo {
    id: HeaderId::Other,
    compact: None,
    source: (3261, "7.3.2"),
    count: Count::Many,
    grammar: Grammar::Text,
    occurs: &[],
    status: Status::Standard,
    meaning: "A field that this inspector does not know. A receiver ignores it.",
};

/// Every row.
pub fn rows() -> impl Iterator<Item = &'static HeaderInfo> {
    core::ROWS.iter()
}

/// Names and compact forms in lower case.
static NAMES: LazyLock<HashMap<String, (HeaderId, Spelling)>> = LazyLock::new(|| {
    let full = rows().map(|r| (r.name().to_ascii_lowercase(), (r.id, Spelling::Full)));
    let compact = rows().filter_map(|r| Some((r.compact?.to_owned(), (r.id, Spelling::Compact))));
    full.chain(compact).collect()
});

/// The field that goes by `name`, and how the name was understood.
pub fn lookup(name: &[u8]) -> (HeaderId, Spelling) {
    let Ok(name) = std::str::from_utf8(name) else {
        return (HeaderId::Other, Spelling::Unknown);
    };
    let known = NAMES.get(&name.to_ascii_lowercase());
    known
        .copied()
        .unwrap_or((HeaderId::Other, Spelling::Unknown))
}
