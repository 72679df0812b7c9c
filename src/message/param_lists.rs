//! The parameters of a field's value, whatever its grammar.

use super::HeaderValue;
use crate::syntax::{address::NameAddr, params::Params, uri::UriKind};

/// What parameters belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// The field, or one element of its list.
    Field,
    /// A SIP, SIPS or tel URI in it.
    Uri,
}

impl HeaderValue {
    /// Every list of parameters in the value that holds any, in order; those of credentials and
    /// challenges, which commas part, left out.
    pub fn param_lists(&self) -> Vec<(Bearer, &Params)> {
        let field = |params| some(std::iter::once((Bearer::Field, params)));
        match self {
            Self::Via(vias) => some(vias.iter().map(|v| (Bearer::Field, &v.params))),
            Self::Addresses(list) => some(list.list().iter().flat_map(of_address)),
            Self::Address(address) => some(of_address(address)),
            Self::Items(items) => some(items.iter().map(|i| (Bearer::Field, &i.params))),
            Self::MediaTypes(list) => some(list.iter().map(|m| (Bearer::Field, &m.params))),
            Self::Item(item) => field(&item.params),
            Self::MediaType(media) => field(&media.params),
            Self::Seconds(seconds) => field(&seconds.params),
            Self::DialogId(id) => field(&id.params),
            Self::Params(params) => field(params),
            Self::CSeq(_)
            | Self::CallId(_)
            | Self::CallIds(_)
            | Self::Number(_)
            | Self::Date(_)
            | Self::Timestamp(_)
            | Self::Warnings(_)
            | Self::RAck(_)
            | Self::Challenge(_)
            | Self::Credentials(_)
            | Self::AuthInfo(_)
            | Self::Text(_) => Vec::new(),
        }
    }
}

/// Most lists are empty: nothing is allocated where all are.
fn some<'v>(lists: impl Iterator<Item = (Bearer, &'v Params)>) -> Vec<(Bearer, &'v Params)> {
    lists.filter(|(_, params)| !params.0.is_empty()).collect()
}

fn of_address(address: &NameAddr) -> impl Iterator<Item = (Bearer, &Params)> {
    let uri = address.uri.as_ref().and_then(|uri| match &uri.kind {
        UriKind::Sip(sip) => Some((Bearer::Uri, &sip.params)),
        UriKind::Tel(tel) => Some((Bearer::Uri, &tel.params)),
        UriKind::Other(_) => None,
    });
    uri.into_iter().chain([(Bearer::Field, &address.params)])
}
