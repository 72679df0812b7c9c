//! What belongs together: calls with every attempt and its challenges, registrations,
//! subscriptions, and whatever else was asked.

mod groups;
mod legs;
mod milestones;
mod transfers;

use super::{
    authentication::Authentication,
    dialogs::{Dialog, DialogState},
    episodes::Episode,
    facts::Facts,
    order::Order,
    transactions::{Found, Transaction},
};
use crate::ingest::{Captured, MessageId};

pub(super) use legs::find as legs;
pub use legs::{Confidence, Leg, Reason};
pub use milestones::Milestones;
pub use transfers::Transfer;
pub(super) use transfers::find as transfers;

/// What a call is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CallKind {
    /// A session, started by INVITE.
    Session,
    /// REGISTER, its refreshes and its removal.
    Registration,
    /// SUBSCRIBE or NOTIFY outside a session.
    Subscription,
    /// OPTIONS, MESSAGE, PUBLISH and others outside any dialog.
    Other,
}

/// Where a call was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallState {
    /// Asked, and no answer but 100.
    Trying,
    /// It rings, or early media flow.
    Ringing,
    /// Challenged, and the challenge not answered.
    Challenged,
    /// Redirected, and the redirection not followed.
    Redirected,
    /// Answered with 2xx, and not over.
    Established,
    /// Ended after it was established.
    Ended,
    /// Given up by the caller.
    Cancelled,
    /// Refused.
    Failed,
    /// The start is not in the trace, and nothing tells the rest.
    Unknown,
}

/// A call, a registration, a subscription or a request on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What it is about.
    pub kind: CallKind,
    /// Where it was left.
    pub state: CallState,
    /// Its messages in order.
    pub messages: Vec<MessageId>,
    /// Its transactions, every hop of them: numbers in [`super::Trace::transactions`].
    pub transactions: Vec<u32>,
    /// Its dialogs: numbers in [`super::Trace::dialogs`].
    pub dialogs: Vec<u32>,
    /// Its Call-IDs, mostly one.
    pub call_ids: Vec<String>,
    /// The transactions that tried to start it, on their first hop, in order.
    pub attempts: Vec<u32>,
    /// The messages that tell its story.
    pub milestones: Milestones,
    /// How many messages were sent again.
    pub retransmissions: u32,
}

/// What calls are made of.
pub(super) struct Given<'a> {
    pub(super) messages: &'a [Captured],
    pub(super) facts: &'a [Option<Facts>],
    pub(super) episodes: &'a [Episode],
    pub(super) order: &'a Order,
    pub(super) transactions: &'a Found,
    pub(super) dialogs: &'a [Dialog],
    pub(super) authentication: &'a Authentication,
}

impl<'a> Given<'a> {
    pub(super) fn facts(&self, id: MessageId) -> Option<&'a Facts> {
        self.facts.get(id.0 as usize)?.as_ref()
    }

    fn episode(&self, id: MessageId) -> Option<Episode> {
        self.episodes.get(id.0 as usize).copied()
    }

    pub(super) fn transaction(&self, number: u32) -> Option<&'a Transaction> {
        self.transactions.all.get(number as usize)
    }
}

/// The calls, by their first message.
pub(super) fn find(given: &Given<'_>) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let groups = groups::group(given);
    for group in groups {
        let mut call = Call {
            kind: group.kind,
            state: CallState::Unknown,
            messages: group.messages,
            transactions: group.transactions,
            dialogs: group.dialogs,
            call_ids: Vec::new(),
            attempts: Vec::new(),
            milestones: Milestones::default(),
            retransmissions: 0,
        };
        call.fill(given);
        calls.push(call);
    }
    calls
}

impl Call {
    fn fill(&mut self, given: &Given<'_>) {
        for number in &self.transactions {
            let Some(transaction) = given.transaction(*number) else {
                continue;
            };
            let again = transaction.repeats.iter().filter(|r| r.is_retransmission());
            let again = crate::text::offset(again.count());
            self.retransmissions = self.retransmissions.saturating_add(again);
            let Some(facts) = transaction.first().and_then(|f| given.facts(f)) else {
                continue;
            };
            if self.call_ids.last() != Some(&facts.call_id)
                && !self.call_ids.contains(&facts.call_id)
            {
                self.call_ids.push(facts.call_id.clone());
            }
            if facts.is_initial() && transaction.upstream.is_none() {
                self.attempts.push(*number);
            }
        }
        self.milestones = milestones::find(self, given);
        self.state = self.left_in(given);
    }

    fn left_in(&self, given: &Given<'_>) -> CallState {
        let m = &self.milestones;
        let dialogs = || {
            let all = self.dialogs.iter();
            all.filter_map(|d| given.dialogs.get(*d as usize))
        };
        let confirmed = dialogs().any(|d| d.state == DialogState::Confirmed);
        let status = m.refused.and_then(|r| given.facts(r)?.status);
        match (m.answered, m.refused) {
            _ if m.ended.is_some() => CallState::Ended,
            (Some(_), _) => CallState::Established,
            (None, Some(_)) if m.cancelled.is_some() && status == Some(487) => CallState::Cancelled,
            (None, Some(_)) => match status {
                Some(401 | 407) => CallState::Challenged,
                Some(300..=399) => CallState::Redirected,
                _ => CallState::Failed,
            },
            (None, None) if m.cancelled.is_some() => CallState::Cancelled,
            (None, None) if m.ringing.is_some() => CallState::Ringing,
            (None, None) if m.asked.is_some() => CallState::Trying,
            (None, None) if confirmed => CallState::Established,
            (None, None) => CallState::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CallState::*, *};
    use crate::trace::tests::trace;

    #[test]
    fn calls_hold_what_belongs_together() {
        // (messages, calls: messages, state)
        type Case<'a> = (&'a [&'a str], &'a [(&'a [u32], CallState)]);
        let cases: &[Case<'_>] = &[
            // Challenged, tried again, answered, ended.
            (
                &[
                    "INVITE c 1 z9hG4bKa x",
                    "407 INVITE c 1 z9hG4bKa x y",
                    "ACK c 1 z9hG4bKa x y",
                    "INVITE c 2 z9hG4bKb x",
                    "200 INVITE c 2 z9hG4bKb x z",
                    "ACK c 2 z9hG4bKc x z",
                    "BYE c 1 z9hG4bKd z x",
                ],
                &[(&[0, 1, 2, 3, 4, 5, 6], Ended)],
            ),
            // Given up.
            (
                &[
                    "INVITE c 1 z9hG4bKa x",
                    "180 INVITE c 1 z9hG4bKa x y",
                    "CANCEL c 1 z9hG4bKa x",
                    "487 INVITE c 1 z9hG4bKa x y",
                ],
                &[(&[0, 1, 2, 3], Cancelled)],
            ),
            // The same Call-ID and branch again, from the start.
            (
                &[
                    "INVITE c 1 z9hG4bKa x",
                    "486 INVITE c 1 z9hG4bKa x y",
                    "ACK c 1 z9hG4bKa x y",
                    "INVITE c 1 z9hG4bKa w",
                    "180 INVITE c 1 z9hG4bKa w y",
                ],
                &[(&[0, 1, 2], Failed), (&[3, 4], Ringing)],
            ),
            // A lower number with a new branch is another flow too.
            (
                &[
                    "INVITE c 5 z9hG4bKa x",
                    "486 INVITE c 5 z9hG4bKa x y",
                    "INVITE c 1 z9hG4bKb x",
                ],
                &[(&[0, 1], Failed), (&[2], Trying)],
            ),
            // A registration beside a call with the same Call-ID.
            (
                &[
                    "REGISTER c 1 z9hG4bKa x",
                    "INVITE c 2 z9hG4bKb x",
                    "200 REGISTER c 1 z9hG4bKa x y",
                ],
                &[(&[0, 2], Established), (&[1], Trying)],
            ),
            // A refresh that is sent again is no new flow.
            (
                &[
                    "REGISTER c 1 z9hG4bKa x",
                    "200 REGISTER c 1 z9hG4bKa x y",
                    "REGISTER c 1 z9hG4bKa x",
                    "200 REGISTER c 1 z9hG4bKa x y",
                ],
                &[(&[0, 1, 2, 3], Established)],
            ),
            // Begun before the trace.
            (&["BYE c 3 z9hG4bKa x y"], &[(&[0], Ended)]),
        ];
        for (messages, expected) in cases {
            let found = trace(messages).calls;
            let shown: Vec<(Vec<u32>, _)> = found
                .iter()
                .map(|c| (c.messages.iter().map(|m| m.0).collect(), c.state))
                .collect();
            let expected: Vec<_> = expected.iter().map(|(m, s)| (m.to_vec(), *s)).collect();
            assert_eq!(shown, expected, "{messages:?}");
        }
    }
}
