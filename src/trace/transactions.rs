//! Which messages make up a transaction, and the state they leave it in (RFC 3261 §17).

use std::collections::HashMap;

use super::facts::Facts;
use crate::{ingest::MessageId, message::Method};

/// The state a transaction is left in: RFC 3261 §17, figures 5 to 8, with RFC 6026 §7's
/// `Accepted`. Timers cannot be seen in a trace: what only they would end stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransactionState {
    /// The request, and no response.
    Trying,
    /// Provisional responses only.
    Proceeding,
    /// A final response; of INVITE, one that refuses.
    Completed,
    /// INVITE refused, and the refusal acknowledged.
    Confirmed,
    /// INVITE answered with 2xx.
    Accepted,
    /// Nothing more can come: an ACK has no response.
    Terminated,
}

/// A request, its retransmissions and its responses; of INVITE also the ACK to a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Whether it runs the INVITE machine.
    pub invite: bool,
    /// Its method; empty where no message of it tells.
    pub method: String,
    /// Its messages in the order they were found.
    pub messages: Vec<MessageId>,
    /// The state they leave it in.
    pub state: TransactionState,
}

/// What a message does to its transaction.
#[derive(Clone, Copy)]
enum Event {
    Request,
    Ack,
    Provisional,
    Success,
    Refusal,
}

impl Event {
    fn of(facts: &Facts) -> Self {
        match facts.status {
            _ if facts.request && facts.known_method() == Method::Ack => Self::Ack,
            _ if facts.request => Self::Request,
            Some(100..=199) => Self::Provisional,
            Some(200..=299) => Self::Success,
            _ => Self::Refusal,
        }
    }
}

impl TransactionState {
    /// Where a transaction starts whose first message in the trace is this one.
    fn first(invite: bool, event: Event) -> Self {
        match event {
            Event::Ack => Self::Terminated,
            _ => Self::Trying.next(invite, event),
        }
    }

    /// RFC 3261 §17, figures 5 (INVITE client) and 6 (others), as RFC 6026 changes the first.
    fn next(self, invite: bool, event: Event) -> Self {
        match (self, event) {
            (Self::Trying, Event::Provisional) => Self::Proceeding,
            (Self::Trying | Self::Proceeding, Event::Success) if invite => Self::Accepted,
            (Self::Trying | Self::Proceeding, Event::Success | Event::Refusal) => Self::Completed,
            (Self::Completed, Event::Ack) if invite => Self::Confirmed,
            (state, _) => state,
        }
    }
}

/// What the messages of one transaction have in common.
#[derive(PartialEq, Eq, Hash)]
struct Key<'a> {
    branch: &'a str,
    sent_by: &'a str,
    method: &'a str,
    call_id: &'a str,
    cseq: Option<u64>,
    /// Compared only without the cookie.
    from_tag: &'a str,
}

impl<'a> Key<'a> {
    /// RFC 3261 §17.1.3 and §17.2.3. With the cookie those compare branch, sent-by and method;
    /// Call-ID and CSeq join here because a paste may hold several calls of an element that uses
    /// one branch for all. Without the cookie all of RFC 2543's parts that a response repeats
    /// unchanged are compared.
    fn of(facts: &'a Facts) -> Option<Self> {
        if facts.call_id.is_empty() && facts.branch.is_empty() {
            return None;
        }
        // An ACK to a refusal has its INVITE's branch, and belongs to it.
        let ack = facts.known_method() == Method::Ack;
        Some(Self {
            branch: &facts.branch,
            sent_by: &facts.sent_by,
            method: if ack { "INVITE" } else { &facts.method },
            call_id: &facts.call_id,
            cseq: facts.cseq,
            from_tag: if facts.has_cookie() {
                ""
            } else {
                &facts.from_tag
            },
        })
    }
}

/// The transactions among messages with these facts, by their first message.
pub(super) fn find(facts: &[Option<Facts>]) -> Vec<Transaction> {
    let mut found: Vec<Transaction> = Vec::new();
    let mut by_key = HashMap::new();
    for (facts, id) in facts
        .iter()
        .zip(0..)
        .filter_map(|(f, id)| Some((f.as_ref()?, id)))
    {
        let event = Event::of(facts);
        let key = Key::of(facts);
        let known = key.as_ref().and_then(|k| by_key.get(k).copied());
        if let Some(transaction) = known.and_then(|n: usize| found.get_mut(n)) {
            transaction.messages.push(MessageId(id));
            transaction.state = transaction.state.next(transaction.invite, event);
            continue;
        }
        if let Some(key) = key {
            by_key.insert(key, found.len());
        }
        let invite = facts.known_method() == Method::Invite;
        found.push(Transaction {
            invite,
            method: facts.method.clone(),
            messages: vec![MessageId(id)],
            state: TransactionState::first(invite, event),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{TransactionState::*, *};
    use crate::trace::tests::facts;

    #[test]
    fn messages_join_their_transaction() {
        // (messages, transactions: method, messages, state)
        type Case<'a> = (&'a [&'a str], &'a [(&'a str, &'a [u32], TransactionState)]);
        let cases: &[Case<'_>] = &[
            (&["INVITE c 1 z9hG4bKa"], &[("INVITE", &[0], Trying)]),
            (
                &["INVITE c 1 z9hG4bKa", "100 INVITE c 1 z9hG4bKa"],
                &[("INVITE", &[0, 1], Proceeding)],
            ),
            // Refused: the ACK has the INVITE's branch. The cookie's capitals do not matter.
            (
                &[
                    "INVITE c 1 z9hG4bKa",
                    "486 INVITE c 1 z9hG4bka",
                    "ACK c 1 z9hG4bKa",
                ],
                &[("INVITE", &[0, 1, 2], Confirmed)],
            ),
            // Accepted: the ACK stands alone.
            (
                &[
                    "INVITE c 1 z9hG4bKa",
                    "200 INVITE c 1 z9hG4bKa",
                    "ACK c 1 z9hG4bKb",
                ],
                &[("INVITE", &[0, 1], Accepted), ("ACK", &[2], Terminated)],
            ),
            // A CANCEL has the INVITE's branch and a transaction of its own.
            (
                &[
                    "INVITE c 1 z9hG4bKa",
                    "CANCEL c 1 z9hG4bKa",
                    "200 CANCEL c 1 z9hG4bKa",
                    "487 INVITE c 1 z9hG4bKa",
                ],
                &[
                    ("INVITE", &[0, 3], Completed),
                    ("CANCEL", &[1, 2], Completed),
                ],
            ),
            // A retransmission joins; so does a late provisional response.
            (
                &[
                    "OPTIONS c 1 z9hG4bKa",
                    "OPTIONS c 1 z9hG4bKa",
                    "200 OPTIONS c 1 z9hG4bKa",
                    "100 OPTIONS c 1 z9hG4bKa",
                ],
                &[("OPTIONS", &[0, 1, 2, 3], Completed)],
            ),
            // One branch for everything: Call-ID and CSeq keep requests apart.
            (
                &[
                    "REGISTER c 1 z9hG4bKa",
                    "401 REGISTER c 1 z9hG4bKa",
                    "REGISTER c 2 z9hG4bKa",
                ],
                &[("REGISTER", &[0, 1], Completed), ("REGISTER", &[2], Trying)],
            ),
            // Without the cookie the older rules hold.
            (
                &["BYE c 1 1", "200 BYE c 1 1", "BYE c 2 1"],
                &[("BYE", &[0, 1], Completed), ("BYE", &[2], Trying)],
            ),
            // A response whose request is not there.
            (
                &["183 INVITE c 1 z9hG4bKa"],
                &[("INVITE", &[0], Proceeding)],
            ),
        ];
        for (messages, expected) in cases {
            let found = find(&facts(messages));
            let shown: Vec<_> = found
                .iter()
                .map(|t| {
                    (
                        t.method.as_str(),
                        t.messages.iter().map(|m| m.0).collect(),
                        t.state,
                    )
                })
                .collect();
            let expected: Vec<(&str, Vec<u32>, TransactionState)> = expected
                .iter()
                .map(|(m, i, s)| (*m, i.to_vec(), *s))
                .collect();
            assert_eq!(shown, expected, "{messages:?}");
        }
    }

    #[test]
    fn messages_without_identity_stand_alone() {
        let alone = Some(Facts {
            request: true,
            method: "INVITE".to_owned(),
            ..Facts::default()
        });
        assert_eq!(find(&[alone.clone(), None, alone]).len(), 2);
    }
}
