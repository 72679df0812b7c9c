//! The words that have a fixed meaning in a field or a parameter.

use crate::message::{
    HeaderId, Method,
    near::{is_one_slip, nearest},
    vocabulary::{Table, field_values, find, uri_params},
};

/// Words that may stand at one place.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// What they are.
    pub(super) what: &'static str,
    /// Those that are known, with what is known of them.
    table: Table,
    /// Further ones.
    names: &'static [&'static str],
    /// Whether they compare with regard to case.
    pub(super) by_case: bool,
}

const EVENT_PACKAGE: &str = "event package";

const METHODS: [&str; Method::KNOWN.len()] = {
    let mut names = [""; Method::KNOWN.len()];
    let mut n = 0;
    while n < names.len() {
        names[n] = Method::KNOWN[n].name();
        n += 1;
    }
    names
};

const METHOD: Words = Words {
    what: "method",
    table: &[],
    names: &METHODS,
    by_case: true,
};

const fn words(what: &'static str, table: Table) -> Words {
    Words {
        what,
        table,
        names: &[],
        by_case: false,
    }
}

impl Words {
    /// The part of a word that is looked up: what stands before the `.` of an event template.
    pub(super) fn stem<'w>(&self, word: &'w str) -> &'w str {
        if self.what == EVENT_PACKAGE {
            word.split('.').next().unwrap_or(word)
        } else {
            word
        }
    }

    /// Those that a standard defines.
    fn standard(&self) -> impl Iterator<Item = &'static str> + Clone {
        let table = self.table.iter().filter(|entry| entry.is_standard());
        let names = self.names.iter().copied();
        table.map(|entry| entry.name).chain(names)
    }

    /// Whether a standard defines the word.
    pub(super) fn knows(&self, word: &str) -> bool {
        let word = self.stem(word);
        let is_it =
            |known: &str| known == word || (!self.by_case && known.eq_ignore_ascii_case(word));
        let mut table = self.table.iter();
        table.any(|entry| is_it(entry.name) && entry.is_standard())
            || self.names.iter().any(|name| is_it(name))
    }

    /// The words, for people.
    pub(super) fn listed(&self) -> String {
        let words: Vec<_> = self.standard().collect();
        format!("`{}`", words.join("` and `"))
    }

    /// The word that is meant by one that nobody defines.
    pub(super) fn meant(&self, word: &str) -> Option<&'static str> {
        // Most words are spelled right: nothing is allocated for those.
        if self.knows(word) {
            return None;
        }
        let informal = || find(self.table, word).is_some_and(|entry| !entry.is_standard());
        let stem = self.stem(word).to_ascii_lowercase();
        if informal() || stem.starts_with("x-") {
            return None;
        }
        let find = |word: &str| {
            self.standard()
                .find(|known| known.eq_ignore_ascii_case(word))
        };
        find(&stem).or_else(|| {
            let lower: Vec<_> = self.standard().map(str::to_ascii_lowercase).collect();
            let known = || lower.iter().map(String::as_str);
            find(nearest(&stem, known()).or_else(|| one_slip(&stem, known()))?)
        })
    }
}

/// The only one of the words that `written` is a slip of any kind away from. Where nothing but words of
/// a list may stand, a slip is likelier than a new word: two letters that are swapped, or a longer
/// word that starts and ends alike.
fn one_slip<'w>(written: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let (first, last) = (written.chars().next()?, written.chars().next_back()?);
    let mut near = known.filter(|word| match word.len() {
        2 => word.chars().eq([last, first]) && written.len() == 2,
        3 => false,
        _ => word.starts_with(first) && word.ends_with(last) && is_one_slip(written, word),
    });
    near.next().filter(|_| near.next().is_none())
}

/// The words that a field's value is made of.
pub(super) fn of_field(id: HeaderId) -> Option<Words> {
    let table = || field_values::of(id.name());
    Some(match id {
        HeaderId::Require
        | HeaderId::ProxyRequire
        | HeaderId::Supported
        | HeaderId::Unsupported => words("option tag", table()),
        HeaderId::Allow | HeaderId::CSeq | HeaderId::RAck => METHOD,
        HeaderId::Event | HeaderId::AllowEvents => Words {
            by_case: true,
            ..words(EVENT_PACKAGE, table())
        },
        HeaderId::SubscriptionState => words("state of a subscription", table()),
        HeaderId::ContentDisposition => Words {
            names: &["signal"],
            ..words("disposition", table())
        },
        HeaderId::AcceptEncoding | HeaderId::ContentEncoding => words("encoding", table()),
        HeaderId::RequestDisposition => words("wish", table()),
        HeaderId::AnswerMode | HeaderId::PrivAnswerMode => words("way of answering", table()),
        HeaderId::PEarlyMedia => words("word on early media", table()),
        HeaderId::SecurityClient | HeaderId::SecurityServer | HeaderId::SecurityVerify => {
            words("security mechanism", table())
        }
        HeaderId::Priority => words("priority", table()),
        HeaderId::ReferSub => words("value of Refer-Sub", table()),
        HeaderId::Privacy => words("kind of privacy", table()),
        HeaderId::Reason => words("protocol", table()),
        _ => return None,
    })
}

/// The words that may stand in a parameter of a field.
pub(super) fn of_param(id: HeaderId, name: &[u8]) -> Option<Words> {
    let params: &[(&str, Table)] = match id {
        HeaderId::SessionExpires => &[("refresher", field_values::REFRESHERS)],
        HeaderId::SubscriptionState => &[("reason", field_values::SUBSCRIPTION_REASONS)],
        HeaderId::ContentDisposition => &[("handling", field_values::HANDLING)],
        HeaderId::Diversion => &[
            ("reason", field_values::DIVERSION_REASONS),
            ("privacy", field_values::DIVERSION_PRIVACY),
            ("screen", field_values::DIVERSION_SCREEN),
        ],
        HeaderId::CallInfo => &[("purpose", field_values::PURPOSES)],
        _ => return None,
    };
    let mut params = params.iter();
    let (what, table) = params.find(|(param, _)| name.eq_ignore_ascii_case(param.as_bytes()))?;
    Some(words(what, table))
}

/// Whether the field holds a place where only certain words may stand.
pub(super) const fn is_closed(id: HeaderId) -> bool {
    matches!(id, HeaderId::SessionExpires | HeaderId::ReferSub)
}

/// The only words that may stand in a parameter of a field, or in the field where `name` is empty.
pub(super) fn closed(id: HeaderId, name: &str) -> Option<Words> {
    Some(match (id, name) {
        (HeaderId::SessionExpires, "refresher") => words("refresher", field_values::REFRESHERS),
        (HeaderId::ReferSub, "") => words("value of Refer-Sub", field_values::of("Refer-Sub")),
        _ => return None,
    })
}

/// The words that may stand in a parameter of a SIP URI.
pub(super) fn of_uri_param(name: &[u8]) -> Option<Words> {
    if name.eq_ignore_ascii_case(b"transport") {
        return Some(Words {
            names: &["udp", "tcp", "tls", "sctp", "ws", "wss"],
            ..words("transport", &[])
        });
    }
    if name.eq_ignore_ascii_case(b"method") {
        return Some(METHOD);
    }
    let user = name.eq_ignore_ascii_case(b"user");
    user.then(|| words("kind of user part", uri_params::USERS))
}
