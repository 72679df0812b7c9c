//! Field values by their grammar.

use super::{HeaderId, header_table::Grammar, limits};
use crate::{
    syntax::{
        FaultKind, Faults, SyntaxFault, Text,
        address::{Addresses, NameAddr, address, addresses, name_addrs, uris},
        auth::{Auth, AuthParams, auth, auth_info},
        call_id::{DialogId, call_id, call_ids, dialog_id},
        characters::{Content, characters},
        date::{SipDate, sip_date},
        number::{Number, number},
        params::{Params, param_list, params},
        token_list::{
            CSeq, Item, MediaType, Seconds, cseq, item, items, media_type, media_types, seconds,
        },
        via::{ViaParm, via},
        warning::{RAck, Timestamp, WarningValue, rack, timestamp, warnings},
        word_items::{Word, message_id, word_item, word_items},
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

/// A field value by its grammar. There is one for every field of every message: what is large or may be long
/// stands in a box of its own size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderValue {
    /// Via.
    Via(Box<[ViaParm]>),
    /// Contact, Route, Record-Route, Path, P-Asserted-Identity …
    Addresses(Addresses),
    /// From, To, Refer-To, Reply-To …
    Address(Box<NameAddr>),
    /// CSeq.
    CSeq(CSeq),
    /// Call-ID, Content-ID.
    CallId(Span),
    /// In-Reply-To.
    CallIds(Vec<Span>),
    /// Replaces, Join, Target-Dialog.
    DialogId(DialogId),
    /// Max-Forwards, Content-Length, RSeq …
    Number(Number),
    /// Expires, Session-Expires, Min-SE, Retry-After …
    Seconds(Seconds),
    /// Allow, Supported, Require …
    Items(Box<[Item]>),
    /// Event, Content-Disposition, Subscription-State …
    Item(Item),
    /// P-Charging-Vector, P-Charging-Function-Addresses.
    Params(Params),
    /// Content-Type.
    MediaType(MediaType),
    /// Accept.
    MediaTypes(Vec<MediaType>),
    /// Date.
    Date(SipDate),
    /// Timestamp.
    Timestamp(Timestamp),
    /// Warning.
    Warnings(Vec<WarningValue>),
    /// `RAck`.
    RAck(RAck),
    /// WWW-Authenticate, Proxy-Authenticate.
    Challenge(Box<Auth>),
    /// Authorization, Proxy-Authorization.
    Credentials(Box<Auth>),
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
    call_ids: CallIds -> [Span];
    dialog_id: DialogId -> DialogId;
    params: Params -> Params;
    media_type: MediaType -> MediaType;
    media_types: MediaTypes -> [MediaType];
    date: Date -> SipDate;
    timestamp: Timestamp -> Timestamp;
    warnings: Warnings -> [WarningValue];
    rack: RAck -> RAck;
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

impl HeaderValue {
    /// The addresses it holds: one, several, or none.
    pub fn name_addrs(&self) -> &[NameAddr] {
        match self {
            Self::Address(one) => std::slice::from_ref(one),
            Self::Addresses(several) => several.list(),
            _ => &[],
        }
    }
}

/// Reads the value at `span` by the grammar of the field `id`.
pub(super) fn read(id: HeaderId, source: &Source, span: Span) -> FieldValue {
    let text = Text::new(source.bytes(), span);
    let mut faults = Faults::new();
    let grammar = id.info().grammar;
    let value = value(grammar, text, &mut faults);
    if text.is_empty() && !id.info().may_be_empty && faults.is_empty() {
        faults.push(SyntaxFault::new(FaultKind::EmptyValue, span).expecting("a value"));
    }
    let content = match grammar {
        Grammar::Text => Content::Free,
        _ => Content::Structured,
    };
    characters(text, content, 0, &mut faults);
    if let Some(value) = &value {
        limits::check(id, source, value, &mut faults);
    }
    FieldValue { value, faults }
}

fn value(grammar: Grammar, text: Text<'_>, f: &mut Faults) -> Option<HeaderValue> {
    match grammar {
        Grammar::Via => via(text, f).map(|v| HeaderValue::Via(v.into())),
        Grammar::Addresses => addresses(text, f).map(HeaderValue::Addresses),
        Grammar::NameAddrs => name_addrs(text, f).map(HeaderValue::Addresses),
        Grammar::Uris => uris(text, f).map(HeaderValue::Addresses),
        Grammar::Address => address(text, f).map(|v| HeaderValue::Address(v.into())),
        Grammar::CSeq => cseq(text, f).map(HeaderValue::CSeq),
        Grammar::CallId => call_id(text, f).map(HeaderValue::CallId),
        Grammar::CallIds => call_ids(text, f).map(HeaderValue::CallIds),
        Grammar::CallIdParams => dialog_id(text, f).map(HeaderValue::DialogId),
        Grammar::Number => number(text, f).map(HeaderValue::Number),
        Grammar::Seconds => seconds(text, f).map(HeaderValue::Seconds),
        Grammar::Items => items(text, f).map(|v| HeaderValue::Items(v.into())),
        Grammar::Item => item(text, f).map(HeaderValue::Item),
        Grammar::MediaType => media_type(text, f).map(HeaderValue::MediaType),
        Grammar::Params => params(text, f).map(HeaderValue::Params),
        Grammar::ParamList => param_list(text, f).map(HeaderValue::Params),
        Grammar::MediaTypes => media_types(text, f).map(HeaderValue::MediaTypes),
        Grammar::Date => sip_date(text, f).map(HeaderValue::Date),
        Grammar::Timestamp => timestamp(text, f).map(HeaderValue::Timestamp),
        Grammar::Warnings => warnings(text, f).map(HeaderValue::Warnings),
        Grammar::RAck => rack(text, f).map(HeaderValue::RAck),
        Grammar::Challenge => auth(text, f).map(|v| HeaderValue::Challenge(v.into())),
        Grammar::Credentials => auth(text, f).map(|v| HeaderValue::Credentials(v.into())),
        Grammar::AuthInfo => auth_info(text, f).map(HeaderValue::AuthInfo),
        Grammar::Signature => word_item(text, Word::Signature, f).map(HeaderValue::Item),
        Grammar::Datum => word_item(text, Word::Data, f).map(HeaderValue::Item),
        Grammar::Data => words(text, Word::Data, f),
        Grammar::UserData => words(text, Word::UserData, f),
        Grammar::Languages => words(text, Word::Language, f),
        Grammar::Services => words(text, Word::Service, f),
        Grammar::Version => word_item(text, Word::Version, f).map(HeaderValue::Item),
        Grammar::Host => word_item(text, Word::Host, f).map(HeaderValue::Item),
        Grammar::Billing => word_item(text, Word::Billing, f).map(HeaderValue::Item),
        Grammar::Code => word_item(text, Word::Code, f).map(HeaderValue::Item),
        Grammar::MessageId => message_id(text, f).map(HeaderValue::CallId),
        Grammar::Text => Some(HeaderValue::Text(text.span())),
    }
}

fn words(text: Text<'_>, word: Word, f: &mut Faults) -> Option<HeaderValue> {
    word_items(text, word, f).map(|list| HeaderValue::Items(list.into()))
}

#[cfg(test)]
mod tests {
    use super::FieldValue;

    /// A trace may have millions of fields, and each keeps its value.
    #[test]
    fn a_value_is_small() {
        assert!(size_of::<FieldValue>() <= 96, "{}", size_of::<FieldValue>());
    }
}
