//! Words that a standard gives a meaning: names and values of parameters, option tags, event
//! packages, codecs. The one place for a word's facts: explanations tell its meaning, rules know
//! by it what is misspelled.

pub(crate) mod attributes;
pub(crate) mod codecs;
pub(crate) mod contact_params;
pub(crate) mod digest;
pub(crate) mod event_packages;
pub(crate) mod field_params;
pub(crate) mod field_values;
pub(crate) mod option_tags;
pub(crate) mod reasons;
pub(crate) mod schemes;
pub(crate) mod sdp;
pub(crate) mod transports;
pub(crate) mod uri_params;
pub(crate) mod via_params;
pub(crate) mod warn_codes;

/// What the value of a word is, where it is more than any value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueKind {
    /// Any value.
    Any,
    /// A host or an address.
    Host,
    /// What only has to be equal to another.
    Identifier,
    /// A method.
    Method,
    /// A number.
    Number,
    /// A port.
    Port,
    /// What proves who somebody is.
    Secret,
    /// Text for people.
    Text,
    /// A token with a meaning of its own.
    Token,
    /// A user's name.
    User,
}

/// A word and what it means.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// The word.
    pub(crate) name: &'static str,
    /// The RFC that defines it. Where no standard does, the one that says what to make of words
    /// like it; the meaning then says that no standard defines it.
    pub(crate) rfc: u16,
    /// The section.
    pub(crate) section: &'static str,
    /// What a value of it is.
    pub(crate) kind: ValueKind,
    /// What it means, in a sentence.
    pub(crate) meaning: &'static str,
}

impl Entry {
    /// Whether a standard defines it.
    pub(crate) fn is_standard(&self) -> bool {
        let without = ["No standard", "No IETF standard", "No package"];
        !without.iter().any(|text| self.meaning.starts_with(text))
    }
}

/// A list of words.
pub(crate) type Table = &'static [Entry];

/// A table: each row a word, the RFC and section that define it, what a value of it is where that
/// has a colour of its own, and what it means.
macro_rules! words {
    ($(#[$doc:meta])* $vis:vis $table:ident
        $($name:literal, $rfc:literal, $section:literal, $($kind:ident,)? $meaning:literal;)*) => {
        $(#[$doc])*
        $vis const $table: $crate::message::vocabulary::Table = &[$(
            $crate::message::vocabulary::Entry {
                name: $name,
                rfc: $rfc,
                section: $section,
                kind: $crate::message::vocabulary::kind!($($kind)?),
                meaning: $meaning,
            },
        )*];
    };
}

/// The kind named, or that of any value.
macro_rules! kind {
    () => {
        $crate::message::vocabulary::ValueKind::Any
    };
    ($kind:ident) => {
        $crate::message::vocabulary::ValueKind::$kind
    };
}

use {kind, words};

/// The entry of that name, in any capitals.
pub(crate) fn find(table: Table, name: &str) -> Option<&'static Entry> {
    table.iter().find(|e| e.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every table, by name.
    fn tables() -> Vec<Table> {
        let fields = crate::message::HeaderId::ALL.iter().map(|id| id.name());
        let mut tables: Vec<Table> = fields
            .flat_map(|name| {
                let params = field_params::of(name).iter().copied();
                params.chain([field_values::of(name)])
            })
            .collect();
        tables.extend([
            digest::SCHEMES,
            digest::CHALLENGE,
            digest::CREDENTIALS,
            digest::INFO,
            digest::ALGORITHMS,
            digest::QOP,
            sdp::LINES,
            sdp::NAMES,
            sdp::NETWORKS,
            sdp::MEDIA,
            sdp::PROTOS,
            sdp::BANDWIDTHS,
            sdp::CANDIDATES,
            sdp::GROUPS,
            sdp::HASHES,
            sdp::SETUPS,
            sdp::FEEDBACK,
            sdp::CONTENTS,
            codecs::CODECS,
            codecs::PARAMS,
            schemes::SCHEMES,
            transports::TRANSPORTS,
            via_params::PARAMS,
            uri_params::PARAMS,
            uri_params::IN_THE_FIELD,
            uri_params::TEL,
            uri_params::USERS,
            uri_params::CAUSES,
            contact_params::PARAMS,
            contact_params::CAPABILITIES,
            reasons::Q850,
            reasons::PREEMPTION,
            field_values::SUBSCRIPTION_REASONS,
            field_values::HANDLING,
            field_values::REFRESHERS,
            field_values::DIVERSION_REASONS,
            field_values::DIVERSION_PRIVACY,
            field_values::DIVERSION_SCREEN,
            field_values::PURPOSES,
            option_tags::TAGS,
            event_packages::PACKAGES,
            warn_codes::CODES,
        ]);
        tables
    }

    #[test]
    fn every_entry_has_a_section_and_a_sentence() {
        for entry in tables().into_iter().flatten() {
            let digits = entry
                .section
                .split('.')
                .all(|n| !n.is_empty() && (n.parse::<u8>().is_ok() || n.len() == 1));
            assert!(entry.rfc > 700 && digits, "{entry:?}");
            assert!(entry.meaning.ends_with(['.', '?']), "{entry:?}");
        }
    }

    #[test]
    fn names_are_told_once() {
        for table in tables() {
            for (i, entry) in table.iter().enumerate() {
                let first = table
                    .iter()
                    .position(|e| e.name.eq_ignore_ascii_case(entry.name));
                assert_eq!(first, Some(i), "{entry:?}");
            }
        }
    }

    #[test]
    fn the_grammar_knows_the_parameters_of_digest() {
        let tables = [digest::CHALLENGE, digest::CREDENTIALS, digest::INFO];
        let all = tables.into_iter().flatten();
        let own = all
            .filter(|e| [3310, 7616].contains(&e.rfc))
            .map(|e| e.name);
        let own: BTreeSet<_> = own.collect();
        let known = crate::syntax::auth::PARAMETERS.iter().copied();
        assert_eq!(own, known.collect());
    }
}
