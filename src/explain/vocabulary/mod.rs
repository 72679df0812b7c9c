//! Words and what they mean: the data of the explanations, each entry with the section that
//! defines it.

pub(super) mod attributes;
pub(super) mod codecs;
pub(super) mod contact_params;
pub(super) mod digest;
pub(super) mod event_packages;
pub(super) mod field_params;
pub(super) mod field_values;
pub(super) mod methods;
pub(super) mod option_tags;
pub(super) mod reasons;
pub(super) mod schemes;
pub(super) mod sdp;
pub(super) mod transports;
pub(super) mod uri_params;
pub(super) mod via_params;

use super::PartKind;

/// A word and what it means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The word.
    pub(super) name: &'static str,
    /// The RFC that defines it. Where no standard does, the one that says what to make of words
    /// like it; the meaning then says that no standard defines it.
    pub(super) rfc: u16,
    /// The section.
    pub(super) section: &'static str,
    /// What a value of it is, for the colour.
    pub(super) kind: PartKind,
    /// What it means, in a sentence.
    pub(super) meaning: &'static str,
}

/// A list of words.
pub(super) type Table = &'static [Entry];

/// A table: each row a word, the RFC and section that define it, what a value of it is where that
/// has a colour of its own, and what it means.
macro_rules! words {
    ($(#[$doc:meta])* $vis:vis $table:ident
        $($name:literal, $rfc:literal, $section:literal, $($kind:ident,)? $meaning:literal;)*) => {
        $(#[$doc])*
        $vis const $table: $crate::explain::vocabulary::Table = &[$(
            $crate::explain::vocabulary::Entry {
                name: $name,
                rfc: $rfc,
                section: $section,
                kind: $crate::explain::vocabulary::kind!($($kind)?),
                meaning: $meaning,
            },
        )*];
    };
}

/// The kind named, or that of any value.
macro_rules! kind {
    () => {
        $crate::explain::PartKind::ParamValue
    };
    ($kind:ident) => {
        $crate::explain::PartKind::$kind
    };
}

use {kind, words};

/// The entry of that name, in any capitals.
pub(super) fn find(table: Table, name: &str) -> Option<&'static Entry> {
    table.iter().find(|e| e.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
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
            field_values::PURPOSES,
            option_tags::TAGS,
            event_packages::PACKAGES,
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
            assert_ne!(entry.kind, PartKind::Group, "{entry:?}");
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
}
