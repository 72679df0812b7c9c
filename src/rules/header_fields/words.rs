//! The words that have a fixed meaning in a field or a parameter.

use crate::message::{
    HeaderId,
    near::nearest,
    words::{EVENT_PACKAGES, OPTION_TAGS},
};

/// Words that may stand at one place.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// What they are.
    pub(super) what: &'static str,
    /// Those that are known.
    known: &'static [&'static str],
    /// Whether they compare with regard to case.
    pub(super) by_case: bool,
}

/// Methods by name.
const METHODS: &[&str] = &[
    "INVITE",
    "ACK",
    "BYE",
    "CANCEL",
    "OPTIONS",
    "REGISTER",
    "PRACK",
    "SUBSCRIBE",
    "NOTIFY",
    "PUBLISH",
    "INFO",
    "REFER",
    "MESSAGE",
    "UPDATE",
];

const fn words(what: &'static str, known: &'static [&'static str]) -> Words {
    Words {
        what,
        known,
        by_case: false,
    }
}

impl Words {
    /// The part of a word that is looked up: what stands before the `.` of an event template.
    pub(super) fn stem<'w>(&self, word: &'w str) -> &'w str {
        if self.known == EVENT_PACKAGES {
            word.split('.').next().unwrap_or(word)
        } else {
            word
        }
    }

    /// Whether the word is known.
    pub(super) fn knows(&self, word: &str) -> bool {
        let word = self.stem(word);
        self.known.iter().any(|known| {
            if self.by_case {
                *known == word
            } else {
                known.eq_ignore_ascii_case(word)
            }
        })
    }

    /// The known word that is meant by one that is not known.
    pub(super) fn meant(&self, word: &str) -> Option<&'static str> {
        let stem = self.stem(word);
        if self.knows(word) || stem.to_ascii_lowercase().starts_with("x-") {
            return None;
        }
        let mut known = self.known.iter().copied();
        if let Some(same) = known.clone().find(|k| k.eq_ignore_ascii_case(stem)) {
            return Some(same);
        }
        let upper = known.clone().all(|k| k == k.to_ascii_uppercase());
        let meant = if upper {
            nearest(&stem.to_ascii_uppercase(), known.clone())?
        } else {
            let lower: Vec<_> = known.clone().map(str::to_ascii_lowercase).collect();
            let near = nearest(&stem.to_ascii_lowercase(), lower.iter().map(String::as_str))?;
            return known.find(|k| k.eq_ignore_ascii_case(near));
        };
        known.find(|k| *k == meant)
    }
}

/// The words that a field's value is made of.
pub(super) fn of_field(id: HeaderId) -> Option<Words> {
    Some(match id {
        HeaderId::Require
        | HeaderId::ProxyRequire
        | HeaderId::Supported
        | HeaderId::Unsupported => words("option tag", OPTION_TAGS),
        HeaderId::Allow => Words {
            by_case: true,
            ..words("method", METHODS)
        },
        HeaderId::Event | HeaderId::AllowEvents => Words {
            by_case: true,
            ..words("event package", EVENT_PACKAGES)
        },
        HeaderId::SubscriptionState => words(
            "state of a subscription",
            &["active", "pending", "terminated"],
        ),
        HeaderId::ContentDisposition => words(
            "disposition",
            &[
                "render",
                "session",
                "early-session",
                "info-package",
                "signal",
                "by-reference",
            ],
        ),
        HeaderId::Privacy => words(
            "kind of privacy",
            &["header", "session", "user", "none", "critical", "history"],
        ),
        HeaderId::Reason => words("protocol", &["SIP", "Q.850", "Preemption"]),
        _ => return None,
    })
}

/// The words that may stand in a parameter of a field.
pub(super) fn of_param(id: HeaderId, name: &str) -> Option<Words> {
    Some(match (id, name) {
        (HeaderId::SessionExpires, "refresher") => words("refresher", &["uac", "uas"]),
        (HeaderId::SubscriptionState, "reason") => words(
            "reason",
            &[
                "deactivated",
                "probation",
                "rejected",
                "timeout",
                "giveup",
                "noresource",
                "invariant",
            ],
        ),
        (HeaderId::ContentDisposition, "handling") => words("handling", &["optional", "required"]),
        _ => return None,
    })
}

/// The words that may stand in a parameter of a SIP URI.
pub(super) fn of_uri_param(name: &str) -> Option<Words> {
    Some(match name {
        "transport" => words("transport", &["udp", "tcp", "tls", "sctp", "ws", "wss"]),
        "user" => words("kind of user part", &["phone", "ip", "dialstring"]),
        _ => return None,
    })
}

#[cfg(test)]
#[test]
fn methods_are_the_registered_ones() {
    let known: Vec<_> = crate::message::Method::KNOWN
        .iter()
        .map(|m| m.name())
        .collect();
    assert_eq!(known, METHODS);
}
