//! What came of credentials: the final response to the request that carries them tells.

use std::collections::HashMap;

use super::{AuthField, Authentication, Outcome};
use crate::{
    ingest::MessageId,
    trace::{facts::Facts, transactions::Found},
};

/// A challenge by its message, its kind and its realm.
type Asked<'a> = (MessageId, bool, &'a [u8]);

/// Adds the outcomes that the transactions show.
pub(in crate::trace) fn add(
    found: &mut Authentication,
    facts: &[Option<Facts>],
    transactions: &Found,
) {
    let Authentication {
        challenges,
        answers,
    } = found;
    let stale: HashMap<Asked<'_>, bool> = challenges.iter().map(|c| (asked(c), c.stale)).collect();
    for answer in answers {
        let credentials = &answer.credentials;
        let Some((response, status)) = end(credentials.at.message, facts, transactions) else {
            continue;
        };
        let again = stale.get(&(response, credentials.proxy, credentials.realm.as_slice()));
        let outcome = match (again, status) {
            (Some(true), _) => Outcome::Stale,
            (Some(false), _) | (None, 403) => Outcome::Refused,
            (None, _) => Outcome::Accepted,
        };
        answer.outcome = Some((outcome, response));
    }
}

fn asked(challenge: &AuthField) -> Asked<'_> {
    (challenge.at.message, challenge.proxy, &challenge.realm)
}

/// The first final response to a request, or else what shows that it went on.
fn end(
    request: MessageId,
    facts: &[Option<Facts>],
    transactions: &Found,
) -> Option<(MessageId, u16)> {
    let owner = transactions.owner.get(request.0 as usize).copied()??;
    let transaction = transactions.all.get(owner as usize)?;
    let status = |id: &MessageId| Some((*id, facts.get(id.0 as usize)?.as_ref()?.status?));
    let responses = || transaction.messages.iter().filter_map(status);
    let goes_on = || responses().find(|(_, status)| *status > 100);
    responses()
        .find(|(_, status)| *status >= 200)
        .or_else(goes_on)
}
