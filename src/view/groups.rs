//! A long list of findings, put together by rule: what one rule repeats does not bury what the others found.

use crate::report::page::Finding;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    ops::Range,
};

/// A list of no more findings is drawn as it is.
const FEW: usize = 30;
/// Findings of one rule that are drawn at first.
const FIRST: usize = 3;
/// As many more on demand.
pub const STEP: usize = 40;
/// Drawn on either side of one that was chosen further on.
const AROUND: usize = 2;
/// So few are not worth a button.
const REST: usize = 2;

/// How many more findings of a rule are drawn than the first, by its code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfolded(BTreeMap<String, usize>);

impl Unfolded {
    /// Draws some more of a rule.
    pub fn more(&mut self, code: String) {
        let more = self.0.entry(code).or_default();
        *more = more.saturating_add(STEP);
    }

    fn of(&self, code: &str) -> usize {
        self.0.get(code).copied().unwrap_or(0)
    }
}

/// What stands in the list, findings by their number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A finding.
    One(usize),
    /// What a rule found more than once.
    Group(Group),
}

impl Entry {
    /// The first finding of it.
    pub fn first(&self) -> Option<usize> {
        match self {
            Self::One(number) => Some(*number),
            Self::Group(group) => group.first.first().copied(),
        }
    }
}

/// What a rule found more than once: the first ones, and the one chosen with its neighbours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The rule's code.
    pub code: String,
    /// How many there are to list.
    pub count: usize,
    /// The first ones.
    pub first: Vec<usize>,
    /// The one after those, where it is not drawn.
    pub next: Option<usize>,
    /// How many are left out after those.
    pub between: usize,
    /// The one chosen and its neighbours, where it is not among the first.
    pub around: Vec<usize>,
    /// How many are left out after those.
    pub after: usize,
}

impl Group {
    /// How many are left out.
    pub const fn rest(&self) -> usize {
        self.between.saturating_add(self.after)
    }

    /// What is said beside the button that draws more, where the rule was found so often in all.
    pub fn beside(&self, found: usize) -> String {
        let of = match self.rest() {
            0..=STEP => String::new(),
            rest => format!("of {rest}"),
        };
        match found.saturating_sub(self.count) {
            0 => of,
            cut if of.is_empty() => format!("{cut} more are in the reports under Export"),
            cut => format!("{of}; {cut} more are in the reports under Export"),
        }
    }

    fn new(code: &str, ids: &[usize], unfolded: usize, chosen: Option<usize>) -> Self {
        let chosen = ids.iter().position(|id| Some(*id) == chosen);
        let (first, around) = drawn(ids.len(), FIRST.saturating_add(unfolded), chosen);
        let some = |range: Range<usize>| ids.get(range).unwrap_or_default().to_vec();
        Self {
            code: code.to_owned(),
            count: ids.len(),
            first: some(0..first),
            next: ids.get(first).copied(),
            between: around.start.saturating_sub(first),
            after: ids.len().saturating_sub(around.end),
            around: some(around),
        }
    }
}

/// How many of `count` are drawn from the first on where `first` are asked for, and which ones around the one
/// chosen: nothing is left out between the two that is not worth a button.
fn drawn(count: usize, first: usize, chosen: Option<usize>) -> (usize, Range<usize>) {
    let worth = |from: usize, to: usize| to.saturating_sub(from) > REST;
    let whole = |to| if worth(to, count) { to } else { count };
    let first = whole(first.min(count));
    let Some(at) = chosen.filter(|at| *at >= first) else {
        return (first, first..first);
    };
    let start = at.saturating_sub(AROUND).max(first);
    let end = whole(at.saturating_add(AROUND).saturating_add(1).min(count));
    if worth(first, start) {
        (first, start..end)
    } else {
        (end, end..end)
    }
}

/// What stands in the list: each finding where they are few, else the worst first, and of each rule the first ones.
pub fn entries(
    listed: &[(usize, &Finding)],
    unfolded: &Unfolded,
    chosen: Option<usize>,
) -> Vec<Entry> {
    if listed.len() <= FEW {
        return listed.iter().map(|(id, _)| Entry::One(*id)).collect();
    }
    let group = |(code, ids): (&str, Vec<usize>)| match ids.as_slice() {
        [id] => Entry::One(*id),
        ids => Entry::Group(Group::new(code, ids, unfolded.of(code), chosen)),
    };
    by_rule(listed).into_iter().map(group).collect()
}

/// The findings of each rule: the worst rules first, and of those alike the one found first.
fn by_rule<'a>(listed: &[(usize, &'a Finding)]) -> Vec<(&'a str, Vec<usize>)> {
    let mut rules = Vec::new();
    let mut known = HashMap::new();
    for (id, finding) in listed {
        let at = *known.entry(finding.code.as_str()).or_insert(rules.len());
        if at == rules.len() {
            rules.push((finding.severity(), finding.code.as_str(), Vec::new()));
        }
        if let Some((_, _, ids)) = rules.get_mut(at) {
            ids.push(*id);
        }
    }
    rules.sort_by_key(|(severity, _, _)| Reverse(*severity));
    let rules = rules.into_iter();
    rules.map(|(_, code, ids)| (code, ids)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::v1::Severity;

    fn findings(codes: &[(&str, Severity, usize)]) -> Vec<Finding> {
        let finding = |code: &str, severity| Finding {
            code: code.to_owned(),
            severity: Some(severity),
            ..Finding::default()
        };
        let each = codes.iter();
        each.flat_map(|(code, severity, n)| vec![finding(code, *severity); *n])
            .collect()
    }

    fn shown(findings: &[Finding], unfolded: &Unfolded, chosen: Option<usize>) -> Vec<Entry> {
        let listed: Vec<_> = findings.iter().enumerate().collect();
        entries(&listed, unfolded, chosen)
    }

    #[test]
    fn few_are_drawn_as_they_are() {
        let findings = findings(&[("B", Severity::Info, 20), ("A", Severity::Error, 10)]);
        let all: Vec<Entry> = (0..FEW).map(Entry::One).collect();
        assert_eq!(shown(&findings, &Unfolded::default(), None), all);
    }

    #[test]
    fn many_stand_by_rule_the_worst_first_and_one_alone_without_a_heading() {
        let findings = findings(&[
            ("N", Severity::Info, 50),
            ("W", Severity::Warning, 1),
            ("E", Severity::Error, 5),
            ("D", Severity::Error, 1),
            ("N", Severity::Info, 50),
        ]);
        let group = |code: &str, count, first: Range<usize>, next, after| {
            Entry::Group(Group {
                code: code.to_owned(),
                count,
                first: first.collect(),
                next,
                after,
                ..Group::default()
            })
        };
        let expected = [
            group("E", 5, 51..56, None, 0),
            Entry::One(56),
            Entry::One(50),
            group("N", 100, 0..3, Some(3), 97),
        ];
        assert_eq!(shown(&findings, &Unfolded::default(), None), expected);
    }

    #[test]
    fn more_are_drawn_on_demand() {
        let findings = findings(&[("N", Severity::Info, 100), ("M", Severity::Info, 100)]);
        let mut unfolded = Unfolded::default();
        let mut drawn = |code: &str| {
            unfolded.more(code.to_owned());
            let all = shown(&findings, &unfolded, None).into_iter();
            all.map(|entry| match entry {
                Entry::Group(group) => (group.first.len(), group.next, group.rest()),
                Entry::One(number) => panic!("{number}"),
            })
            .collect::<Vec<_>>()
        };
        assert_eq!(drawn("M"), [(3, Some(3), 97), (43, Some(143), 57)]);
        assert_eq!(drawn("M")[1], (83, Some(183), 17));
        assert_eq!(drawn("M")[1], (100, None, 0));
    }

    #[test]
    fn the_one_chosen_is_drawn_with_its_neighbours() {
        // How many there are, asked for, the one chosen: how many of the first are drawn, and which further on.
        let cases = [
            (100, 3, None, (3, 3..3)),
            (100, 3, Some(2), (3, 3..3)),
            (100, 3, Some(3), (6, 6..6)),
            (100, 3, Some(7), (10, 10..10)),
            (100, 3, Some(8), (3, 6..11)),
            (100, 3, Some(50), (3, 48..53)),
            (100, 3, Some(95), (3, 93..100)),
            (100, 3, Some(99), (3, 97..100)),
            (100, 43, Some(20), (43, 43..43)),
            (5, 3, None, (5, 5..5)),
            (6, 3, None, (3, 3..3)),
            (6, 3, Some(5), (6, 6..6)),
        ];
        for (count, first, chosen, expected) in cases {
            assert_eq!(
                drawn(count, first, chosen),
                expected,
                "{count} {first} {chosen:?}"
            );
        }
    }

    #[test]
    fn what_stands_beside_the_button_tells_what_it_does_not_draw() {
        let cases = [
            (100, 0, 100, ""),
            (100, 40, 100, ""),
            (100, 97, 100, "of 97"),
            (100, 0, 300, "200 more are in the reports under Export"),
            (
                100,
                97,
                300,
                "of 97; 200 more are in the reports under Export",
            ),
        ];
        for (count, after, found, said) in cases {
            let group = Group {
                count,
                after,
                ..Group::default()
            };
            assert_eq!(group.beside(found), said, "{count} {after} {found}");
        }
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let findings = findings(&[("N", Severity::Info, 100)]);
        let entries = shown(&findings, &Unfolded::default(), Some(50));
        let expected = Group {
            code: "N".to_owned(),
            count: 100,
            first: vec![0, 1, 2],
            next: Some(3),
            between: 45,
            around: vec![48, 49, 50, 51, 52],
            after: 47,
        };
        assert_eq!(entries, [Entry::Group(expected)]);
    }
}
