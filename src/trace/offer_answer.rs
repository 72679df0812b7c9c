//! Which session descriptions are offers, which answer them, and what was agreed (RFC 3264, RFC
//! 6337).

mod keys;
mod media;

use std::collections::{HashMap, HashSet};

use super::{calls::Given, facts::Facts, transactions::Transaction};
use crate::{
    ingest::{Captured, MessageId},
    message::{HeaderId, HeaderValue, Method},
    syntax::sdp::Session,
};

pub use keys::{CryptoLine, Keys, Obstacle};
pub use media::{Agreement, Codec, MediaSide};

/// An offer and what became of it, on one hop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The message with the offer.
    pub offer: MessageId,
    /// The message with the answer.
    pub answer: Option<MessageId>,
    /// Whether the answer is so far only a preview, in a provisional response that is not
    /// reliable (RFC 3261 §13.2.1).
    pub preview: bool,
    /// The transaction that the offer is part of.
    pub transaction: u32,
    /// Its number of Vias: 1 on the hop from the first sender.
    pub depth: u32,
    /// Where an answer had to stand, and none does, although the message is there whole.
    pub unanswered: Option<MessageId>,
    /// Whether the request was refused: what was agreed before stays.
    pub refused: bool,
    /// Whether no hop before this one shows the same exchange.
    pub primary: bool,
    /// The media lines of the offer, with those of the answer.
    pub media: Vec<Agreement>,
}

/// What `of` makes of the first session description of a message; `None` where there is none.
pub(super) fn session<T>(captured: &Captured, of: impl FnOnce(&Session) -> T) -> Option<T> {
    let message = &captured.parsed.message;
    if message.body.is_empty() {
        return None;
    }
    let content = message.read_content(&captured.source);
    content.body.sessions().next().map(of)
}

/// Every exchange, by its offer's transaction.
pub(super) fn find(given: &Given<'_>) -> Vec<Exchange> {
    let acks = acks(given);
    let mut found = Vec::new();
    for (transaction, number) in given.transactions.all.iter().zip(0..) {
        let Some(request) = transaction.first() else {
            continue;
        };
        let Some(facts) = given.facts(request).filter(|f| f.request) else {
            continue;
        };
        let walk = Walk {
            given,
            acks: &acks,
            transaction,
            number,
            request,
        };
        match facts.known_method() {
            Method::Invite if walk.has_session(request) => walk.answered(true, &mut found),
            Method::Invite => walk.delayed(&mut found),
            Method::Update | Method::Prack if walk.has_session(request) => {
                walk.answered(false, &mut found);
            }
            _ => {}
        }
    }
    mark_primary(&mut found, given);
    found
}

/// Of the hops of one request, the first that shows an exchange is the one to tell of.
fn mark_primary(found: &mut [Exchange], given: &Given<'_>) {
    let with: HashSet<u32> = found.iter().map(|e| e.transaction).collect();
    for exchange in found {
        let mut hop = given.transaction(exchange.transaction);
        while let Some(before) = hop.and_then(|t| t.upstream) {
            if with.contains(&before) {
                exchange.primary = false;
                break;
            }
            hop = given.transaction(before);
        }
    }
}

/// How many answers to one offer are looked at: forks are few.
const MOST_FORKS: usize = 64;

/// The ACK, or the PRACK, to a response, by INVITE transaction and To tag.
type Acks<'a> = HashMap<(u32, &'a str), MessageId>;

fn acks<'a>(given: &Given<'a>) -> Acks<'a> {
    let mut acks = HashMap::new();
    for transaction in &given.transactions.all {
        for id in &transaction.messages {
            let Some(facts) = given.facts(*id).filter(|f| f.asks(Method::Ack)) else {
                continue;
            };
            let own = given.transactions.owner.get(id.0 as usize);
            let invite = transaction.invited.or(own.copied().flatten());
            if let Some(invite) = invite {
                acks.entry((invite, facts.to_tag.as_str())).or_insert(*id);
            }
        }
    }
    acks
}

/// One request that may carry an offer.
struct Walk<'g, 'a> {
    given: &'g Given<'a>,
    acks: &'g Acks<'a>,
    transaction: &'g Transaction,
    number: u32,
    request: MessageId,
}

impl<'a> Walk<'_, 'a> {
    /// The media lines of the session description in a message.
    fn sides(&self, id: MessageId) -> Vec<MediaSide> {
        let captured = self.given.messages.get(id.0 as usize);
        let sides = captured.and_then(|c| session(c, |session| media::sides(c, session)));
        sides.unwrap_or_default()
    }

    fn has_session(&self, id: MessageId) -> bool {
        let captured = self.given.messages.get(id.0 as usize);
        captured.is_some_and(|c| c.parsed.message.has_session(&c.source))
    }

    /// Responses of these classes with their facts.
    fn responses(&self) -> impl Iterator<Item = (MessageId, &'a Facts, u16)> {
        let all = self.transaction.messages.iter();
        all.filter_map(|id| {
            let facts = self.given.facts(*id)?;
            Some((*id, facts, facts.status?))
        })
    }

    fn is_refused(&self) -> bool {
        self.responses().any(|(_, _, s)| s >= 300)
    }

    /// The request carries the offer: each side that answers, answers for itself.
    fn answered(&self, invite: bool, found: &mut Vec<Exchange>) {
        let mut order: Vec<&str> = Vec::new();
        let mut by_tag: HashMap<&str, (Option<MessageId>, Option<MessageId>, Option<MessageId>)> =
            HashMap::new();
        let answers = self.responses().filter(|(_, _, s)| (101..300).contains(s));
        for (id, facts, status) in answers {
            let entry = by_tag.entry(&facts.to_tag).or_insert_with(|| {
                order.push(&facts.to_tag);
                (None, None, None)
            });
            let reliable = status >= 200 || (invite && self.is_reliable(id));
            let has = self.has_session(id);
            match (has, reliable) {
                (true, true) => _ = entry.0.get_or_insert(id),
                (true, false) => _ = entry.1.get_or_insert(id),
                (false, _) if status >= 200 => _ = entry.2.get_or_insert(id),
                _ => {}
            }
        }
        let before = found.len();
        for tag in order.into_iter().take(MOST_FORKS) {
            let Some((answer, preview, silent)) = by_tag.get(tag).copied() else {
                continue;
            };
            if let Some(answer) = answer {
                found.push(self.exchange(self.request, Some(answer), false, None));
            } else if preview.is_some() || silent.is_some() {
                found.push(self.exchange(self.request, preview, true, silent));
            }
        }
        if found.len() == before {
            found.push(self.exchange(self.request, None, false, None));
        }
    }

    /// The INVITE carries no offer: the first reliable response does, and PRACK or ACK answers.
    fn delayed(&self, found: &mut Vec<Exchange>) {
        let mut seen: Vec<&str> = Vec::new();
        for (id, facts, status) in self.responses() {
            let reliable = (200..300).contains(&status) || self.is_reliable(id);
            if !reliable || !self.has_session(id) || seen.contains(&facts.to_tag.as_str()) {
                continue;
            }
            if seen.len() >= MOST_FORKS {
                return;
            }
            seen.push(&facts.to_tag);
            let ack = self
                .acks
                .get(&(self.number, facts.to_tag.as_str()))
                .copied();
            let answer = ack.filter(|a| self.has_session(*a));
            let silent = ack.filter(|_| answer.is_none() && status >= 200);
            found.push(self.exchange(id, answer, false, silent));
        }
    }

    fn exchange(
        &self,
        offer: MessageId,
        answer: Option<MessageId>,
        preview: bool,
        unanswered: Option<MessageId>,
    ) -> Exchange {
        Exchange {
            offer,
            answer,
            preview: preview && answer.is_some(),
            transaction: self.number,
            depth: self.transaction.depth,
            unanswered,
            refused: self.is_refused(),
            primary: true,
            media: media::agreements(
                self.sides(offer),
                answer.map(|a| self.sides(a)).unwrap_or_default(),
            ),
        }
    }

    /// Whether a provisional response is sent reliably (RFC 3262 §3).
    fn is_reliable(&self, id: MessageId) -> bool {
        let Some(captured) = self.given.messages.get(id.0 as usize) else {
            return false;
        };
        let (source, message) = (&captured.source, &captured.parsed.message);
        let mut required = message
            .fields(HeaderId::Require)
            .filter_map(|f| f.typed(source).and_then(HeaderValue::items))
            .flatten();
        message.field(HeaderId::RSeq).is_some()
            && required.any(|i| source.get(i.token).eq_ignore_ascii_case(b"100rel"))
    }
}
