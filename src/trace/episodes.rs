//! Where one Call-ID is used again from the start. A paste may hold one flow after the other with
//! the same Call-ID, tags and branches, as RFC 3665 does: an episode is one of them. A request
//! outside a dialog begins a new one where it cannot continue what is there.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use super::{
    authentication::Authentication,
    facts::Facts,
    order::Order,
    vias::{Stack, Vias},
};
use crate::{
    ingest::{Captured, MessageId},
    message::{HeaderId, Method},
};

/// The number of a message's episode: equal ones share a Call-ID and a run of it.
pub(super) type Episode = u32;

/// What is known to tell episodes apart.
pub(super) struct Given<'a> {
    pub(super) messages: &'a [Captured],
    pub(super) facts: &'a [Option<Facts>],
    pub(super) vias: &'a Vias,
    pub(super) order: &'a Order,
    pub(super) authentication: &'a Authentication,
}

/// The episode of each message.
pub(super) fn find(given: &Given<'_>) -> Vec<Episode> {
    let mut walk = Walk {
        given,
        nonces: nonces(given.authentication),
        runs: HashMap::new(),
        count: 0,
        timeless: given.order.is_timeless(),
    };
    let mut episodes = vec![0; given.messages.len()];
    for (id, rank) in given.order.sequence.iter().zip(0_u32..) {
        let episode = walk.next(*id, rank);
        if let Some(slot) = episodes.get_mut(id.0 as usize) {
            *slot = episode;
        }
    }
    episodes
}

/// The nonces that each message hands out or uses.
fn nonces(authentication: &Authentication) -> HashMap<MessageId, Vec<&[u8]>> {
    let challenges = authentication.challenges.iter();
    let credentials = authentication.answers.iter().map(|a| &a.credentials);
    let mut nonces = HashMap::<_, Vec<_>>::new();
    for field in challenges
        .chain(credentials)
        .filter(|f| !f.nonce.is_empty())
    {
        let of = nonces.entry(field.at.message).or_default();
        of.push(field.nonce.as_slice());
    }
    nonces
}

/// A request on one hop.
type Hop<'a> = (Stack, &'a str, Option<u64>);

/// What became of a request.
struct Asked {
    first: MessageId,
    /// Answered for good, and of INVITE also acknowledged.
    settled: bool,
}

/// One Call-ID's present episode.
#[derive(Default)]
struct Run<'a> {
    episode: Episode,
    asked: HashMap<Hop<'a>, Asked>,
    /// The highest `CSeq` of requests outside a dialog, by From tag.
    highest: HashMap<&'a str, u64>,
    nonces: HashSet<&'a [u8]>,
    /// The numbers of INVITEs whose 2xx was acknowledged.
    acknowledged: HashSet<Option<u64>>,
    /// A call of it was hung up.
    over: bool,
    last: u32,
}

struct Walk<'g, 'a> {
    given: &'g Given<'a>,
    nonces: HashMap<MessageId, Vec<&'a [u8]>>,
    runs: HashMap<&'a str, Run<'a>>,
    count: u32,
    timeless: bool,
}

impl<'a> Walk<'_, 'a> {
    fn next(&mut self, id: MessageId, rank: u32) -> Episode {
        let facts: &'a [Option<Facts>] = self.given.facts;
        let facts = facts.get(id.0 as usize).and_then(Option::as_ref);
        let Some(facts) = facts.filter(|f| !f.call_id.is_empty()) else {
            return self.fresh();
        };
        let known = self.runs.get(facts.call_id.as_str());
        let restarts = known.is_none_or(|run| self.restarts(run, id, facts, rank));
        if restarts {
            let run = Run {
                episode: self.fresh(),
                ..Run::default()
            };
            self.runs.insert(&facts.call_id, run);
        }
        let used = self.nonces.get(&id).cloned().unwrap_or_default();
        let Some(run) = self.runs.get_mut(facts.call_id.as_str()) else {
            return 0;
        };
        run.take(id, facts, rank, used);
        run.episode
    }

    fn fresh(&mut self) -> Episode {
        self.count = self.count.saturating_add(1);
        self.count
    }

    /// Whether a message cannot be part of the run that its Call-ID is in.
    fn restarts(&self, run: &Run<'a>, id: MessageId, facts: &'a Facts, rank: u32) -> bool {
        if !facts.is_initial() {
            return false;
        }
        let hop = |stack| (stack, facts.method.as_str(), facts.cseq);
        if let Some(asked) = run.asked.get(&hop(facts.vias)) {
            return run.settled(asked, facts) && !self.continues(run, id, asked);
        }
        let vias = self.given.vias;
        if vias
            .below(facts.vias)
            .any(|s| run.asked.contains_key(&hop(s)))
        {
            return false;
        }
        let highest = run.highest.get(facts.from_tag.as_str());
        let (Some(highest), Some(cseq)) = (highest, facts.cseq) else {
            return run.over && facts.known_method() == Method::Invite;
        };
        // Without stamps, what lies between is all that tells a second try from a second flow.
        let apart = self.timeless && rank > run.last.saturating_add(1);
        let again = cseq == *highest && apart && vias.depth(facts.vias) == 1;
        cseq < *highest || again || (run.over && facts.known_method() == Method::Invite)
    }

    /// Whether a request with the identity of one that is settled still belongs to it: it answers
    /// a challenge of this run, or is the same request sent again.
    fn continues(&self, run: &Run<'a>, id: MessageId, asked: &Asked) -> bool {
        let mut nonces = self.nonces.get(&id).into_iter().flatten();
        let answers = nonces.any(|n| run.nonces.contains(n));
        let same = || {
            let digest = |id: MessageId| self.given.messages.get(id.0 as usize).map(content);
            digest(id) == digest(asked.first)
        };
        answers || same()
    }
}

impl<'a> Run<'a> {
    fn take(&mut self, id: MessageId, facts: &'a Facts, rank: u32, nonces: Vec<&'a [u8]>) {
        self.last = rank;
        let method = facts.known_method();
        let hop = |method: &'a str| (facts.vias, method, facts.cseq);
        if facts.asks(Method::Ack) {
            self.acknowledge(facts);
        } else if facts.request {
            self.asked.entry(hop(&facts.method)).or_insert(Asked {
                first: id,
                settled: false,
            });
        } else if facts.is_final()
            && method != Method::Invite
            && let Some(asked) = self.asked.get_mut(&hop(&facts.method))
        {
            asked.settled = true;
        }
        if facts.is_initial()
            && let Some(cseq) = facts.cseq
        {
            let highest = self.highest.entry(&facts.from_tag).or_insert(cseq);
            *highest = (*highest).max(cseq);
        }
        if !facts.request {
            self.nonces.extend(nonces);
        }
        self.over |= method == Method::Bye;
    }

    /// An ACK settles the INVITE on its hop, or, where it goes to a 2xx and has Vias of its own,
    /// every INVITE of its number.
    fn acknowledge(&mut self, facts: &'a Facts) {
        match self.asked.get_mut(&(facts.vias, "INVITE", facts.cseq)) {
            Some(asked) => asked.settled = true,
            None => _ = self.acknowledged.insert(facts.cseq),
        }
    }

    fn settled(&self, asked: &Asked, facts: &Facts) -> bool {
        let invite = facts.known_method() == Method::Invite;
        asked.settled || (invite && self.acknowledged.contains(&facts.cseq))
    }
}

/// A digest of what a message says, but for its Vias, into which a receiver writes.
pub(super) fn content(captured: &Captured) -> u64 {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let mut hasher = DefaultHasher::new();
    let mut add = |bytes: &[u8]| {
        let solid = bytes.iter().filter(|b| !b.is_ascii_whitespace());
        solid.for_each(|b| hasher.write_u8(*b));
        b"\n".hash(&mut hasher);
    };
    add(source.get(message.start_span));
    let fields = message.headers.iter().filter(|f| f.id != HeaderId::Via);
    for field in fields {
        add(source.get(field.name));
        add(source.get(field.value));
    }
    add(source.get(message.body));
    hasher.finish()
}
