//! Field values by their grammar.

use super::{HeaderId, header_table::Grammar, limits};
use crate::{
    syntax::{
        FaultKind, Faults, SyntaxFault, Text,
        address::{Addresses, NameAddr, address, addresses},
        auth::{Auth, AuthParams, auth, auth_info},
        characters::{Content, characters},
        input::all,
        number::{Number, number},
        rfc3261,
        token_list::{CSeq, Item, MediaType, Seconds, cseq, item, items, media_type, seconds},
        via::{ViaParm, via},
    },
    text::{Source, Span},
};

/// What a field's value was read as, and where it departs from its grammar.
#[derive(Clone, Debug, Default)]
pub struct FieldValue {
    /// The value; `None` where a receiver could make nothing of it.
    pub value: Option<HeaderValue>,
    /// What departs from the grammar.
    pub faults: Vec<SyntaxFault>,
}

/// A field value by its grammar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderValue {
    /// Via.
    Via(Vec<ViaParm>),
    /// Contact, Route, Record-Route, Path, P-Asserted-Identity …
    Addresses(Addresses),
    /// From, To, Refer-To, Reply-To …
    Address(NameAddr),
    /// CSeq.
    CSeq(CSeq),
    /// Call-ID.
    CallId(Span),
    /// Max-Forwards, Content-Length, RSeq …
    Number(Number),
    /// Expires, Session-Expires, Min-SE, Retry-After …
    Seconds(Seconds),
    /// Allow, Supported, Require …
    Items(Vec<Item>),
    /// Event, Content-Disposition, Subscription-State …
    Item(Item),
    /// Content-Type.
    MediaType(MediaType),
    /// WWW-Authenticate, Proxy-Authenticate.
    Challenge(Auth),
    /// Authorization, Proxy-Authorization.
    Credentials(Auth),
    /// Authentication-Info, Proxy-Authentication-Info.
    AuthInfo(AuthParams),
    /// Free text.
    Text(Span),
}

/// An accessor for each variant: the value as that variant, or `None`.
macro_rules! accessors {
    ($($(#[$meta:meta])* $name:ident: $variant:ident -> $type:ty;)*) => {
        impl HeaderValue {
            $($(#[$meta])* #[doc = concat!("As [`HeaderValue::", stringify!($variant), "`].")]
            pub fn $name(&self) -> Option<&$type> {
                match self {
                    Self::$variant(value) => Some(value),
                    _ => None,
                }
            })*
        }
    };
}

accessors! {
    via: Via -> [ViaParm];
    addresses: Addresses -> Addresses;
    address: Address -> NameAddr;
    cseq: CSeq -> CSeq;
    call_id: CallId -> Span;
    number: Number -> Number;
    seconds: Seconds -> Seconds;
    items: Items -> [Item];
    item: Item -> Item;
    media_type: MediaType -> MediaType;
    challenge: Challenge -> Auth;
    credentials: Credentials -> Auth;
    auth_info: AuthInfo -> AuthParams;
    text: Text -> Span;
}

impl HeaderValue {
    /// As a challenge or credentials, whichever it is.
    pub fn auth(&self) -> Option<&Auth> {
        self.challenge().or_else(|| self.credentials())
    }
}

/// Reads the value at `span` by the grammar of the field `id`.
pub(super) fn read(id: HeaderId, source: &Source, span: Span) -> FieldValue {
    let text = Text::new(source.bytes(), span);
    let mut faults = Faults::new();
    let f = &mut faults;
    let value = match id.info().grammar {
        Grammar::Via => via(text, f).map(HeaderValue::Via),
        Grammar::Addresses | Grammar::Uris => addresses(text, f).map(HeaderValue::Addresses),
        Grammar::Address => address(text, f).map(HeaderValue::Address),
        Grammar::CSeq => cseq(text, f).map(HeaderValue::CSeq),
        Grammar::CallId => call_id(text, f).map(HeaderValue::CallId),
        Grammar::Number => number(text, f).map(HeaderValue::Number),
        Grammar::Seconds => seconds(text, f).map(HeaderValue::Seconds),
        Grammar::Items => items(text, f).map(HeaderValue::Items),
        Grammar::Item => item(text, f).map(HeaderValue::Item),
        Grammar::MediaType => media_type(text, f).map(HeaderValue::MediaType),
        Grammar::Challenge => auth(text, f).map(HeaderValue::Challenge),
        Grammar::Credentials => auth(text, f).map(HeaderValue::Credentials),
        Grammar::AuthInfo => auth_info(text, f).map(HeaderValue::AuthInfo),
        _ => Some(HeaderValue::Text(span)),
    };
    let content = match id.info().grammar {
        Grammar::Text => Content::Free,
        _ => Content::Structured,
    };
    characters(text, content, 0, &mut faults);
    if let Some(value) = &value {
        limits::check(id, source, value, &mut faults);
    }
    FieldValue { value, faults }
}

/// `Call-ID = callid`
fn call_id(text: Text<'_>, faults: &mut Faults) -> Option<Span> {
    match all(rfc3261::callid, text) {
        Ok(id) => Some(id.span()),
        Err(e) if text.is_empty() => {
            faults.push(SyntaxFault::new(FaultKind::EmptyValue, text.span()).expecting(e.what));
            None
        }
        Err(e) => {
            faults.push(
                SyntaxFault::new(FaultKind::Malformed, e.at.span())
                    .expecting("a word, or two with `@` between"),
            );
            None
        }
    }
}
