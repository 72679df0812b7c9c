//! Messages joined to dialogs, one after the other.

use std::collections::HashMap;

use super::{Dialog, DialogState, Usage, refreshes_target};
use crate::{
    ingest::MessageId,
    message::Method,
    trace::{Transaction, episodes::Episode, facts::Facts, sides::Sides, transactions::Found},
};

/// What a message does to its dialog.
#[derive(Clone, Copy)]
enum Event {
    /// A provisional response with a tag, or a request that only an early dialog needs.
    Early,
    /// A 2xx response, or a request within the dialog.
    Confirm,
    /// BYE.
    End,
    /// NOTIFY that says the subscription is over.
    EndSubscription,
    /// Belongs to it where it is known, and starts none.
    Belong,
}

impl Event {
    /// What a message with both tags does.
    fn of(facts: &Facts) -> Self {
        let method = facts.known_method();
        match (facts.status, method) {
            (None, Method::Bye) => Self::End,
            (None, Method::Notify) if facts.ends_subscription => Self::EndSubscription,
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
            (Self::Early, Event::Confirm | Event::EndSubscription) => Self::Confirmed,
            (state, _) => state,
        }
    }
}

/// The dialogs met so far.
struct Dialogs<'a> {
    found: Vec<Dialog>,
    /// By episode and tags, the lesser tag first: either side may send.
    by_key: HashMap<(Episode, &'a str, &'a str), usize>,
    /// The dialogs that a transaction started.
    started: HashMap<u32, Vec<usize>>,
    /// What the sides of each dialog know.
    sides: Vec<Sides>,
    transactions: &'a Found,
    facts: &'a [Option<Facts>],
}

/// A message and where it belongs.
#[derive(Clone, Copy)]
struct Placed<'a> {
    id: MessageId,
    facts: &'a Facts,
    transaction: u32,
    episode: Episode,
}

/// The dialogs among messages with these facts, by their first message.
pub(in crate::trace) fn find(
    facts: &[Option<Facts>],
    episodes: &[Episode],
    sequence: &[MessageId],
    transactions: &Found,
) -> Vec<Dialog> {
    let mut dialogs = Dialogs {
        found: Vec::new(),
        by_key: HashMap::new(),
        started: HashMap::new(),
        sides: Vec::new(),
        transactions,
        facts,
    };
    for id in sequence {
        let at = id.0 as usize;
        let facts = facts.get(at).and_then(Option::as_ref);
        let owner = transactions.owner.get(at).copied().flatten();
        if let (Some(facts), Some(transaction), Some(episode)) = (facts, owner, episodes.get(at)) {
            dialogs.take(Placed {
                id: *id,
                facts,
                transaction,
                episode: *episode,
            });
        }
    }
    dialogs.found
}

impl<'a> Dialogs<'a> {
    fn take(&mut self, message: Placed<'a>) {
        let facts = message.facts;
        if facts.status.is_some_and(|s| s >= 300) {
            self.refuse(message);
        }
        let (a, b) = (facts.from_tag.as_str(), facts.to_tag.as_str());
        if a.is_empty() || b.is_empty() {
            return;
        }
        let key = (message.episode, a.min(b), a.max(b));
        let event = Event::of(facts);
        match (self.by_key.get(&key).copied(), event) {
            (Some(n), _) => self.join(n, event, message),
            (None, Event::Belong) => {}
            (None, _) => {
                self.by_key.insert(key, self.found.len());
                self.start(event, message);
            }
        }
    }

    fn start(&mut self, event: Event, message: Placed<'a>) {
        let number = self.found.len();
        let Placed {
            id,
            facts,
            transaction,
            episode,
        } = message;
        let starts = !facts.request;
        if starts {
            self.started.entry(transaction).or_default().push(number);
        }
        self.found.push(Dialog {
            call_id: facts.call_id.clone(),
            local_tag: facts.from_tag.clone(),
            remote_tag: facts.to_tag.clone(),
            state: match event {
                Event::End | Event::EndSubscription => DialogState::Terminated,
                Event::Confirm => DialogState::Confirmed,
                Event::Early | Event::Belong => DialogState::Early,
            },
            transactions: vec![transaction],
            usages: Vec::new(),
            started_by: starts.then_some(transaction),
            requests: Vec::new(),
            ended_by: matches!(event, Event::End | Event::EndSubscription).then_some(id),
            episode,
        });
        self.sides.push(Sides::default());
        self.know(number, message);
    }

    fn join(&mut self, n: usize, event: Event, message: Placed<'a>) {
        let Some(dialog) = self.found.get_mut(n) else {
            return;
        };
        let before = dialog.state;
        let only_subscription = dialog.usages == [Usage::Subscription];
        dialog.state = match event {
            Event::EndSubscription if only_subscription => DialogState::Terminated,
            _ => before.next(event),
        };
        if before != dialog.state && dialog.state == DialogState::Terminated {
            dialog.ended_by = Some(message.id);
        }
        // Transactions are numbered by their first message: a new one is mostly the last.
        if let Err(at) = dialog.transactions.binary_search(&message.transaction) {
            dialog.transactions.insert(at, message.transaction);
        }
        self.know(n, message);
    }

    /// What a message adds to what the sides know of each other.
    fn know(&mut self, n: usize, message: Placed<'a>) {
        let Placed { id, facts, .. } = message;
        let asked = self.transactions.all.get(message.transaction as usize);
        let asked = asked.and_then(Transaction::first);
        let first = asked.filter(|r| *r != id);
        let initial = first.and_then(|r| self.facts.get(r.0 as usize)?.as_ref());
        let initial = initial.is_some_and(Facts::is_initial);
        let origin = self.is_origin(message);
        let (Some(dialog), Some(sides)) = (self.found.get_mut(n), self.sides.get_mut(n)) else {
            return;
        };
        let method = facts.known_method();
        let usage = Usage::of(method).filter(|u| !dialog.usages.contains(u));
        dialog.usages.extend(usage);
        let by_local = facts.from_tag == dialog.local_tag;
        if facts.request {
            if origin {
                let within = sides.within(id, message.transaction, facts, by_local);
                dialog.requests.push(within);
            }
            if refreshes_target(method) {
                sides.of(!by_local).aim(id);
            }
        } else if refreshes_target(method) && facts.status.is_some_and(|s| (101..300).contains(&s))
        {
            sides.of(by_local).aim(id);
            if initial {
                sides.of(by_local).route = Some(id);
            }
            if let (true, Some(request), Some(cseq)) = (initial && by_local, first, facts.cseq) {
                sides.started(request, cseq);
            }
            let answerer = sides.of(!by_local);
            if initial && answerer.target.is_none() {
                answerer.target = first;
                answerer.route = first;
            }
        }
    }

    /// Whether a message is a request on the first of its hops, and not sent again.
    fn is_origin(&self, message: Placed<'_>) -> bool {
        let transaction = self.transactions.all.get(message.transaction as usize);
        transaction.is_some_and(|t| t.upstream.is_none() && t.first() == Some(message.id))
    }

    /// A final refusal ends every early dialog its transaction started (RFC 3261 §12.3).
    fn refuse(&mut self, message: Placed<'a>) {
        if message.facts.known_method() != Method::Invite {
            return;
        }
        let started = self.started.remove(&message.transaction);
        for n in started.unwrap_or_default() {
            if let Some(dialog) = self.found.get_mut(n)
                && dialog.state == DialogState::Early
            {
                dialog.state = DialogState::Terminated;
                dialog.ended_by = Some(message.id);
            }
        }
    }
}
