//! Challenges that refuse the credentials they were sent in answer to.

use std::collections::{HashMap, HashSet};

use super::pairs::value_at;
use crate::{
    lint::TraceCx,
    trace::{AuthField, DigestAnswer, Link},
};

/// A challenge in response to a request whose credentials answered an earlier one.
pub(super) struct Rejection<'a> {
    /// The new challenge.
    pub(super) challenge: &'a AuthField,
    /// What was refused.
    pub(super) answer: &'a DigestAnswer,
    /// How often the same user was refused in this call and realm, this one included.
    pub(super) round: u32,
}

/// What a request and its response have in common.
type Request<'a> = (&'a str, Option<u64>, &'a str);

fn request(field: &AuthField) -> Request<'_> {
    (&field.call_id, field.cseq, &field.method)
}

/// Every refusal, in order. A stale nonce is none: the client is only asked to use a new one, and
/// servers that count requests ask so without the word; so the first use of a nonce alone counts.
pub(super) fn rejections<'a>(cx: &TraceCx<'a>) -> Vec<Rejection<'a>> {
    let found = &cx.trace.authentication;
    let mut answered: HashMap<(Request<'_>, bool, &[u8]), &DigestAnswer> = HashMap::new();
    for answer in &found.answers {
        let field = &answer.credentials;
        let fresh = matches!(answer.challenge, Some((_, Link::Nonce))) && is_first_use(cx, field);
        if field.digest && fresh {
            answered.insert((request(field), field.proxy, &field.realm), answer);
        }
    }
    let (mut rounds, mut seen) = (HashMap::new(), HashSet::new());
    let mut rejections = Vec::new();
    for challenge in &found.challenges {
        let key = (
            request(challenge),
            challenge.proxy,
            challenge.realm.as_slice(),
        );
        let Some(answer) = answered.get(&key).copied() else {
            continue;
        };
        let later = challenge.at.message > answer.credentials.at.message;
        if !later || is_stale(cx, challenge) || !seen.insert(key) {
            continue;
        }
        let user = value_at(cx, &answer.credentials).and_then(|v| v.unq("username"));
        let round = rounds
            .entry((&challenge.call_id, challenge.proxy, &challenge.realm, user))
            .or_insert(0);
        *round += 1;
        rejections.push(Rejection {
            challenge,
            answer,
            round: *round,
        });
    }
    rejections
}

fn is_first_use(cx: &TraceCx<'_>, answer: &AuthField) -> bool {
    let count = value_at(cx, answer).and_then(|v| v.unq("nc"));
    count.is_none_or(|n| n == b"00000001")
}

fn is_stale(cx: &TraceCx<'_>, challenge: &AuthField) -> bool {
    let stale = value_at(cx, challenge).and_then(|v| v.unq("stale"));
    stale.is_some_and(|s| s.eq_ignore_ascii_case(b"true"))
}
