//! Which messages make up a dialog, and the state they leave it in (RFC 3261 §12).

use std::collections::HashMap;

use super::{Transaction, facts::Facts};
use crate::message::Method;

/// The state a dialog is left in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogState {
    /// Provisional responses only (RFC 3261 §12.1).
    Early,
    /// Answered with 2xx, or known from requests within it.
    Confirmed,
    /// Ended by BYE, or refused while it was early (§12.3).
    Terminated,
}

/// A dialog: Call-ID and both tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialog {
    /// Its Call-ID.
    pub call_id: String,
    /// The tag of the side that sent the first request of it.
    pub local_tag: String,
    /// The tag of the other side.
    pub remote_tag: String,
    /// The state its messages leave it in.
    pub state: DialogState,
    /// The transactions within it and the one that started it, in order: numbers in
    /// [`super::Trace::transactions`].
    pub transactions: Vec<u32>,
}

/// What a message does to its dialog.
#[derive(Clone, Copy)]
enum Event {
    /// A provisional response with a tag, or a request that only an early dialog needs.
    Early,
    /// A 2xx response, or a request within the dialog.
    Confirm,
    /// BYE.
    End,
    /// Belongs to it where it is known, and starts none.
    Belong,
}

impl Event {
    /// What a message with both tags does.
    fn of(facts: &Facts) -> Self {
        let method = facts.known_method();
        match (facts.status, method) {
            (None, Method::Bye) => Self::End,
            (None, Method::Prack | Method::Update) => Self::Early,
            // An ACK to a refusal, and a CANCEL, carry tags that make no dialog.
            (None, Method::Ack | Method::Cancel | Method::Register | Method::Publish) => {
                Self::Belong
            }
            (None, _) => Self::Confirm,
            (Some(101..=199), Method::Invite) => Self::Early,
            (Some(200..=299), method) if method.can_start_dialog() => Self::Confirm,
            _ => Self::Belong,
        }
    }
}

impl DialogState {
    fn next(self, event: Event) -> Self {
        match (self, event) {
            (_, Event::End) => Self::Terminated,
            (Self::Early, Event::Confirm) => Self::Confirmed,
            (state, _) => state,
        }
    }
}

/// The dialogs met so far.
#[derive(Default)]
struct Dialogs<'a> {
    found: Vec<Dialog>,
    /// By Call-ID and tags, the lesser tag first: either side may send.
    by_key: HashMap<(&'a str, &'a str, &'a str), usize>,
    /// The dialogs that a transaction started.
    started: HashMap<u32, Vec<usize>>,
}

/// The dialogs among messages with these facts, by their first message.
pub(super) fn find(facts: &[Option<Facts>], transactions: &[Transaction]) -> Vec<Dialog> {
    let mut owner = vec![None; facts.len()];
    for (transaction, number) in transactions.iter().zip(0_u32..) {
        for message in &transaction.messages {
            if let Some(slot) = owner.get_mut(message.0 as usize) {
                *slot = Some(number);
            }
        }
    }
    let mut dialogs = Dialogs::default();
    for (facts, owner) in facts.iter().zip(owner) {
        if let (Some(facts), Some(owner)) = (facts, owner) {
            dialogs.take(facts, owner);
        }
    }
    dialogs.found
}

impl<'a> Dialogs<'a> {
    fn take(&mut self, facts: &'a Facts, transaction: u32) {
        if facts.status.is_some_and(|s| s >= 300) {
            self.refuse(facts, transaction);
        }
        let (a, b) = (facts.from_tag.as_str(), facts.to_tag.as_str());
        if a.is_empty() || b.is_empty() {
            return;
        }
        let event = Event::of(facts);
        let key = (facts.call_id.as_str(), a.min(b), a.max(b));
        match self.by_key.get(&key).copied() {
            Some(n) => self.join(n, event, transaction),
            None if matches!(event, Event::Belong) => {}
            None => {
                self.by_key.insert(key, self.found.len());
                self.started
                    .entry(transaction)
                    .or_default()
                    .push(self.found.len());
                self.found.push(Dialog {
                    call_id: facts.call_id.clone(),
                    local_tag: facts.from_tag.clone(),
                    remote_tag: facts.to_tag.clone(),
                    state: match event {
                        Event::End => DialogState::Terminated,
                        Event::Confirm => DialogState::Confirmed,
                        Event::Early | Event::Belong => DialogState::Early,
                    },
                    transactions: vec![transaction],
                });
            }
        }
    }

    fn join(&mut self, n: usize, event: Event, transaction: u32) {
        let Some(dialog) = self.found.get_mut(n) else {
            return;
        };
        dialog.state = dialog.state.next(event);
        // Transactions are numbered by their first message: a new one is mostly the last.
        if let Err(at) = dialog.transactions.binary_search(&transaction) {
            dialog.transactions.insert(at, transaction);
        }
    }

    /// A final refusal ends every early dialog its transaction started (RFC 3261 §12.3).
    fn refuse(&mut self, facts: &Facts, transaction: u32) {
        if facts.known_method() != Method::Invite {
            return;
        }
        for n in self.started.remove(&transaction).unwrap_or_default() {
            if let Some(dialog) = self.found.get_mut(n)
                && dialog.state == DialogState::Early
            {
                dialog.state = DialogState::Terminated;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DialogState::*, *};
    use crate::trace::{tests::facts, transactions};

    #[test]
    fn messages_make_dialogs() {
        // (messages, dialogs: tags, state, transactions)
        type Case<'a> = (
            &'a [&'a str],
            &'a [(&'a str, &'a str, DialogState, &'a [u32])],
        );
        let cases: &[Case<'_>] = &[
            (&["INVITE c 1 z9hG4bKa x", "100 INVITE c 1 z9hG4bKa x"], &[]),
            (
                &["INVITE c 1 z9hG4bKa x", "180 INVITE c 1 z9hG4bKa x y"],
                &[("x", "y", Early, &[0])],
            ),
            // Two branches of a fork; one answers.
            (
                &[
                    "INVITE c 1 z9hG4bKa x",
                    "180 INVITE c 1 z9hG4bKa x y",
                    "180 INVITE c 1 z9hG4bKa x z",
                    "200 INVITE c 1 z9hG4bKa x z",
                ],
                &[("x", "y", Early, &[0]), ("x", "z", Confirmed, &[0])],
            ),
            // The other side hangs up: the same dialog, tags exchanged.
            (
                &[
                    "INVITE c 1 z9hG4bKa x",
                    "200 INVITE c 1 z9hG4bKa x y",
                    "ACK c 1 z9hG4bKb x y",
                    "BYE c 9 z9hG4bKc y x",
                    "200 BYE c 9 z9hG4bKc y x",
                ],
                &[("x", "y", Terminated, &[0, 1, 2])],
            ),
            // Refused while early; the ACK's tags make no dialog of their own.
            (
                &[
                    "INVITE c 1 z9hG4bKa x",
                    "180 INVITE c 1 z9hG4bKa x y",
                    "486 INVITE c 1 z9hG4bKa x z",
                    "ACK c 1 z9hG4bKa x z",
                ],
                &[("x", "y", Terminated, &[0])],
            ),
            // Refusing a request within a dialog ends nothing.
            (
                &[
                    "INVITE c 1 z9hG4bKa x",
                    "200 INVITE c 1 z9hG4bKa x y",
                    "INVITE c 2 z9hG4bKb x y",
                    "488 INVITE c 2 z9hG4bKb x y",
                ],
                &[("x", "y", Confirmed, &[0, 1])],
            ),
            // Tags alone make no dialog.
            (
                &["REGISTER c 1 z9hG4bKa x", "401 REGISTER c 1 z9hG4bKa x y"],
                &[],
            ),
            (
                &["OPTIONS c 1 z9hG4bKa x", "200 OPTIONS c 1 z9hG4bKa x y"],
                &[],
            ),
            // Begun before the trace.
            (&["BYE c 3 z9hG4bKa x y"], &[("x", "y", Terminated, &[0])]),
            (&["NOTIFY c 3 z9hG4bKa x y"], &[("x", "y", Confirmed, &[0])]),
        ];
        for (messages, expected) in cases {
            let facts = facts(messages);
            let found = find(&facts, &transactions::find(&facts));
            let shown: Vec<_> = found
                .iter()
                .map(|d| (&*d.local_tag, &*d.remote_tag, d.state, &*d.transactions))
                .collect();
            assert_eq!(shown, *expected, "{messages:?}");
        }
    }
}
