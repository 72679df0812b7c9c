//! What the rules of this family ask of challenges and credentials.

use crate::{
    digest::{Algorithm, is_masked},
    ingest::Fidelity,
    lint::MessageCx,
    message::{HeaderField, HeaderValue, near::nearest, vocabulary::digest},
    syntax::{
        FaultKind,
        auth::{Auth, AuthParam, AuthParams, PARAMETERS},
    },
    text::Span,
};

/// A challenge or credentials, and where they stand.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) cx: MessageCx<'a>,
    pub(super) field: &'a HeaderField,
    pub(super) auth: &'a Auth,
    pub(super) is_challenge: bool,
}

impl<'a> Value<'a> {
    pub(super) fn of(cx: MessageCx<'a>, field: &'a HeaderField) -> Option<Self> {
        let value = field.typed(cx.source())?;
        Some(Self {
            cx,
            field,
            auth: value.auth()?,
            is_challenge: matches!(value, HeaderValue::Challenge(_)),
        })
    }

    pub(super) fn is_digest(&self) -> bool {
        self.auth.is_digest(self.cx.source())
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a AuthParam> {
        self.auth.params.get(self.cx.source(), name)
    }

    pub(super) fn unq(&self, name: &str) -> Option<Vec<u8>> {
        Some(self.get(name)?.unq(self.cx.source()))
    }

    /// The value, for a sentence.
    pub(super) fn text(&self, name: &str) -> String {
        let value = self.unq(name).unwrap_or_default();
        String::from_utf8_lossy(&value).into_owned()
    }

    /// The parameter and its value, where there is one that nobody hid.
    pub(super) fn shown(&self, name: &str) -> Option<(&'a AuthParam, Vec<u8>)> {
        let param = self.get(name)?;
        let value = param.unq(self.cx.source());
        (!value.is_empty() && !is_masked(&value)).then_some((param, value))
    }

    /// The algorithm; none where it is not known here.
    pub(super) fn algorithm(&self) -> Option<Algorithm> {
        self.unq("algorithm")
            .map_or(Some(Algorithm::DEFAULT), |name| Algorithm::of(&name))
    }

    /// The parameters whose names are none of Digest's, with the missing names they were meant to
    /// be.
    pub(super) fn misspelled(&self) -> Vec<(&'a AuthParam, &'static str)> {
        if !self.is_digest() {
            return Vec::new();
        }
        let source = self.cx.source();
        let table = if self.is_challenge {
            digest::CHALLENGE
        } else {
            digest::CREDENTIALS
        };
        let is_known = |param: &&AuthParam| PARAMETERS.iter().any(|name| param.is(source, name));
        // Digest's own parameters; `username*` is never a slip of the pen.
        let names = table.iter().filter(|e| e.rfc == 7616).map(|e| e.name);
        let absent = names.filter(|n| *n != "username*" && self.get(n).is_none());
        let meant = |param: &'a AuthParam| {
            let name = String::from_utf8_lossy(source.get(param.name)).to_ascii_lowercase();
            Some((param, nearest(&name, absent.clone())?))
        };
        let unknown = self.auth.params.list.iter().filter(|p| !is_known(p));
        unknown.filter_map(meant).collect()
    }

    /// Those of `names` that are not there, misspelled ones counted as there. Nothing is said of a
    /// value that could not be read to its end.
    pub(super) fn missing(&self, names: &[&'static str]) -> Vec<&'static str> {
        let broken = |kind| matches!(kind, FaultKind::Malformed | FaultKind::UnterminatedQuote);
        let faults = &self.field.parsed(self.cx.source()).faults;
        if faults.iter().any(|f| broken(f.kind)) || self.cx.captured.fidelity == Fidelity::Fragment
        {
            return Vec::new();
        }
        let misspelled = self.misspelled();
        let meant = |name: &str| misspelled.iter().any(|(_, m)| *m == name);
        let gone = |name: &&&str| self.get(name).is_none() && !meant(name);
        names.iter().filter(gone).copied().collect()
    }

    pub(super) fn scheme(&self) -> Span {
        self.auth.scheme
    }
}

/// Every challenge and every set of credentials of a message, of any scheme.
pub(super) fn values<'a>(cx: &MessageCx<'a>) -> impl Iterator<Item = Value<'a>> {
    let cx = *cx;
    let headers = cx.message().headers.iter();
    headers.filter_map(move |field| Value::of(cx, field))
}

/// The Digest challenges of a message.
pub(super) fn challenges<'a>(cx: &MessageCx<'a>) -> impl Iterator<Item = Value<'a>> {
    values(cx).filter(|v| v.is_challenge && v.is_digest())
}

/// The Digest credentials of a message.
pub(super) fn credentials<'a>(cx: &MessageCx<'a>) -> impl Iterator<Item = Value<'a>> {
    values(cx).filter(|v| !v.is_challenge && v.is_digest())
}

/// The elements of a qop list, in lower case, each with its place within the value.
pub(super) fn qop_options(value: &[u8]) -> Vec<String> {
    let options = value.split(|b| *b == b',').map(<[u8]>::trim_ascii);
    let text = |o: &[u8]| String::from_utf8_lossy(o).to_ascii_lowercase();
    options.filter(|o| !o.is_empty()).map(text).collect()
}

/// The parameters of every field about authentication, Authentication-Info among them.
pub(super) fn all_params<'a>(
    cx: &MessageCx<'a>,
) -> impl Iterator<Item = (&'a HeaderField, &'a AuthParams)> {
    let source = cx.source();
    cx.message().headers.iter().filter_map(move |field| {
        let value = field.typed(source)?;
        let params = value
            .auth()
            .map(|a| &a.params)
            .or_else(|| value.auth_info());
        Some((field, params?))
    })
}

/// The registered algorithm that a name is a slip of.
pub(super) fn meant_algorithm(name: &str) -> Option<&'static str> {
    let squeeze = |s: &str| s.to_ascii_lowercase().replace(['-', '_', '/'], "");
    let names: Vec<_> = Algorithm::names()
        .filter(|n| !n.starts_with("AKA"))
        .collect();
    let same = names.iter().find(|n| squeeze(n) == squeeze(name));
    let near = || nearest(&name.to_ascii_uppercase(), names.iter().copied());
    same.copied()
        .or_else(near)
        .filter(|n| !n.eq_ignore_ascii_case(name))
}

/// The one qop that a word is a slip of.
pub(super) fn meant_qop(word: &str) -> Option<&'static str> {
    nearest(&word.to_ascii_lowercase(), ["auth", "auth-int"])
}
