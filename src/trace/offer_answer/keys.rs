//! How the two sides of a media line secure it and reach each other, and what of that cannot meet.

use super::media::MediaSide;
use crate::{
    ingest::Captured,
    syntax::sdp::{AttributeValue, Section, SetupRole},
    text::Span,
};

/// A crypto attribute: its number and its suite (RFC 4568 §4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CryptoLine {
    /// Its number among those of the line.
    pub tag: Option<u64>,
    /// The suite in capitals.
    pub suite: String,
    /// Where it stands.
    pub span: Span,
}

/// What a media line says of its encryption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Whether its profile encrypts: SAVP, or one over TLS or DTLS.
    pub secure: bool,
    /// The fingerprint of a certificate (RFC 8122).
    pub fingerprint: Option<Span>,
    /// Who opens the connection or the DTLS handshake (RFC 4145 §4).
    pub setup: Option<(SetupRole, Span)>,
    /// The crypto attributes (RFC 4568).
    pub cryptos: Vec<CryptoLine>,
}

/// Crypto attributes that are looked at in one line; more are hostile.
const MOST_CRYPTOS: usize = 64;

impl Keys {
    /// What `section` says, or else what is said for the whole session.
    pub(super) fn of(captured: &Captured, level: Section<'_>, section: Section<'_>) -> Self {
        let source = &captured.source;
        let proto = section.description().map(|m| source.text(m.proto));
        let proto = proto.unwrap_or_default().to_ascii_uppercase();
        let both = || section.attributes().chain(level.attributes());
        let is_fingerprint = |a: &&crate::syntax::sdp::Attribute| a.is("fingerprint");
        let cryptos = section.attributes().filter_map(|a| match &a.typed {
            AttributeValue::Crypto(crypto) => Some(CryptoLine {
                tag: crypto.tag.value,
                suite: source.text(crypto.suite).to_ascii_uppercase(),
                span: a.span,
            }),
            _ => None,
        });
        Self {
            secure: proto.contains("SAVP") || proto.contains("TLS"),
            fingerprint: both().find(is_fingerprint).map(|a| a.span),
            setup: both().find_map(|a| match a.typed {
                AttributeValue::Setup(role) => Some((role, a.span)),
                _ => None,
            }),
            cryptos: cryptos.take(MOST_CRYPTOS).collect(),
        }
    }

    fn has_crypto(&self, other: &CryptoLine) -> bool {
        let same = |c: &CryptoLine| c.tag == other.tag && c.suite == other.suite;
        self.cryptos.iter().any(same)
    }
}

/// Why media cannot flow although both sides take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// One side encrypts and the other does not.
    OneSideEncrypts,
    /// One side gives a fingerprint for DTLS and the other a key in the text.
    KeysDiffer,
    /// The crypto attribute of the answer is none of the offer's.
    CryptoNotOffered,
    /// Both sides open the connection or the DTLS handshake, or both wait for it.
    RolesDoNotMeet,
    /// The offer has only what ICE finds, and the answer does without ICE.
    NoAddressWithoutIce,
}

impl Obstacle {
    /// What is between an offered media line and its answer, where both take part.
    pub(super) fn between(offered: &MediaSide, answered: &MediaSide) -> Option<Self> {
        let (o, a) = (&offered.keys, &answered.keys);
        let keyed = |k: &Keys| (!k.cryptos.is_empty(), k.fingerprint.is_some());
        let roles = o.setup.zip(a.setup).map(|((o, _), (a, _))| (o, a));
        let nowhere = matches!(offered.address.as_str(), "0.0.0.0" | "::") || offered.port == 9;
        if o.secure != a.secure {
            Some(Self::OneSideEncrypts)
        } else if let ((true, false), (false, true)) | ((false, true), (true, false)) =
            (keyed(o), keyed(a))
        {
            Some(Self::KeysDiffer)
        } else if o.secure && !o.cryptos.is_empty() && a.cryptos.iter().any(|c| !o.has_crypto(c)) {
            Some(Self::CryptoNotOffered)
        } else if roles.is_some_and(|(o, a)| !meets(o, a)) {
            Some(Self::RolesDoNotMeet)
        } else if nowhere && offered.ice && !answered.ice {
            Some(Self::NoAddressWithoutIce)
        } else {
            None
        }
    }

    /// What it is, in a few words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::OneSideEncrypts => "only one side encrypts",
            Self::KeysDiffer => "the two sides exchange keys in different ways",
            Self::CryptoNotOffered => "the key that was answered is of none that was offered",
            Self::RolesDoNotMeet => "nobody opens the connection, or both sides do",
            Self::NoAddressWithoutIce => "the offer can only be reached by ICE",
        }
    }
}

/// The table of RFC 4145 §4.1.
const fn meets(offer: SetupRole, answer: SetupRole) -> bool {
    use SetupRole::{ActPass, Active, HoldConn, Passive};
    matches!(
        (offer, answer),
        (Active | ActPass, Passive) | (Passive | ActPass, Active) | (_, HoldConn)
    )
}
