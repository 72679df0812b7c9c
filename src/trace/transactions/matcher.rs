//! Messages matched to transactions, one after the other.

use std::collections::HashMap;

use super::{Found, Repeat, Transaction};
use crate::{
    ingest::{Captured, MessageId},
    message::Method,
    trace::{
        episodes::{Episode, content},
        facts::Facts,
        machine::{Event, Side, TransactionState},
        order::Order,
        vias::{Stack, Vias},
    },
};

/// What the messages of one transaction have in common.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key<'a> {
    episode: Episode,
    method: &'a str,
    cseq: Option<u64>,
    /// Compared only without the cookie.
    from_tag: &'a str,
}

impl<'a> Key<'a> {
    /// RFC 3261 §17.1.3 and §17.2.3. With the cookie those compare branch, sent-by and method;
    /// Call-ID and `CSeq` join here because a paste may hold several calls of an element that uses
    /// one branch for all. Without the cookie all of RFC 2543's parts that a response repeats
    /// unchanged are compared.
    fn of(facts: &'a Facts, episode: Episode, method: &'a str) -> Self {
        Self {
            episode,
            method,
            cseq: facts.cseq,
            from_tag: if facts.has_cookie() {
                ""
            } else {
                &facts.from_tag
            },
        }
    }
}

/// A request's transaction, and what a broken `CSeq` of its hop may be taken for.
#[derive(Clone, Copy)]
struct Hop {
    number: u32,
    cseq: Option<u64>,
    /// A CANCEL has the Vias of what it cancels: which of the two a response answers, only `CSeq`
    /// tells.
    cancelled: bool,
}

/// How a message was matched to its transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Matched {
    /// By all that tells transactions apart.
    Exactly,
    /// By the top Via; the others are not the request's.
    ByTop,
    /// By the Vias; `CSeq` is not the request's, or cannot be read.
    ByVias,
}

/// The transactions met so far.
struct Matcher<'a> {
    messages: &'a [Captured],
    vias: &'a Vias,
    order: &'a Order,
    found: Found,
    /// By all the Vias.
    exact: HashMap<(Stack, Key<'a>), u32>,
    /// By the top Via's branch and sent-by.
    top: HashMap<(&'a str, &'a str, Key<'a>), u32>,
    /// The last request on a hop, for what has a `CSeq` that cannot be matched.
    hops: HashMap<(Stack, Episode), Hop>,
    /// The INVITEs of an element, and of anyone, by their number.
    invites: HashMap<(Episode, Option<u64>, &'a str, Option<&'a str>), u32>,
    /// What a transaction holds already: a request, or a response with its To tag.
    held: HashMap<(u32, Option<u16>, &'a str), MessageId>,
}

/// The transactions among messages with these facts, by their first message.
pub(in crate::trace) fn find(
    messages: &[Captured],
    facts: &[Option<Facts>],
    episodes: &[Episode],
    vias: &Vias,
    order: &Order,
) -> Found {
    let mut matcher = Matcher {
        messages,
        vias,
        order,
        found: Found {
            all: Vec::new(),
            owner: vec![None; facts.len()],
        },
        exact: HashMap::new(),
        top: HashMap::new(),
        hops: HashMap::new(),
        invites: HashMap::new(),
        held: HashMap::new(),
    };
    for id in &order.sequence {
        let at = id.0 as usize;
        if let (Some(Some(facts)), Some(episode)) = (facts.get(at), episodes.get(at)) {
            let number = matcher.take(*id, facts, *episode);
            if let Some(slot) = matcher.found.owner.get_mut(at) {
                *slot = Some(number);
            }
        }
    }
    matcher.chain(facts, episodes);
    matcher.found
}

impl<'a> Matcher<'a> {
    fn take(&mut self, id: MessageId, facts: &'a Facts, episode: Episode) -> u32 {
        let nameless = facts.call_id.is_empty() && facts.branch.is_empty();
        let known = (!nameless).then(|| self.known(facts, episode)).flatten();
        match known {
            Some((number, matched)) => {
                self.join(number, matched, id, facts);
                number
            }
            None => self.start(id, facts, episode),
        }
    }

    /// The transaction that a message belongs to.
    fn known(&self, facts: &'a Facts, episode: Episode) -> Option<(u32, Matched)> {
        // An ACK to a refusal has its INVITE's branch, and belongs to it.
        let method = match facts.known_method() {
            Method::Ack => "INVITE",
            _ => &facts.method,
        };
        let key = Key::of(facts, episode, method);
        let own = Key::of(facts, episode, &facts.method);
        let exact = [key, own].map(|key| self.exact.get(&(facts.vias, key)));
        if let Some(number) = exact.into_iter().flatten().next() {
            return Some((*number, Matched::Exactly));
        }
        self.by_top(facts, key)
            .or_else(|| self.by_vias(facts, episode))
    }

    fn by_top(&self, facts: &'a Facts, key: Key<'a>) -> Option<(u32, Matched)> {
        let top = (facts.branch.as_str(), facts.sent_by.as_str(), key);
        let number = self.top.get(&top).filter(|_| !facts.branch.is_empty())?;
        // An ACK has one Via on its hop, whatever the INVITE came with (§17.1.1.3).
        if facts.asks(Method::Ack) && self.vias.depth(facts.vias) == 1 {
            return Some((*number, Matched::Exactly));
        }
        (!facts.request).then_some((*number, Matched::ByTop))
    }

    /// A branch with the cookie names its transaction alone: a broken `CSeq` does not make a
    /// response another's.
    fn by_vias(&self, facts: &'a Facts, episode: Episode) -> Option<(u32, Matched)> {
        let hop = self.hops.get(&(facts.vias, episode))?;
        let unread = facts.cseq.is_none() || hop.cseq.is_none();
        let broken = unread || (!facts.request && facts.cseq == hop.cseq);
        let joins = !facts.request || facts.asks(Method::Ack);
        let fits = joins && broken && facts.has_cookie() && !hop.cancelled;
        fits.then_some((hop.number, Matched::ByVias))
    }

    fn join(&mut self, number: u32, matched: Matched, id: MessageId, facts: &'a Facts) {
        let event = Event::of(facts);
        let before = self.held.insert((number, facts.status, voice(facts)), id);
        let says = |id: MessageId| self.messages.get(id.0 as usize).map(content);
        let same = before.is_none_or(|of| !facts.request || says(of) == says(id));
        let Some(transaction) = self.found.all.get_mut(number as usize) else {
            return;
        };
        transaction.messages.push(id);
        transaction.advance(event);
        match matched {
            Matched::Exactly => {}
            Matched::ByTop => transaction.vias_differ.push(id),
            Matched::ByVias => transaction.cseq_differs.push(id),
        }
        if let Some(of) = before {
            transaction.repeats.push(Repeat {
                message: id,
                of,
                after: self.order.between(of, id),
                same,
            });
        }
    }

    fn start(&mut self, id: MessageId, facts: &'a Facts, episode: Episode) -> u32 {
        let number = crate::text::offset(self.found.all.len());
        let invite = facts.known_method() == Method::Invite;
        let key = Key::of(facts, episode, &facts.method);
        let invited = self.invited(facts, episode);
        self.remember(number, facts, key);
        self.held.insert((number, facts.status, voice(facts)), id);
        let event = Event::of(facts);
        let first = |side| TransactionState::first(side, invite, event);
        self.found.all.push(Transaction {
            invite,
            method: facts.method.clone(),
            messages: vec![id],
            state: first(Side::Both),
            client: first(Side::Client),
            server: first(Side::Server),
            depth: self.vias.depth(facts.vias),
            upstream: None,
            invited,
            repeats: Vec::new(),
            vias_differ: Vec::new(),
            cseq_differs: Vec::new(),
        });
        number
    }

    /// Finds the hop before of every transaction, whichever of the two came first.
    fn chain(&mut self, facts: &'a [Option<Facts>], episodes: &[Episode]) {
        for transaction in &mut self.found.all {
            let at = transaction.first().map_or(usize::MAX, |id| id.0 as usize);
            let (Some(Some(facts)), Some(episode)) = (facts.get(at), episodes.get(at)) else {
                continue;
            };
            let key = Key::of(facts, *episode, &facts.method);
            let mut below = self.vias.below(facts.vias);
            transaction.upstream = below.find_map(|stack| self.exact.get(&(stack, key)).copied());
        }
    }

    /// What later messages find a new transaction by.
    fn remember(&mut self, number: u32, facts: &'a Facts, key: Key<'a>) {
        if !(facts.call_id.is_empty() && facts.branch.is_empty()) {
            let top = (facts.branch.as_str(), facts.sent_by.as_str(), key);
            self.exact.insert((facts.vias, key), number);
            self.top.insert(top, number);
        }
        let hop = (facts.vias, key.episode);
        match facts.known_method() {
            Method::Cancel => {
                if let Some(hop) = self.hops.get_mut(&hop) {
                    hop.cancelled = true;
                }
            }
            Method::Ack => {}
            _ if facts.request => {
                let (cseq, cancelled) = (facts.cseq, false);
                let new = Hop {
                    number,
                    cseq,
                    cancelled,
                };
                self.hops.insert(hop, new);
            }
            _ => {}
        }
        if facts.known_method() == Method::Invite {
            let from = facts.from_tag.as_str();
            let own = (key.episode, facts.cseq, from, Some(facts.sent_by.as_str()));
            self.invites.insert(own, number);
            let any = (key.episode, facts.cseq, from, None);
            self.invites.entry(any).or_insert(number);
        }
    }

    /// The INVITE that a CANCEL cancels: it has its top Via (RFC 3261 §9.1). That of an ACK to a
    /// 2xx has the same sender and number (§13.2.2.4).
    fn invited(&self, facts: &'a Facts, episode: Episode) -> Option<u32> {
        let number = |own| (episode, facts.cseq, facts.from_tag.as_str(), own);
        match facts.known_method() {
            Method::Cancel => {
                let key = Key::of(facts, episode, "INVITE");
                let top = (facts.branch.as_str(), facts.sent_by.as_str(), key);
                self.top.get(&top).copied()
            }
            Method::Ack => {
                let own = self.invites.get(&number(Some(facts.sent_by.as_str())));
                own.or_else(|| self.invites.get(&number(None))).copied()
            }
            _ => None,
        }
    }
}

/// Whose message it is: a response is its To tag's; an ACK is no repetition of its INVITE.
fn voice(facts: &Facts) -> &str {
    match facts.known_method() {
        _ if !facts.request => &facts.to_tag,
        Method::Ack => "ACK",
        _ => "",
    }
}
