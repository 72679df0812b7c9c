//! The lanes: which ends of messages share one, what it is called, and where it stands.

use crate::report::page::{End, host};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a lane stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// A user agent: an address and port.
    #[default]
    Agent,
    /// A host, whatever the port.
    Host,
}

/// A lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// What it is known by, whatever it is called: the name of its first end.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What else is known of it: who sits there, its own name where it was given another, its program.
    pub note: String,
    /// The names of its ends.
    pub ends: Vec<String>,
}

/// How the user wants the lanes; ends go by their names, which an edit of the text does not change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What a lane stands for.
    pub by: By,
    /// Names given by hand.
    names: BTreeMap<String, String>,
    /// Ends put together by hand.
    together: Vec<(String, String)>,
    /// Ends that are not put together unless by hand.
    apart: BTreeSet<String>,
    /// Lanes from the left, those that were never moved left out.
    order: Vec<String>,
}

/// A change of the lanes; lanes go by their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Lanes are to stand for something else.
    By(By),
    /// A lane is called otherwise; by its own name again where the new one is empty.
    Rename {
        /// The lane.
        lane: String,
        /// What it is to be called.
        name: String,
    },
    /// A lane becomes part of another, whose name stays.
    Merge {
        /// The lane.
        lane: String,
        /// The other.
        into: String,
    },
    /// Each end of a lane gets a lane of its own.
    Split(String),
    /// A lane goes so many places to the right, or left.
    Move {
        /// The lane.
        lane: String,
        /// How far.
        by: isize,
    },
}

impl Choice {
    /// Makes a change, where `lanes` are those it is about.
    pub fn apply(&mut self, change: &Change, lanes: &[Lane]) {
        let find = |key: &str| lanes.iter().find(|lane| lane.key == key);
        match change {
            Change::By(by) => self.by = *by,
            Change::Rename { lane, name } => {
                if let Some(lane) = find(lane) {
                    self.rename(lane, name.trim());
                }
            }
            Change::Merge { lane, into } => {
                if let (Some(lane), Some(into)) = (find(lane), find(into)) {
                    self.merge(lane, into);
                }
            }
            Change::Split(lane) => {
                if let Some(lane) = find(lane) {
                    self.split(lane);
                }
            }
            Change::Move { lane, by } => self.shift(lane, *by, lanes),
        }
    }

    /// Gives the lane of the end called `end` a name, before any ladder is drawn.
    pub fn name(&mut self, end: &str, name: &str) {
        self.names.insert(end.to_owned(), name.to_owned());
    }

    /// Puts two ends together, before any ladder is drawn.
    pub fn join(&mut self, end: &str, other: &str) {
        self.together.push((end.to_owned(), other.to_owned()));
    }

    fn rename(&mut self, lane: &Lane, name: &str) {
        for end in &lane.ends {
            self.names.remove(end);
        }
        if !name.is_empty() {
            self.names.insert(lane.key.clone(), name.to_owned());
        }
    }

    fn merge(&mut self, lane: &Lane, into: &Lane) {
        if lane.key == into.key {
            return;
        }
        self.rename(lane, "");
        self.rename(into, &into.name);
        self.join(&lane.key, &into.key);
    }

    fn split(&mut self, lane: &Lane) {
        self.rename(lane, "");
        self.together
            .retain(|(end, _)| !lane.ends.iter().any(|own| own == end));
        self.apart.extend(lane.ends.iter().cloned());
    }

    fn shift(&mut self, lane: &str, by: isize, lanes: &[Lane]) {
        let mut keys: Vec<String> = lanes.iter().map(|lane| lane.key.clone()).collect();
        let Some(at) = keys.iter().position(|key| key == lane) else {
            return;
        };
        let last = keys.len().saturating_sub(1);
        let key = keys.remove(at);
        keys.insert(at.saturating_add_signed(by).min(last), key);
        // What was moved in the ladder of another call keeps its place there.
        self.order.retain(|key| !keys.contains(key));
        keys.append(&mut self.order);
        self.order = keys;
    }

    /// For each end the first of those it shares a lane with, itself among them.
    fn firsts(&self, ends: &[End]) -> Vec<usize> {
        let mut groups = Groups((0..ends.len()).collect());
        let number: HashMap<&str, usize> = ends.iter().map(|e| e.name.as_str()).zip(0..).collect();
        let mut hosts = HashMap::new();
        let free = |n: usize| ends.get(n).is_some_and(|e| !self.apart.contains(&e.name));
        for (end, n) in ends.iter().zip(0..).filter(|(_, n)| free(*n)) {
            if self.by == By::Host {
                groups.join(n, *hosts.entry(host(&end.name)).or_insert(n));
            }
            let inner = end.same_as.map(|inner| inner as usize);
            if let Some(inner) = inner.filter(|inner| free(*inner)) {
                groups.join(n, inner);
            }
        }
        for (end, other) in &self.together {
            let both = number.get(end.as_str()).zip(number.get(other.as_str()));
            if let Some((end, other)) = both {
                groups.join(*end, *other);
            }
        }
        (0..ends.len()).map(|n| groups.first(n)).collect()
    }
}

/// Groups of numbers: each number with another of its group, the first with itself.
struct Groups(Vec<usize>);

impl Groups {
    fn first(&mut self, mut number: usize) -> usize {
        while let Some(next) = self.0.get(number).copied().filter(|next| *next != number) {
            // Halves the way for who comes next, so that no input makes ways long.
            let over = self.0.get(next).copied().unwrap_or(next);
            if let Some(slot) = self.0.get_mut(number) {
                *slot = over;
            }
            number = over;
        }
        number
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}

/// What a lane that was dragged is dropped on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// Where it was.
    Nowhere,
    /// Another lane: it becomes part of that one.
    Onto(usize),
    /// Between two: it goes so many places to the right, or left.
    By(isize),
}

/// Where lane number `lane` of `count`, which stand `gap` pixels apart, comes when it is dragged `slip` pixels: the
/// middle half between two lanes is between them.
pub fn dropped(lane: usize, slip: i32, gap: u32, count: usize) -> Dropped {
    let gap = i64::from(gap.max(1));
    let middle = |lane: usize| i64::try_from(lane).unwrap_or(i64::MAX).saturating_mul(gap);
    let at = middle(lane).saturating_add(i64::from(slip));
    let others = || (0..count).filter(|other| *other != lane);
    let near = |other: &usize| at.saturating_sub(middle(*other)).abs().saturating_mul(4) < gap;
    if let Some(other) = others().find(near) {
        return Dropped::Onto(other);
    }
    let place = others().filter(|other| middle(*other) < at).count();
    match place.checked_signed_diff(lane) {
        None | Some(0) => Dropped::Nowhere,
        Some(by) => Dropped::By(by),
    }
}

/// Which ends of a trace share a lane.
pub(super) struct Shared<'a> {
    ends: &'a [End],
    choice: &'a Choice,
    /// For each end the first of its lane.
    firsts: Vec<usize>,
    /// The ends of a lane, by its first.
    members: Vec<Vec<u32>>,
}

impl<'a> Shared<'a> {
    pub(super) fn new(ends: &'a [End], choice: &'a Choice) -> Self {
        let firsts = choice.firsts(ends);
        let mut members = vec![Vec::new(); ends.len()];
        for (first, end) in firsts.iter().zip(0..) {
            if let Some(own) = members.get_mut(*first) {
                own.push(end);
            }
        }
        Self {
            ends,
            choice,
            firsts,
            members,
        }
    }

    /// The lanes of the ends that are `met`, and the place of each of those ends.
    pub(super) fn lanes(
        &self,
        met: impl Iterator<Item = u32>,
        people: &HashMap<u32, &str>,
    ) -> (Vec<Lane>, HashMap<u32, usize>) {
        let mut firsts: Vec<usize> = Vec::new();
        let mut known = HashMap::new();
        let mut places = HashMap::new();
        for end in met {
            let first = self.firsts.get(end as usize).copied().unwrap_or_default();
            let number = *known.entry(first).or_insert_with(|| {
                firsts.push(first);
                firsts.len().saturating_sub(1)
            });
            places.insert(end, number);
        }
        let lanes = firsts.iter().map(|first| self.lane(*first, people));
        let mut lanes: Vec<(usize, Lane)> = lanes.enumerate().collect();
        lanes.sort_by_key(|(_, lane)| self.choice.place(lane));
        let moved: HashMap<usize, usize> = lanes.iter().map(|(n, _)| *n).zip(0..).collect();
        for place in places.values_mut() {
            *place = moved.get(place).copied().unwrap_or_default();
        }
        (lanes.into_iter().map(|(_, lane)| lane).collect(), places)
    }

    fn lane(&self, first: usize, people: &HashMap<u32, &str>) -> Lane {
        let members = self.members.get(first).map_or(&[][..], Vec::as_slice);
        let own = members
            .iter()
            .filter_map(|n| Some((*n, self.ends.get(*n as usize)?)));
        self.choice.lane(&own.collect::<Vec<_>>(), people)
    }
}

impl Choice {
    fn lane(&self, own: &[(u32, &End)], people: &HashMap<u32, &str>) -> Lane {
        let key = own.first().map_or("", |(_, end)| &end.name);
        let alone = |(_, end): &(u32, &End)| host(&end.name) == host(key);
        let plain = match self.by {
            By::Host if own.len() > 1 && own.iter().all(alone) => host(key),
            _ => key,
        };
        let given = own.iter().find_map(|(_, end)| self.names.get(&end.name));
        let person = own.iter().find_map(|(n, _)| people.get(n).copied());
        let agent = own.iter().map(|(_, end)| end.agent.as_str());
        let agent = agent.into_iter().find(|agent| !agent.is_empty());
        let notes = [person, given.map(|_| plain), agent];
        let notes: Vec<&str> = notes.into_iter().flatten().collect();
        Lane {
            key: key.to_owned(),
            name: given.map_or(plain, String::as_str).to_owned(),
            note: notes.join(" · "),
            ends: own.iter().map(|(_, end)| end.name.clone()).collect(),
        }
    }

    /// Where a lane was moved to; behind all that were, where it was not.
    fn place(&self, lane: &Lane) -> usize {
        let at = self.order.iter().position(|key| lane.ends.contains(key));
        at.unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests;
