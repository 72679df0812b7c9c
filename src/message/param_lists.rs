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
    /// Every list of parameters in the value, in order; those of credentials and challenges, which
    /// commas part, left out.
    pub fn param_lists(&self) -> Vec<(Bearer, &Params)> {
        let field = |params| vec![(Bearer::Field, params)];
        match self {
            Self::Via(vias) => vias.iter().map(|v| (Bearer::Field, &v.params)).collect(),
            Self::Addresses(list) => list.list().iter().flat_map(of_address).collect(),
            Self::Address(address) => of_address(address).collect(),
            Self::Items(items) => items.iter().map(|i| (Bearer::Field, &i.params)).collect(),
            Self::MediaTypes(list) => list.iter().map(|m| (Bearer::Field, &m.params)).collect(),
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

fn of_address(address: &NameAddr) -> impl Iterator<Item = (Bearer, &Params)> {
    let uri = address.uri.as_ref().and_then(|uri| match &uri.kind {
        UriKind::Sip(sip) => Some((Bearer::Uri, &sip.params)),
        UriKind::Tel(tel) => Some((Bearer::Uri, &tel.params)),
        UriKind::Other(_) => None,
    });
    uri.into_iter().chain([(Bearer::Field, &address.params)])
}
