//! How messages belong together: challenges and their answers, transactions, dialogs, calls; and the
//! order they came in.

mod authentication;
mod calls;
mod dialogs;
mod episodes;
mod facts;
mod hops;
mod machine;
mod offer_answer;
mod order;
mod registrations;
mod sides;
mod transactions;
mod vias;

use crate::{
    ingest::{Capture, Captured, MessageId},
    text::{Stage, Watch},
};
use facts::Facts;

pub use authentication::{AuthField, Authentication, DigestAnswer, FieldAt, Link, Outcome};
pub use calls::{Call, CallKind, CallState, Confidence, Leg, Milestones, Reason, Transfer};
pub use dialogs::{Dialog, DialogState, Usage};
pub use hops::{Ends, Hops, host_in, transport};
pub use machine::TransactionState;
pub use offer_answer::{Agreement, Codec, CryptoLine, Exchange, Keys, MediaSide, Obstacle};
pub use order::Order;
pub use registrations::{Binding, Registration};
pub use sides::{View, Within};
pub use transactions::{Repeat, Transaction};

/// How the messages of a capture belong together.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// The order the messages came in.
    pub order: Order,
    /// Requests with their responses on each hop, by their first message.
    pub transactions: Vec<Transaction>,
    /// Dialogs, by their first message.
    pub dialogs: Vec<Dialog>,
    /// What belongs together, by the first message.
    pub calls: Vec<Call>,
    /// Calls that are legs of one, each pair once.
    pub legs: Vec<Leg>,
    /// The REFERs that a call came of, by their message.
    pub transfers: Vec<Transfer>,
    /// Offers and their answers, on every hop.
    pub exchanges: Vec<Exchange>,
    /// What was asked of registrars, and given.
    pub registrations: Vec<Registration>,
    /// Challenges and the credentials that answer them.
    pub authentication: Authentication,
    owners: Vec<Option<u32>>,
}

impl Trace {
    /// Relates the messages of `capture`.
    pub fn new(capture: &Capture) -> Self {
        Self::new_watched(capture, Watch::default())
    }

    /// Relates the messages of `capture`, and tells how far it has come.
    pub fn new_watched(capture: &Capture, watch: Watch<'_>) -> Self {
        let mut vias = vias::Vias::default();
        let messages = &capture.messages;
        let mut facts = Vec::with_capacity(messages.len());
        for message in messages {
            facts.push(Facts::of(message, &mut vias));
            watch.tell(Stage::Relating, facts.len(), messages.len());
        }
        Self::of(messages, &facts, &vias)
    }

    /// Relates messages with these facts.
    fn of(messages: &[Captured], facts: &[Option<Facts>], vias: &vias::Vias) -> Self {
        let order = order::order(messages, facts);
        let mut authentication = authentication::find(messages, facts);
        let episodes = episodes::find(&episodes::Given {
            messages,
            facts,
            vias,
            order: &order,
            authentication: &authentication,
        });
        let transactions = transactions::find(messages, facts, &episodes, vias, &order);
        authentication::add_outcomes(&mut authentication, facts, &transactions);
        let dialogs = dialogs::find(facts, &episodes, &order.sequence, &transactions);
        let given = calls::Given {
            messages,
            facts,
            episodes: &episodes,
            order: &order,
            transactions: &transactions,
            dialogs: &dialogs,
            authentication: &authentication,
        };
        let calls = calls::find(&given);
        let transfers = calls::transfers(&calls, &given);
        let legs = calls::legs(&calls, &transfers, &given);
        let exchanges = offer_answer::find(&given);
        let registrations = registrations::find(&given);
        Self {
            order,
            transactions: transactions.all,
            dialogs,
            calls,
            transfers,
            legs,
            exchanges,
            registrations,
            authentication,
            owners: transactions.owner,
        }
    }

    /// The transaction of that number.
    pub fn transaction(&self, number: u32) -> Option<&Transaction> {
        self.transactions.get(number as usize)
    }

    /// The number of the transaction that a message belongs to; `None` where its first line is no
    /// start line.
    pub fn owner(&self, id: MessageId) -> Option<u32> {
        self.owners.get(id.0 as usize).copied().flatten()
    }

    /// The first hop of the request that a transaction forwards, as far as the trace shows it.
    pub fn origin(&self, mut number: u32) -> u32 {
        while let Some(before) = self.transaction(number).and_then(|t| t.upstream) {
            number = before;
        }
        number
    }

    /// The exchanges of some transactions.
    pub fn exchanges_of(&self, transactions: &[u32]) -> impl Iterator<Item = &Exchange> {
        of(&self.exchanges, transactions, |e| e.transaction)
    }

    /// The registrations of some transactions.
    pub fn registrations_of(&self, transactions: &[u32]) -> impl Iterator<Item = &Registration> {
        of(&self.registrations, transactions, |r| r.transaction)
    }

    /// The transaction that a message belongs to.
    pub fn transaction_of(&self, id: MessageId) -> Option<&Transaction> {
        self.transaction(self.owner(id)?)
    }
}

/// Those of `all`, which come by transaction, that belong to some transactions.
fn of<'a, T>(
    all: &'a [T],
    transactions: &[u32],
    number: fn(&T) -> u32,
) -> impl Iterator<Item = &'a T> {
    transactions.iter().flat_map(move |t| {
        let from = all.partition_point(|x| number(x) < *t);
        let these = all.get(from..).unwrap_or_default();
        these.iter().take_while(move |x| number(x) == *t)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Source, Span, offset};

    /// Relates messages written `[status] method call-id cseq branch [from-tag [to-tag]]`. Several
    /// branches, the top Via's first, have `,` between; a time in seconds stands before an `@`.
    pub(super) fn trace(messages: &[&str]) -> Trace {
        let capture = Capture {
            messages: messages.iter().map(|m| captured(m)).collect(),
            ..Capture::default()
        };
        Trace::new(&capture)
    }

    fn captured(words: &str) -> Captured {
        let (time, words) = words.split_once('@').unwrap_or(("", words));
        let words: Vec<&str> = words.split(' ').collect();
        let status = words[0].parse::<u16>().is_ok();
        let rest = &words[usize::from(status)..];
        let start = if status {
            format!("SIP/2.0 {} x", words[0])
        } else {
            format!("{} sip:b@example.com SIP/2.0", rest[0])
        };
        let tag = |n: usize| rest.get(n).map(|t| format!(";tag={t}")).unwrap_or_default();
        let vias = rest[3].split(',');
        let vias: Vec<_> = vias
            .map(|b| format!("SIP/2.0/UDP Host:5060;branch={b}"))
            .collect();
        let text = format!(
            "{start}\r\nVia: {}\r\nFrom: <sip:a@example.com>{}\r\n\
             To: <sip:b@example.com>{}\r\nCall-ID: {}\r\nCSeq: {} {}\r\n\r\n",
            vias.join(", "),
            tag(4),
            tag(5),
            rest[1],
            rest[2],
            rest[0],
        );
        let source = Source::slice(text.as_bytes(), Span::new(0, offset(text.len())));
        let mut captured = Captured::new(source);
        if !time.is_empty() {
            captured.framing.time = Some(format!("2024-01-01T00:00:{time}Z"));
        }
        captured
    }

    #[test]
    fn facts_of_a_message() {
        let mut vias = vias::Vias::default();
        let read = Facts::of(&captured("200 INVITE c 7 z9hG4bKA x y"), &mut vias).unwrap();
        let expected = Facts {
            request: false,
            status: Some(200),
            method: "INVITE".to_owned(),
            call_id: "c".to_owned(),
            cseq: Some(7),
            from_tag: "x".to_owned(),
            to_tag: "y".to_owned(),
            branch: "z9hg4bka".to_owned(),
            sent_by: "host:5060".to_owned(),
            vias: read.vias,
            ends_subscription: false,
        };
        assert_eq!(read, expected);
        assert!(read.has_cookie());
    }
}
