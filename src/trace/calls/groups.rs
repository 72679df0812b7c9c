//! Which transactions make up one call.

use std::collections::{HashMap, HashSet};

use super::{CallKind, Given, Transaction};
use crate::{
    ingest::{Fidelity, MessageId},
    message::{HeaderId, Method},
    trace::{authentication::Link, episodes::Episode},
};

/// What belongs together.
pub(super) struct Group {
    pub(super) kind: CallKind,
    pub(super) messages: Vec<MessageId>,
    pub(super) transactions: Vec<u32>,
    pub(super) dialogs: Vec<u32>,
}

/// Groups by their first message.
pub(super) fn group(given: &Given<'_>) -> Vec<Group> {
    let sessions = sessions(given);
    let mut grouping = Grouping::default();
    let of_transaction: Vec<usize> = given
        .transactions
        .all
        .iter()
        .map(|t| grouping.of(t, given, &sessions))
        .collect();
    let merged = grouping.merge(given, &of_transaction);
    let mut groups: Vec<Group> = Vec::new();
    let mut slots: HashMap<usize, usize> = HashMap::new();
    for id in &given.order.sequence {
        let owner = given.transactions.owner.get(id.0 as usize);
        let Some(owner) = owner.copied().flatten().filter(|_| !is_loose(given, *id)) else {
            continue;
        };
        let Some(number) = of_transaction.get(owner as usize) else {
            continue;
        };
        let root = merged.get(*number).copied().unwrap_or(*number);
        let slot = *slots.entry(root).or_insert(groups.len());
        if slot == groups.len() {
            let kind = grouping.kinds.get(root).copied();
            groups.push(Group {
                kind: kind.unwrap_or(CallKind::Other),
                messages: Vec::new(),
                transactions: Vec::new(),
                dialogs: Vec::new(),
            });
        }
        if let Some(group) = groups.get_mut(slot) {
            group.messages.push(*id);
            // Transactions are numbered by their first message.
            if group.transactions.last().is_none_or(|last| owner > *last) {
                group.transactions.push(owner);
            }
        }
    }
    add_dialogs(&mut groups, given, |transaction| {
        let group = *of_transaction.get(transaction as usize)?;
        slots.get(merged.get(group).unwrap_or(&group)).copied()
    });
    groups
}

/// Whether a message is a fragment whose Call-ID is not there: nothing says which call it belongs to.
fn is_loose(given: &Given<'_>, id: MessageId) -> bool {
    let captured = given.messages.get(id.0 as usize);
    captured.is_some_and(|c| {
        c.fidelity == Fidelity::Fragment && c.parsed.message.field(HeaderId::CallId).is_none()
    })
}

/// Puts every dialog into the group of its first transaction, which `slot` finds.
fn add_dialogs(groups: &mut [Group], given: &Given<'_>, slot: impl Fn(u32) -> Option<usize>) {
    for (dialog, number) in given.dialogs.iter().zip(0..) {
        let first = dialog.transactions.first();
        let group = first.and_then(|t| groups.get_mut(slot(*t)?));
        if let Some(group) = group {
            group.dialogs.push(number);
        }
    }
}

/// The episodes in which a session is started or runs.
fn sessions(given: &Given<'_>) -> HashSet<Episode> {
    let all = given.transactions.all.iter();
    all.filter(|t| kind(Method::of(t.method.as_bytes()), false) == CallKind::Session)
        .filter_map(|t| given.episode(t.first()?))
        .collect()
}

fn kind(method: Method, inside_session: bool) -> CallKind {
    match method {
        Method::Invite
        | Method::Ack
        | Method::Bye
        | Method::Cancel
        | Method::Prack
        | Method::Update => CallKind::Session,
        Method::Register => CallKind::Registration,
        _ if inside_session => CallKind::Session,
        Method::Subscribe | Method::Notify | Method::Refer => CallKind::Subscription,
        _ => CallKind::Other,
    }
}

/// Numbers for episodes and kinds.
#[derive(Default)]
struct Grouping {
    numbers: HashMap<(Episode, CallKind), usize>,
    kinds: Vec<CallKind>,
}

impl Grouping {
    /// The group of a transaction.
    fn of(
        &mut self,
        transaction: &Transaction,
        given: &Given<'_>,
        sessions: &HashSet<Episode>,
    ) -> usize {
        let first = transaction.first();
        let episode = first.and_then(|f| given.episode(f)).unwrap_or_default();
        let facts = first.and_then(|f| given.facts(f));
        let kind = facts.map_or(CallKind::Other, |f| {
            let inside = sessions.contains(&episode) && (!f.request || !f.is_initial());
            kind(f.known_method(), inside)
        });
        self.number(episode, kind)
    }

    fn number(&mut self, episode: Episode, kind: CallKind) -> usize {
        let next = self.kinds.len();
        let number = *self.numbers.entry((episode, kind)).or_insert(next);
        if number == next {
            self.kinds.push(kind);
        }
        number
    }

    /// The group that each group goes with. A request with another Call-ID that answers a
    /// challenge, which nobody else answered, goes with what was challenged.
    fn merge(&self, given: &Given<'_>, of_transaction: &[usize]) -> Vec<usize> {
        let mut into: Vec<usize> = (0..self.kinds.len()).collect();
        let answers = &given.authentication.answers;
        let answered: HashSet<_> = answers
            .iter()
            .filter_map(|a| {
                let (number, _) = a.challenge?;
                let challenge = given.authentication.challenges.get(number)?;
                (challenge.call_id == a.credentials.call_id).then_some(number)
            })
            .collect();
        let group = |id: MessageId| {
            let owner = given.transactions.owner.get(id.0 as usize)?;
            of_transaction.get((*owner)? as usize).copied()
        };
        for answer in answers {
            let Some((number, Link::Nonce)) = answer.challenge else {
                continue;
            };
            let Some(challenge) = given.authentication.challenges.get(number) else {
                continue;
            };
            let (here, there) = (answer.credentials.at.message, challenge.at.message);
            let (Some(a), Some(b)) = (group(here), group(there)) else {
                continue;
            };
            let same = self.kinds.get(a) == self.kinds.get(b)
                && challenge.method == answer.credentials.method
                && user(given, here) == user(given, there);
            if a != b && same && !answered.contains(&number) {
                let (a, b) = (root(&into, a), root(&into, b));
                if let Some(slot) = into.get_mut(a.max(b)) {
                    *slot = a.min(b);
                }
            }
        }
        (0..into.len()).map(|n| root(&into, n)).collect()
    }
}

fn root(into: &[usize], mut n: usize) -> usize {
    while let Some(next) = into.get(n).copied().filter(|next| *next < n) {
        n = next;
    }
    n
}

/// The user that a message is from.
fn user<'a>(given: &Given<'a>, id: MessageId) -> Option<&'a [u8]> {
    let captured = given.messages.get(id.0 as usize)?;
    let source = &captured.source;
    let from = captured.parsed.message.read(source, HeaderId::From)?;
    super::legs::user(source, from.address()?.uri.as_ref()?)
}
