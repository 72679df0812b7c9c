//! The order of messages: by time where there is one, else as they stand; where stamps are equal or
//! missing, what must have come first comes first.

use std::collections::{HashMap, HashSet};

use super::{facts::Facts, vias::Stack};
use crate::{
    ingest::{Captured, MessageId},
    message::Method,
    text::time,
};

/// The order in which messages were seen.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The messages, the earliest first.
    pub sequence: Vec<MessageId>,
    times: Vec<Option<i64>>,
    rank: Vec<u32>,
    inferred: Vec<bool>,
}

impl Order {
    /// When a message was seen, in microseconds since 1970; `None` where nothing tells.
    pub fn time(&self, id: MessageId) -> Option<i64> {
        self.times.get(id.0 as usize).copied().flatten()
    }

    /// The time from one message to another in microseconds, where both have a stamp.
    pub fn between(&self, from: MessageId, to: MessageId) -> Option<i64> {
        self.time(to)?.checked_sub(self.time(from)?)
    }

    /// A message's place in the sequence, from 0.
    pub fn rank(&self, id: MessageId) -> u32 {
        self.rank.get(id.0 as usize).copied().unwrap_or(u32::MAX)
    }

    /// Whether a message's place was worked out from what it says, or from its neighbours in the
    /// input, since its stamp is missing or another's equal.
    pub fn is_inferred(&self, id: MessageId) -> bool {
        self.inferred.get(id.0 as usize).copied().unwrap_or(false)
    }

    /// Whether no message has a stamp: then nothing can be said of how long something took.
    pub fn is_timeless(&self) -> bool {
        self.times.iter().all(Option::is_none)
    }
}

/// What two messages of one transaction share.
type Key<'a> = (&'a str, &'a str, Option<u64>, Stack);

fn key(facts: &Facts) -> Option<Key<'_>> {
    let method = match facts.known_method() {
        Method::Ack => "INVITE",
        _ => &facts.method,
    };
    (facts.vias != Stack::EMPTY).then_some((&facts.call_id, method, facts.cseq, facts.vias))
}

/// The order of `messages` with these facts.
pub(super) fn order(messages: &[Captured], facts: &[Option<Facts>]) -> Order {
    let time = |m: &Captured| m.framing.time.as_deref().and_then(time::micros);
    let times: Vec<Option<i64>> = messages.iter().map(time).collect();
    let stamped = times.iter().any(Option::is_some);
    let mut last = times.iter().flatten().next().copied().unwrap_or_default();
    let mut keyed: Vec<(i64, usize)> = Vec::new();
    for (number, time) in times.iter().enumerate() {
        last = time.unwrap_or(last);
        keyed.push((last, number));
    }
    keyed.sort_by_key(|(time, _)| *time);
    let inferred = times.iter().map(|t| stamped && t.is_none()).collect();
    let mut mender = Mender {
        facts,
        out: Vec::new(),
        seen: HashSet::new(),
        inferred,
    };
    for run in keyed.chunk_by(|a, b| a.0 == b.0) {
        mender.run(run);
    }
    let Mender { out, inferred, .. } = mender;
    let mut rank = vec![0; out.len()];
    for (at, number) in out.iter().enumerate() {
        if let Some(slot) = rank.get_mut(*number) {
            *slot = crate::text::offset(at);
        }
    }
    let id = |n: usize| MessageId(crate::text::offset(n));
    Order {
        sequence: out.into_iter().map(id).collect(),
        times,
        rank,
        inferred,
    }
}

/// Puts messages of equal time into the order that their meaning asks for.
struct Mender<'a> {
    facts: &'a [Option<Facts>],
    out: Vec<usize>,
    /// Requests, and final responses, put out so far.
    seen: HashSet<(Key<'a>, bool)>,
    inferred: Vec<bool>,
}

impl<'a> Mender<'a> {
    fn facts(&self, number: usize) -> Option<&'a Facts> {
        self.facts.get(number)?.as_ref()
    }

    /// What a message is to those that wait for it: a request, or a final response.
    fn gives(&self, number: usize) -> Option<(Key<'a>, bool)> {
        let facts = self.facts(number)?;
        let gives = (facts.request && !facts.asks(Method::Ack)) || facts.is_final();
        gives.then(|| Some((key(facts)?, facts.is_final())))?
    }

    /// What a message waits for: a response for its request, an ACK for its final response.
    fn needs(&self, number: usize) -> Option<(Key<'a>, bool)> {
        let facts = self.facts(number)?;
        let needs = !facts.request || facts.asks(Method::Ack);
        needs.then(|| Some((key(facts)?, facts.request)))?
    }

    fn run(&mut self, run: &[(i64, usize)]) {
        let mut first = HashMap::new();
        if run.len() > 1 {
            for (_, number) in run.iter().rev() {
                if let Some(gives) = self.gives(*number) {
                    first.insert(gives, *number);
                }
            }
        }
        let mut done = HashSet::new();
        for (_, number) in run {
            self.put(*number, &first, &mut done);
        }
    }

    /// Puts a message out, behind what it waits for. An ACK waits for a response and that for a
    /// request: deeper it does not go.
    fn put(
        &mut self,
        number: usize,
        first: &HashMap<(Key<'a>, bool), usize>,
        done: &mut HashSet<usize>,
    ) {
        if !done.insert(number) {
            return;
        }
        if let Some(needs) = self.needs(number)
            && !self.seen.contains(&needs)
            && let Some(before) = first.get(&needs)
            && !done.contains(before)
        {
            self.put(*before, first, done);
            if let Some(slot) = self.inferred.get_mut(*before) {
                *slot = true;
            }
        }
        if let Some(gives) = self.gives(number) {
            self.seen.insert(gives);
        }
        self.out.push(number);
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::tests::trace;

    #[test]
    fn messages_come_in_order() {
        // (messages, the order, which places were worked out)
        type Case<'a> = (&'a [&'a str], &'a [u32], &'a [u32]);
        let cases: &[Case<'_>] = &[
            // By time, wherever they stand.
            (
                &["02@200 BYE c 1 z9hG4bKa x y", "01@BYE c 1 z9hG4bKa x y"],
                &[1, 0],
                &[],
            ),
            // As they stand.
            (
                &["BYE c 1 z9hG4bKa x y", "200 BYE c 1 z9hG4bKa x y"],
                &[0, 1],
                &[],
            ),
            // Equal stamps: a response comes behind its request, an ACK behind the refusal.
            (
                &[
                    "01@ACK c 1 z9hG4bKa x y",
                    "01@486 INVITE c 1 z9hG4bKa x y",
                    "01@INVITE c 1 z9hG4bKa x",
                ],
                &[2, 1, 0],
                &[1, 2],
            ),
            // No stamps: the same.
            (
                &["200 BYE c 1 z9hG4bKa x y", "BYE c 1 z9hG4bKa x y"],
                &[1, 0],
                &[1],
            ),
            // A missing stamp: where it stands.
            (
                &[
                    "02@BYE c 1 z9hG4bKa x y",
                    "200 BYE c 1 z9hG4bKa x y",
                    "01@INFO c 1 z9hG4bKb x y",
                ],
                &[2, 0, 1],
                &[1],
            ),
        ];
        for (messages, sequence, inferred) in cases {
            let order = trace(messages).order;
            let shown: Vec<u32> = order.sequence.iter().map(|m| m.0).collect();
            assert_eq!(shown, *sequence, "{messages:?}");
            let mut marked: Vec<_> = order.sequence.clone();
            marked.retain(|m| order.is_inferred(*m));
            marked.sort();
            let marked: Vec<u32> = marked.iter().map(|m| m.0).collect();
            assert_eq!(marked, *inferred, "{messages:?}");
        }
    }
}
