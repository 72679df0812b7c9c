//! Which findings the page is given where there are very many: of a rule found often the first, so that it leaves
//! the others their room.

use super::MOST_FINDINGS;
use crate::lint::Diagnostic;
use std::collections::BTreeMap;

/// How often each rule was found, by its code.
pub(super) type Tally = BTreeMap<&'static str, usize>;

/// Counts the findings of each rule.
pub(super) fn tally(findings: &[Diagnostic]) -> Tally {
    let mut tally = Tally::new();
    for finding in findings {
        let n = tally.entry(finding.rule.code).or_default();
        *n = n.saturating_add(1);
    }
    tally
}

/// Those the page is given, in order.
pub(super) fn given<'a>(
    findings: &'a [Diagnostic],
    tally: &Tally,
) -> impl Iterator<Item = &'a Diagnostic> {
    let share = share(tally.values().copied(), MOST_FINDINGS);
    let mut left: Tally = tally.keys().map(|code| (*code, share)).collect();
    findings.iter().filter(move |finding| {
        let left = left.entry(finding.rule.code).or_default();
        let before = *left;
        *left = before.saturating_sub(1);
        before > 0
    })
}

/// How many findings of one rule are given, so that of all rules, found so often, no more than `most` are: what
/// the rarer ones leave is the others'.
fn share(found: impl Iterator<Item = usize>, most: usize) -> usize {
    let mut found: Vec<usize> = found.collect();
    found.sort_unstable();
    let mut room = most;
    for (n, rules) in found.iter().zip((1..=found.len()).rev()) {
        let share = room.div_euclid(rules);
        if *n > share {
            return share;
        }
        room = room.saturating_sub(*n);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, inspect, report::page::overview, text::Document};

    #[test]
    fn the_rare_leave_their_room_to_the_frequent() {
        let cases: [(&[usize], usize); 6] = [
            (&[], 100),
            (&[100], 100),
            (&[101], 100),
            (&[1000, 1000], 50),
            (&[1000, 10, 1000], 45),
            (&[1, 2, 3, 4000], 94),
        ];
        for (found, each) in cases {
            assert_eq!(share(found.iter().copied(), 100), each, "{found:?}");
        }
    }

    #[test]
    fn a_rule_found_very_often_keeps_none_of_another_from_the_page() {
        let often = "OPTIONS sip:a@b SIP/2.0\nCall-ID: a\nCSeq: 1 OPTIONS\nMax-Forwards: 70\n\n";
        let text = format!(
            "{}BYE sip:a@b SIP/2.0\nCall-ID: z\nCSeq: 4 INVITE\n\n",
            often.repeat(3000)
        );
        let document = Document::new(text.into_bytes());
        let inspection = inspect(document.bytes(), &Options::default());
        let overview = overview(&inspection, &document);
        assert!(overview.found.values().any(|n| *n >= 3000));
        assert!(overview.findings.len() <= MOST_FINDINGS);
        assert!(overview.counts.total() as usize > MOST_FINDINGS);
        let sum: u32 = overview.found.values().sum();
        assert_eq!(sum, overview.counts.total());
        for code in overview.found.keys() {
            assert!(overview.findings.iter().any(|f| f.code == *code), "{code}");
        }
    }
}
