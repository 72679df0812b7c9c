//! The header table: the one place for a field's facts. Look-up, explanations and the generic
//! rules all come from it. The rows stand in this module's folder, by where they come from.

mod id;
mod identity;
mod lookup;
mod past;
mod private;
mod rfc3261_a_to_d;
mod rfc3261_e_to_z;
mod sessions;
mod set;

use std::sync::LazyLock;

pub use id::HeaderId;
pub use lookup::{lookup, lookup_exact};
pub use set::HeaderSet;

use super::Method;

/// Declares the rows of one file: field, compact form, source, how many, grammar (with `may_be
/// empty` where a value need not stand), status, where it occurs, meaning.
macro_rules! header_rows {
    ($($id:ident, $compact:expr, $source:expr, $count:ident, $grammar:ident $(may_be $empty:ident)?,
        $status:expr, [$($place:expr => $letters:literal),* $(,)?], $meaning:literal;)*) => {
        #[allow(unused_imports, reason = "not every file needs all of them")]
        use super::{
            Count, Grammar, HeaderId, HeaderInfo, Occurs,
            Status::{self, Informal, Obsolete, Standard},
            Where::{self, Any, Codes, Requests, Responses},
        };

        /// The rows, by name.
        pub(super) static ROWS: &[HeaderInfo] = &[$(HeaderInfo {
            id: HeaderId::$id,
            compact: $compact,
            source: $source,
            count: Count::$count,
            grammar: Grammar::$grammar,
            may_be_empty: false $(|| !stringify!($empty).is_empty())?,
            occurs: &[$(Occurs($place, $letters)),*],
            status: $status,
            meaning: $meaning,
        }),*];
    };
}
use header_rows;

/// How a field's value is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    /// `via-parm *(COMMA via-parm)`
    Via,
    /// A list of `name-addr` or `addr-spec`, or `*`.
    Addresses,
    /// A list of `name-addr`.
    NameAddrs,
    /// A list of `LAQUOT absoluteURI RAQUOT *( SEMI generic-param )`.
    Uris,
    /// One `name-addr` or `addr-spec`.
    Address,
    /// `1*DIGIT LWS Method`
    CSeq,
    /// `word [ "@" word ]`
    CallId,
    /// A list of `word [ "@" word ]`.
    CallIds,
    /// A Call-ID and parameters that name a dialog.
    CallIdParams,
    /// `1*DIGIT`
    Number,
    /// `1*DIGIT`, a comment and parameters.
    Seconds,
    /// A list of tokens with parameters.
    Items,
    /// One token with parameters.
    Item,
    /// Parameters alone.
    Params,
    /// The same, several such values with commas between.
    ParamList,
    /// `type/subtype` with parameters.
    MediaType,
    /// A list of media ranges with parameters.
    MediaTypes,
    /// `rfc1123-date`, in GMT.
    Date,
    /// A number with a fraction, and a delay.
    Timestamp,
    /// A list of code, agent and quoted text.
    Warnings,
    /// Two numbers and a method.
    RAck,
    /// A scheme and its parameters, asking for credentials.
    Challenge,
    /// A scheme and its parameters, answering a challenge.
    Credentials,
    /// Parameters with commas between.
    AuthInfo,
    /// A signature in base64 and parameters, one of which holds a URI in angle brackets.
    Signature,
    /// A token or quoted text, and parameters.
    Datum,
    /// A list of those.
    Data,
    /// The same; with `encoding=hex`, two hexadecimal digits for each octet.
    UserData,
    /// A list of language ranges, with parameters.
    Languages,
    /// `1*DIGIT "." 1*DIGIT`
    Version,
    /// A list of `urn:urn-7:` services.
    Services,
    /// A host and parameters.
    Host,
    /// Two identifiers and a host, and parameters.
    Billing,
    /// A code of up to three digits and parameters.
    Code,
    /// `"<" id-left "@" id-right ">"`
    MessageId,
    /// Free text, as the standard has it or as everybody writes it: see the tests for the reasons.
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
    /// `-`: not applicable; a receiver ignores it (RFC 3261 §20).
    Inapplicable,
    /// Its text forbids it there in so many words.
    Forbidden,
    /// Nothing is said.
    Unsaid,
}

/// One row of a "where" table: a [`Where`] and a letter for each method, in the order of
/// [`Method::KNOWN`]: `INVITE ACK BYE CANCEL OPTIONS REGISTER PRACK SUBSCRIBE NOTIFY PUBLISH INFO
/// REFER MESSAGE UPDATE`. `m` mandatory, `s` (`m*`) expected, `t` on a stream, `o` optional
/// (`c` and `*` too), `-` not applicable, `x` forbidden in so many words, `.` nothing said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurs(pub Where, pub &'static str);

impl Occurs {
    /// What the row says for `method`; for a method that is not known, what it says for all.
    pub fn need(&self, method: Method) -> Need {
        let letters = self.1.as_bytes();
        let letter = match method {
            Method::Other => letters
                .first()
                .filter(|first| letters.iter().all(|l| l == *first)),
            known => letters.get(known as usize),
        };
        match letter {
            Some(b'm') => Need::Mandatory,
            Some(b's') => Need::Expected,
            Some(b't') => Need::Stream,
            Some(b'o') => Need::Optional,
            Some(b'-') => Need::Inapplicable,
            Some(b'x') => Need::Forbidden,
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
    /// Whether its value may be empty.
    pub may_be_empty: bool,
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

    /// Who defines it: `RFC 3261 §20.14`.
    pub fn defined_by(&self) -> String {
        match self.source {
            (0, text) => text.to_owned(),
            (rfc, section) => format!("RFC {rfc} §{section}"),
        }
    }

    /// Whether it must, may or must not stand in a request of `method` (`status` none) or in a
    /// response to it.
    pub fn need(&self, method: Method, status: Option<u16>) -> Need {
        self.row(status)
            .map_or(Need::Unsaid, |row| row.need(method))
    }

    /// The row that decides for requests (`status` none) or for responses with that status.
    pub fn row(&self, status: Option<u16>) -> Option<&'static Occurs> {
        let fits = |o: &&Occurs| match (o.0, status) {
            (Where::Any, _) | (Where::Requests, None) | (Where::Responses, Some(_)) => true,
            (Where::Codes(from, to), Some(code)) => (from..=to).contains(&code),
            _ => false,
        };
        self.occurs.iter().find(fits)
    }
}

impl HeaderId {
    /// The table's row for it.
    pub fn info(self) -> &'static HeaderInfo {
        ROWS.get(self as usize).copied().unwrap_or(&OTHER)
    }
}

/// What is known of a field that is not known.
static OTHER: HeaderInfo = HeaderInfo {
    id: HeaderId::Other,
    compact: None,
    source: (3261, "7.3.2"),
    count: Count::Many,
    grammar: Grammar::Text,
    may_be_empty: true,
    occurs: &[],
    status: Status::Standard,
    meaning: "A field that this inspector does not know. A receiver ignores it.",
};

/// Every row, in the order of [`HeaderId::ALL`].
pub fn rows() -> impl Iterator<Item = &'static HeaderInfo> {
    ROWS.iter().copied()
}

/// The rows of fields that some message must have, in the same order.
pub fn demanded_rows() -> impl Iterator<Item = &'static HeaderInfo> {
    DEMANDED.iter().copied()
}

static DEMANDED: LazyLock<Vec<&'static HeaderInfo>> = LazyLock::new(|| {
    let demanded = |row: &&HeaderInfo| row.occurs.iter().any(|o| o.1.contains('m'));
    rows().filter(demanded).collect()
});

static ROWS: LazyLock<Vec<&'static HeaderInfo>> = LazyLock::new(|| {
    let files = [
        rfc3261_a_to_d::ROWS,
        rfc3261_e_to_z::ROWS,
        sessions::ROWS,
        identity::ROWS,
        private::ROWS,
        past::ROWS,
    ];
    files.into_iter().flatten().collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_names() {
        let ids: Vec<_> = rows().map(|r| r.id).collect();
        assert_eq!(ids, HeaderId::ALL);
        for (index, id) in HeaderId::ALL.iter().enumerate() {
            assert_eq!(*id as usize, index, "{id:?}");
            assert_eq!(id.info().id, *id);
        }
        assert_eq!(HeaderId::Other.info().id, HeaderId::Other);
    }

    #[test]
    fn rows_are_whole() {
        for row in rows() {
            assert!(row.meaning.ends_with('.'), "{row:?}");
            assert!(!row.name().is_empty() && !row.source.1.is_empty());
            for Occurs(_, letters) in row.occurs {
                assert_eq!(letters.len(), Method::KNOWN.len(), "{}", row.name());
                let known = |b: u8| b"msto-x.".contains(&b);
                assert!(letters.bytes().all(known), "{}", row.name());
            }
        }
    }

    #[test]
    fn free_text_has_a_reason() {
        let whose = |row: &HeaderInfo| match row.id {
            // TEXT-UTF8 by RFC 3261 §25.1.
            HeaderId::Organization | HeaderId::Subject | HeaderId::ReasonPhrase => true,
            // Products and comments by RFC 3261 §20.35 and §20.41; senders write what they like, and
            // receivers only show or log it.
            HeaderId::Server | HeaderId::UserAgent => true,
            // RFC 2543's keys, which nobody reads any more; and a draft's hint.
            HeaderId::Encryption | HeaderId::ResponseKey | HeaderId::RpidPrivacy => true,
            // 3GPP's own, whose grammar its network alone is to read.
            _ => row.source == (0, "3GPP TS 24.229"),
        };
        let text = rows().filter(|row| row.grammar == Grammar::Text);
        let without: Vec<_> = text.filter(|row| !whose(row)).collect();
        assert!(without.is_empty(), "{without:?}");
    }

    #[test]
    fn names_and_compact_forms_are_unique() {
        let mut names: Vec<_> = rows().map(|r| r.name().to_ascii_lowercase()).collect();
        names.extend(rows().filter_map(|r| r.compact).map(str::to_owned));
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn what_the_tables_say() {
        use Method::{Ack, Bye, Cancel, Info, Invite, Message, Other, Register, Subscribe};
        use Need::{Expected, Forbidden, Inapplicable, Mandatory, Optional, Stream, Unsaid};
        let cases = [
            (HeaderId::Contact, Invite, None, Mandatory),
            (HeaderId::Contact, Invite, Some(180), Optional),
            (HeaderId::Contact, Invite, Some(486), Unsaid),
            (HeaderId::Contact, Register, None, Optional),
            (HeaderId::Contact, Bye, None, Inapplicable),
            (HeaderId::Contact, Message, None, Forbidden),
            (HeaderId::MaxForwards, Other, None, Mandatory),
            (HeaderId::Contact, Other, None, Unsaid),
            (HeaderId::Path, Register, None, Optional),
            (HeaderId::Path, Register, Some(401), Inapplicable),
            (HeaderId::MinSe, Invite, Some(422), Mandatory),
            (HeaderId::MinSe, Invite, Some(200), Forbidden),
            (HeaderId::Expires, Subscribe, Some(200), Mandatory),
            (HeaderId::Expires, Subscribe, None, Expected),
            (HeaderId::RecvInfo, Info, None, Forbidden),
            (HeaderId::Require, Cancel, None, Forbidden),
            (HeaderId::Require, Ack, None, Inapplicable),
            (HeaderId::ContentLength, Bye, None, Stream),
            (HeaderId::Other, Invite, None, Unsaid),
        ];
        for (id, method, status, expected) in cases {
            let need = id.info().need(method, status);
            assert_eq!(need, expected, "{id:?} {method:?} {status:?}");
        }
    }
}
