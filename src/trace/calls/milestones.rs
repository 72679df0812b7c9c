//! The messages that tell a call's story, and the times between them.

use super::{Call, CallKind, Given};
use crate::{
    ingest::MessageId,
    message::Method,
    trace::{facts::Facts, transactions::Transaction},
};

/// The messages that tell a call's story; where a hop matters, on the first one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Milestones {
    /// The request that started it, or was the last to try.
    pub asked: Option<MessageId>,
    /// The first attempt.
    pub first_asked: Option<MessageId>,
    /// The challenges, each with the next request that tried again.
    pub challenges: Vec<(MessageId, Option<MessageId>)>,
    /// The redirections, each with the next request.
    pub redirections: Vec<(MessageId, Option<MessageId>)>,
    /// The first provisional response but 100 to the last attempt.
    pub progress: Option<MessageId>,
    /// The first 180.
    pub ringing: Option<MessageId>,
    /// The first 2xx.
    pub answered: Option<MessageId>,
    /// The ACK to it.
    pub acknowledged: Option<MessageId>,
    /// The final refusal of the last attempt; a challenge or a redirection where nothing followed.
    pub refused: Option<MessageId>,
    /// The CANCEL.
    pub cancelled: Option<MessageId>,
    /// The BYE, or the NOTIFY that ended a subscription.
    pub ended: Option<MessageId>,
    /// The final response to the BYE.
    pub ended_answer: Option<MessageId>,
    /// The 2xx to the BYE.
    pub ended_accepted: Option<MessageId>,
}

/// The milestones of a call with its attempts.
pub(super) fn find(call: &Call, given: &Given<'_>) -> Milestones {
    let mut found = Milestones::default();
    for (place, number) in call.attempts.iter().enumerate() {
        let Some(attempt) = given.transaction(*number) else {
            continue;
        };
        found.first_asked = found.first_asked.or(attempt.first());
        let next = call.attempts.get(place.saturating_add(1));
        let next = next.and_then(|n| given.transaction(*n)?.first());
        found.attempt(attempt, next, given);
    }
    if call.attempts.is_empty() {
        found.begun_before(call, given);
    }
    let transactions = call
        .transactions
        .iter()
        .filter_map(|n| given.transaction(*n));
    for transaction in transactions.filter(|t| t.upstream.is_none()) {
        found.rest(transaction, call.kind, given);
    }
    found
}

impl Milestones {
    fn attempt(&mut self, attempt: &Transaction, next: Option<MessageId>, given: &Given<'_>) {
        self.asked = attempt.first();
        (self.progress, self.ringing, self.refused) = (None, None, None);
        for id in &attempt.messages {
            let facts = given.facts(*id);
            // Some give the ACK to a 2xx the branch of the INVITE.
            if self.answered.is_some() && facts.is_some_and(|f| f.asks(Method::Ack)) {
                self.acknowledged.get_or_insert(*id);
            }
            let Some(status) = facts.and_then(|f| f.status) else {
                continue;
            };
            match status {
                ..=100 => {}
                101..=199 => self.provisional(*id, status),
                200..=299 => {
                    self.answered.get_or_insert(*id);
                }
                300..=399 if self.refused.is_none() => self.redirections.push((*id, next)),
                401 | 407 if self.refused.is_none() => self.challenges.push((*id, next)),
                _ => {}
            }
            if status >= 300 {
                self.refused.get_or_insert(*id);
            }
        }
    }

    fn provisional(&mut self, id: MessageId, status: u16) {
        self.progress.get_or_insert(id);
        if status == 180 {
            self.ringing.get_or_insert(id);
        }
    }

    /// Where no attempt is in the trace, responses tell what they can.
    fn begun_before(&mut self, call: &Call, given: &Given<'_>) {
        let transactions = call
            .transactions
            .iter()
            .filter_map(|n| given.transaction(*n));
        let starts = |t: &&Transaction| {
            let first = t.first().and_then(|f| given.facts(f));
            first.is_some_and(|f| !f.request && f.known_method().can_start_dialog())
        };
        for transaction in transactions.filter(starts) {
            self.attempt(transaction, None, given);
            self.asked = None;
        }
    }

    /// What came behind the attempts.
    fn rest(&mut self, transaction: &Transaction, kind: CallKind, given: &Given<'_>) {
        let Some(first) = transaction.first() else {
            return;
        };
        let Some(facts) = given.facts(first).filter(|f| f.request) else {
            return;
        };
        let session = kind == CallKind::Session;
        match facts.known_method() {
            Method::Ack if transaction.invited.is_some() && self.answered.is_some() => {
                self.acknowledged.get_or_insert(first);
            }
            Method::Cancel => _ = self.cancelled.get_or_insert(first),
            Method::Bye if self.ended.is_none() => {
                self.end(transaction, first, given);
            }
            Method::Notify if !session && facts.ends_subscription && self.ended.is_none() => {
                self.end(transaction, first, given);
            }
            _ => {}
        }
    }

    fn end(&mut self, transaction: &Transaction, first: MessageId, given: &Given<'_>) {
        self.ended = Some(first);
        self.ended_answer = response(transaction, given, Facts::is_final);
        self.ended_accepted = response(transaction, given, Facts::is_success);
    }
}

fn response(
    transaction: &Transaction,
    given: &Given<'_>,
    fits: fn(&Facts) -> bool,
) -> Option<MessageId> {
    let fits = |id: &&MessageId| given.facts(**id).is_some_and(fits);
    transaction.messages.iter().find(fits).copied()
}
