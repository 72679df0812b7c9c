//! Which messages make up a transaction, and the state they leave it in (RFC 3261 §17). A
//! transaction is one hop of a request: a proxy's forwarding starts another.

use std::collections::HashMap;

use super::{
    episodes::{Episode, content},
    facts::Facts,
    machine::{Event, Side, TransactionState},
    order::Order,
    vias::{Stack, Vias},
};
use crate::{
    ingest::{Captured, MessageId},
    message::Method,
};

/// A message that was seen before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The later one.
    pub message: MessageId,
    /// The one before it.
    pub of: MessageId,
    /// Microseconds between them, where both have a stamp.
    pub after: Option<i64>,
    /// Whether it says the same: what does not was not sent again, whatever its branch says.
    pub same: bool,
}

/// What is repeated sooner was seen at two places, and not sent twice: a tenth of T1 (RFC 3261
/// §17.1.1.1).
const SEEN_TWICE: i64 = 50_000;

impl Repeat {
    /// Whether it was sent again.
    pub fn is_retransmission(&self) -> bool {
        self.same && !self.is_seen_twice()
    }

    /// Whether it is one packet that was captured twice rather than one sent again.
    pub fn is_seen_twice(&self) -> bool {
        self.after.is_some_and(|t| t < SEEN_TWICE)
    }
}

/// A request, its retransmissions and its responses; of INVITE also the ACK to a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Whether it runs the INVITE machine.
    pub invite: bool,
    /// Its method; empty where no message of it tells.
    pub method: String,
    /// Its messages in the order they were seen.
    pub messages: Vec<MessageId>,
    /// The state they leave it in, by what both sides know.
    pub state: TransactionState,
    /// The client's state.
    pub client: TransactionState,
    /// The server's state.
    pub server: TransactionState,
    /// How many Vias its request has: 1 on the hop from the first sender.
    pub depth: u32,
    /// The transaction that this one forwards: the hop before.
    pub upstream: Option<u32>,
    /// Of CANCEL, and of an ACK that stands alone: the INVITE's transaction.
    pub invited: Option<u32>,
    /// Its messages that were seen before.
    pub repeats: Vec<Repeat>,
    /// Whether a response's lower Vias are not the request's: it was matched by the top one alone.
    pub vias_differ: Vec<MessageId>,
}

impl Transaction {
    /// Its first message.
    pub fn first(&self) -> Option<MessageId> {
        self.messages.first().copied()
    }
}

/// The transactions among messages, and the one each message belongs to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) all: Vec<Transaction>,
    pub(super) owner: Vec<Option<u32>>,
}

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
    /// The INVITEs of an element, and of anyone, by their number.
    invites: HashMap<(Episode, Option<u64>, &'a str, Option<&'a str>), u32>,
    /// What a transaction holds already: a request, or a response with its To tag.
    held: HashMap<(u32, Option<u16>, &'a str), MessageId>,
}

/// The transactions among messages with these facts, by their first message.
pub(super) fn find(
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
    matcher.found
}

impl<'a> Matcher<'a> {
    fn take(&mut self, id: MessageId, facts: &'a Facts, episode: Episode) -> u32 {
        let nameless = facts.call_id.is_empty() && facts.branch.is_empty();
        let known = (!nameless).then(|| self.known(facts, episode)).flatten();
        match known {
            Some((number, exact)) => {
                self.join(number, exact, id, facts);
                number
            }
            None => self.start(id, facts, episode),
        }
    }

    /// The transaction that a message belongs to, and whether all its Vias say so.
    fn known(&self, facts: &'a Facts, episode: Episode) -> Option<(u32, bool)> {
        // An ACK to a refusal has its INVITE's branch, and belongs to it.
        let method = match facts.known_method() {
            Method::Ack => "INVITE",
            _ => &facts.method,
        };
        let key = Key::of(facts, episode, method);
        if let Some(number) = self.exact.get(&(facts.vias, key)) {
            return Some((*number, true));
        }
        let own = Key::of(facts, episode, &facts.method);
        if let Some(number) = self.exact.get(&(facts.vias, own)) {
            return Some((*number, true));
        }
        let top = (facts.branch.as_str(), facts.sent_by.as_str(), key);
        let number = self.top.get(&top).filter(|_| !facts.branch.is_empty())?;
        // An ACK has one Via on its hop, whatever the INVITE came with (§17.1.1.3).
        let alone = facts.asks(Method::Ack) && self.vias.depth(facts.vias) == 1;
        (!facts.request || alone).then_some((*number, alone))
    }

    fn join(&mut self, number: u32, exact: bool, id: MessageId, facts: &'a Facts) {
        let event = Event::of(facts);
        let before = self.held.insert((number, facts.status, voice(facts)), id);
        let says = |id: MessageId| self.messages.get(id.0 as usize).map(content);
        let same = before.is_none_or(|of| !facts.request || says(of) == says(id));
        let Some(transaction) = self.found.all.get_mut(number as usize) else {
            return;
        };
        transaction.messages.push(id);
        transaction.advance(event);
        if !exact {
            transaction.vias_differ.push(id);
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
        let top = (facts.branch.as_str(), facts.sent_by.as_str(), key);
        let mut below = self.vias.below(facts.vias);
        let upstream = below.find_map(|stack| self.exact.get(&(stack, key)).copied());
        let invited = self.invited(facts, episode);
        if !(facts.call_id.is_empty() && facts.branch.is_empty()) {
            self.exact.insert((facts.vias, key), number);
            self.top.insert(top, number);
        }
        if invite {
            let from = facts.from_tag.as_str();
            let own = (episode, facts.cseq, from, Some(facts.sent_by.as_str()));
            self.invites.insert(own, number);
            let any = (episode, facts.cseq, from, None);
            self.invites.entry(any).or_insert(number);
        }
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
            upstream,
            invited,
            repeats: Vec::new(),
            vias_differ: Vec::new(),
        });
        number
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

impl Transaction {
    fn advance(&mut self, event: Event) {
        self.state = self.state.next(Side::Both, self.invite, event);
        self.client = self.client.next(Side::Client, self.invite, event);
        self.server = self.server.next(Side::Server, self.invite, event);
    }
}

#[cfg(test)]
mod tests {
    use super::{TransactionState::*, *};
    use crate::trace::tests::trace;

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
            let found = trace(messages).transactions;
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

    /// Transactions as their messages.
    fn messages(trace: &crate::trace::Trace) -> Vec<Vec<u32>> {
        let all = trace.transactions.iter();
        all.map(|t| t.messages.iter().map(|m| m.0).collect())
            .collect()
    }

    #[test]
    fn every_hop_is_a_transaction() {
        // A proxy forwards with a Via of its own; the ACK to the 2xx reuses its branch, as no
        // proxy should.
        let found = trace(&[
            "INVITE c 1 z9hG4bKa x",
            "INVITE c 1 z9hG4bKp,z9hG4bKa x",
            "180 INVITE c 1 z9hG4bKp,z9hG4bKa x y",
            "180 INVITE c 1 z9hG4bKa x y",
            "200 INVITE c 1 z9hG4bKp,z9hG4bKa x y",
            "200 INVITE c 1 z9hG4bKa x y",
            "ACK c 1 z9hG4bKb x y",
            "ACK c 1 z9hG4bKp,z9hG4bKb x y",
        ]);
        let expected: [&[u32]; 4] = [&[0, 3, 5], &[1, 2, 4], &[6], &[7]];
        assert_eq!(messages(&found), expected);
        let shown: Vec<_> = found
            .transactions
            .iter()
            .map(|t| (t.depth, t.upstream, t.invited))
            .collect();
        let expected = [
            (1, None, None),
            (2, Some(0), None),
            (1, None, Some(1)),
            (2, Some(2), Some(1)),
        ];
        assert_eq!(shown, expected);
    }

    /// A spiral comes back to a proxy and leaves it with one more Via; 50 hops are no trouble.
    #[test]
    fn spirals_and_many_hops_stay_apart() {
        let stack = |n: usize| {
            let hops: Vec<_> = (0..n).rev().map(|h| format!("z9hG4bK{h}")).collect();
            hops.join(",")
        };
        let mut lines: Vec<_> = (1..=50)
            .map(|n| format!("OPTIONS c 1 {} x", stack(n)))
            .collect();
        lines.extend(
            (1..=50)
                .rev()
                .map(|n| format!("200 OPTIONS c 1 {} x y", stack(n))),
        );
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let found = trace(&lines);
        let expected: Vec<Vec<u32>> = (0..50).map(|n| vec![n, 99 - n]).collect();
        assert_eq!(messages(&found), expected);
        let upstream: Vec<_> = found.transactions.iter().map(|t| t.upstream).collect();
        let before: Vec<_> = (0..50_u32).map(|n| n.checked_sub(1)).collect();
        assert_eq!(upstream, before);
        assert_eq!(found.calls.len(), 1);
    }

    #[test]
    fn repeats_are_recognised_and_timed() {
        let found = trace(&[
            "00.000@INVITE c 1 z9hG4bKa x",
            "00.010@INVITE c 1 z9hG4bKa x",
            "00.500@INVITE c 1 z9hG4bKa x",
            "01.500@INVITE c 1 z9hG4bKa x",
            "01.600@180 INVITE c 1 z9hG4bKa x y",
            "02.000@180 INVITE c 1 z9hG4bKa x z",
            "03.000@180 INVITE c 1 z9hG4bKa x y",
        ]);
        let repeats = &found.transactions[0].repeats;
        let shown: Vec<_> = repeats
            .iter()
            .map(|r| {
                (
                    r.message.0,
                    r.of.0,
                    r.after.unwrap() / 1000,
                    r.is_seen_twice(),
                )
            })
            .collect();
        let expected = [
            (1, 0, 10, true),
            (2, 1, 490, false),
            (3, 2, 1000, false),
            (6, 4, 1400, false),
        ];
        assert_eq!(shown, expected);
    }

    /// Responses whose lower Vias are not the request's are matched by the top one and marked.
    #[test]
    fn other_lower_vias_are_marked() {
        let found = trace(&[
            "INVITE c 1 z9hG4bKp,z9hG4bKa x",
            "180 INVITE c 1 z9hG4bKp,z9hG4bKq x y",
            "CANCEL c 1 z9hG4bKp x",
        ]);
        assert_eq!(messages(&found), [vec![0, 1], vec![2]]);
        assert_eq!(found.transactions[0].vias_differ, [MessageId(1)]);
        assert_eq!(found.transactions[1].invited, Some(0));
    }
}
