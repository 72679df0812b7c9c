//! Which credentials answer which challenge: by the nonce, wherever it came from; where no
//! challenge has that nonce, by Call-ID and `CSeq` (RFC 3261 §22.2, §22.3).

mod outcomes;

use std::collections::{HashMap, HashSet};

use super::facts::Facts;
use crate::{
    ingest::{Captured, MessageId},
    message::{HeaderField, HeaderId, HeaderValue},
    syntax::auth::Auth,
    text::Source,
};

pub(super) use outcomes::add as add_outcomes;

/// A header field of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldAt {
    /// The message.
    pub message: MessageId,
    /// The field's place among the message's fields, from 0.
    pub field: usize,
}

/// A challenge or its answer, with what tells which belong together; what is missing is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthField {
    /// Where it stands.
    pub at: FieldAt,
    /// Whether it is a proxy's: Proxy-Authenticate, Proxy-Authorization.
    pub proxy: bool,
    /// Whether the scheme is Digest.
    pub digest: bool,
    /// The realm, unquoted.
    pub realm: Vec<u8>,
    /// The nonce, unquoted.
    pub nonce: Vec<u8>,
    /// The algorithm in lower case; `md5` where none is named.
    pub algorithm: Vec<u8>,
    /// Whether a challenge says that the nonce sent was too old (RFC 7616 §3.3).
    pub stale: bool,
    /// The message's Call-ID.
    pub call_id: String,
    /// The number in the message's `CSeq`.
    pub cseq: Option<u64>,
    /// The message's method.
    pub method: String,
}

/// How an answer was told to belong to its challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// By the challenge's nonce.
    Nonce,
    /// By Call-ID and `CSeq`: the nonce is not the challenge's.
    Sequence,
}

/// What came of credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The request was granted, or went on past the one that asked.
    Accepted,
    /// The nonce was too old: the same credentials may be right for the new one.
    Stale,
    /// The same side challenged again, or refused for good.
    Refused,
}

/// Credentials and what they answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestAnswer {
    /// The credentials.
    pub credentials: AuthField,
    /// The challenge, as a number in [`Authentication::challenges`]; none where it is not in the
    /// capture.
    pub challenge: Option<(usize, Link)>,
    /// Whether the nonce was handed out by an Authentication-Info field (`nextnonce`).
    pub next_nonce: bool,
    /// What came of them, and the response that says so; none where it is not in the capture.
    pub outcome: Option<(Outcome, MessageId)>,
}

/// Every challenge and every answer, in the order of their messages.
#[derive(Clone, Debug, Default)]
pub struct Authentication {
    /// The challenges.
    pub challenges: Vec<AuthField>,
    /// The credentials.
    pub answers: Vec<DigestAnswer>,
}

impl Authentication {
    /// The challenge that an answer belongs to, and how that is known.
    pub fn challenge_of(&self, answer: &DigestAnswer) -> Option<(&AuthField, Link)> {
        let (number, link) = answer.challenge?;
        Some((self.challenges.get(number)?, link))
    }
}

/// Pairs the challenges and answers of messages with these facts.
pub(super) fn find(messages: &[Captured], facts: &[Option<Facts>]) -> Authentication {
    let mut found = Authentication::default();
    let mut credentials = Vec::new();
    let mut next_nonces = HashSet::new();
    for ((captured, facts), id) in messages.iter().zip(facts).zip(0..) {
        let Some(facts) = facts else { continue };
        let fields = captured.parsed.message.headers.iter().zip(0..);
        for (field, number) in fields.filter(|(f, _)| is_about_authentication(f)) {
            let at = FieldAt {
                message: MessageId(id),
                field: number,
            };
            let source = &captured.source;
            match field.typed(source) {
                Some(HeaderValue::Challenge(auth)) => {
                    let field = read(at, field, auth, source, facts);
                    found.challenges.push(field);
                }
                Some(HeaderValue::Credentials(auth)) => {
                    credentials.push(read(at, field, auth, source, facts));
                }
                Some(HeaderValue::AuthInfo(params)) => {
                    next_nonces.extend(params.unq(source, "nextnonce"));
                }
                _ => {}
            }
        }
    }
    found.answers = pair(&found.challenges, credentials, &next_nonces);
    found
}

fn is_about_authentication(field: &HeaderField) -> bool {
    use crate::message::header_table::Grammar::{AuthInfo, Challenge, Credentials};
    matches!(field.info().grammar, Challenge | Credentials | AuthInfo)
}

fn read(
    at: FieldAt,
    field: &HeaderField,
    auth: &Auth,
    source: &Source,
    facts: &Facts,
) -> AuthField {
    let get = |name| auth.params.unq(source, name);
    AuthField {
        at,
        proxy: matches!(
            field.id,
            HeaderId::ProxyAuthenticate | HeaderId::ProxyAuthorization
        ),
        digest: auth.is_digest(source),
        realm: get("realm").unwrap_or_default(),
        nonce: get("nonce").unwrap_or_default(),
        algorithm: get("algorithm").map_or(b"md5".to_vec(), |a| a.to_ascii_lowercase()),
        stale: get("stale").is_some_and(|s| s.eq_ignore_ascii_case(b"true")),
        call_id: facts.call_id.clone(),
        cseq: facts.cseq,
        method: facts.method.clone(),
    }
}

/// Walks challenges and answers in the order of their messages.
fn pair(
    challenges: &[AuthField],
    credentials: Vec<AuthField>,
    next_nonces: &HashSet<Vec<u8>>,
) -> Vec<DigestAnswer> {
    let mut all = Index::default();
    // The first of each, for answers that stand before their challenge in the paste.
    for (number, challenge) in challenges.iter().enumerate().rev() {
        all.add(challenge, number);
    }
    let (mut before, mut next) = (Index::default(), challenges.iter().enumerate().peekable());
    let answer = |credentials: AuthField| {
        while let Some((number, challenge)) =
            next.next_if(|(_, c)| c.at.message <= credentials.at.message)
        {
            before.add(challenge, number);
        }
        let by_nonce = before
            .by_nonce(&credentials)
            .or_else(|| all.by_nonce(&credentials));
        let next_nonce = by_nonce.is_none() && next_nonces.contains(&credentials.nonce);
        let by_sequence = || {
            let number = before.by_sequence(&credentials, challenges)?;
            Some((number, Link::Sequence))
        };
        let challenge = match by_nonce {
            Some(number) => Some((number, Link::Nonce)),
            None if next_nonce => None,
            None => by_sequence(),
        };
        DigestAnswer {
            credentials,
            challenge,
            next_nonce,
            outcome: None,
        }
    };
    credentials.into_iter().map(answer).collect()
}

/// Challenges by what finds them; a later one takes the place of an earlier.
#[derive(Default)]
struct Index<'a> {
    exact: HashMap<(&'a [u8], &'a [u8], &'a [u8]), usize>,
    nonces: HashMap<&'a [u8], usize>,
    /// By Call-ID and kind.
    calls: HashMap<(&'a str, bool), usize>,
    realms: HashMap<(&'a str, bool, &'a [u8]), usize>,
}

impl<'a> Index<'a> {
    fn add(&mut self, challenge: &'a AuthField, number: usize) {
        let AuthField {
            proxy,
            realm,
            nonce,
            algorithm,
            call_id,
            ..
        } = challenge;
        if !nonce.is_empty() {
            self.exact.insert((nonce, realm, algorithm), number);
            self.nonces.insert(nonce, number);
        }
        self.calls.insert((call_id, *proxy), number);
        self.realms.insert((call_id, *proxy, realm), number);
    }

    fn by_nonce(&self, answer: &AuthField) -> Option<usize> {
        let nonce = answer.nonce.as_slice();
        let exact = self
            .exact
            .get(&(nonce, answer.realm.as_slice(), answer.algorithm.as_slice()));
        exact.or_else(|| self.nonces.get(nonce)).copied()
    }

    /// The last challenge of the same call and kind, where the answer is the next request of the
    /// same method.
    fn by_sequence(&self, answer: &AuthField, challenges: &[AuthField]) -> Option<usize> {
        let call = answer.call_id.as_str();
        let realm = self
            .realms
            .get(&(call, answer.proxy, answer.realm.as_slice()));
        let number = realm.or_else(|| self.calls.get(&(call, answer.proxy)))?;
        let challenge = challenges.get(*number)?;
        let next = challenge.cseq.and_then(|n| n.checked_add(1));
        let follows = next == answer.cseq && challenge.method == answer.method;
        (follows && !call.is_empty() && challenge.digest == answer.digest).then_some(*number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ingest, trace::Trace};

    /// Messages written `[status] call-id cseq realm nonce`; the nonce `-` stands for no field, and
    /// `>n` for an Authentication-Info that hands out `n`.
    fn answers(messages: &[&str]) -> Vec<Option<(u32, Link)>> {
        let message = |words: &&str| {
            let words: Vec<&str> = words.split(' ').collect();
            let status = words[0].parse::<u16>().is_ok();
            let rest = &words[usize::from(status)..];
            let start = if status {
                format!("SIP/2.0 {} x", words[0])
            } else {
                "REGISTER sip:example.com SIP/2.0".to_owned()
            };
            let name = if status {
                "WWW-Authenticate"
            } else {
                "Authorization"
            };
            let field = match (rest[3], rest[3].strip_prefix('>')) {
                ("-", _) => String::new(),
                (_, Some(next)) => format!("Authentication-Info: nextnonce=\"{next}\"\r\n"),
                (nonce, _) => {
                    format!(
                        "{name}: Digest realm=\"{}\", nonce=\"{nonce}\"\r\n",
                        rest[2]
                    )
                }
            };
            format!(
                "{start}\r\nCall-ID: {}\r\nCSeq: {} REGISTER\r\n{field}\r\n",
                rest[0], rest[1]
            )
        };
        let input: String = messages.iter().map(message).collect();
        let capture = ingest::read(input.as_bytes());
        assert_eq!(capture.messages.len(), messages.len());
        let trace = Trace::new(&capture);
        let found = &trace.authentication;
        let shown = |a: &DigestAnswer| {
            let (challenge, link) = found.challenge_of(a)?;
            Some((challenge.at.message.0, link))
        };
        found.answers.iter().map(shown).collect()
    }

    #[test]
    fn answers_find_their_challenges() {
        use Link::{Nonce, Sequence};
        let cases: &[(&[&str], &[Option<(u32, Link)>])] = &[
            (&["a 1 r -", "401 a 1 r n", "a 2 r n"], &[Some((1, Nonce))]),
            (&["401 a 1 r n", "b 1 r n"], &[Some((0, Nonce))]),
            (&["a 2 r n", "401 a 1 r n"], &[Some((1, Nonce))]),
            (&["401 a 1 r n", "a 2 r m"], &[Some((0, Sequence))]),
            (&["401 a 1 r n", "a 2 s m"], &[Some((0, Sequence))]),
            (&["401 a 1 r n", "a 7 r m"], &[None]),
            (&["401 a 1 r n", "b 2 r m"], &[None]),
            (
                &["401 a 1 r n", "a 2 r n", "200 a 2 r >m", "a 3 r m"],
                &[Some((0, Nonce)), None],
            ),
            (
                &["401 a 1 r n", "a 2 r n", "401 a 2 r n", "a 3 r n"],
                &[Some((0, Nonce)), Some((2, Nonce))],
            ),
            (
                &["401 a 1 r n", "401 a 1 s n", "a 2 r n"],
                &[Some((0, Nonce))],
            ),
        ];
        for (messages, expected) in cases {
            assert_eq!(answers(messages), *expected, "{messages:?}");
        }
    }
}
