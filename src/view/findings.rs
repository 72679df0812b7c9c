//! Which findings are listed, and which one stands where.

use super::words::count;
use crate::report::{
    page::{Finding, Overview},
    v1::Severity,
};

/// Of what the findings are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Of the whole text.
    #[default]
    All,
    /// Of the selected message.
    Message,
}

/// Which findings are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Of what.
    pub scope: Scope,
    /// Errors.
    pub error: bool,
    /// Warnings.
    pub warning: bool,
    /// Notes.
    pub info: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            scope: Scope::All,
            error: true,
            warning: true,
            info: true,
        }
    }
}

impl Filter {
    /// Whether findings of this severity are listed.
    pub const fn shows(self, severity: Severity) -> bool {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Info => self.info,
        }
    }

    /// The same, with one severity shown where it was hidden and hidden where it was shown.
    #[must_use]
    pub const fn toggled(mut self, severity: Severity) -> Self {
        match severity {
            Severity::Error => self.error = !self.error,
            Severity::Warning => self.warning = !self.warning,
            Severity::Info => self.info = !self.info,
        }
        self
    }
}

/// The findings to list, each with its number; `message` is the selected one.
pub fn listed(
    findings: &[Finding],
    filter: Filter,
    message: Option<u32>,
) -> Vec<(usize, &Finding)> {
    let in_scope = |f: &Finding| match filter.scope {
        Scope::All => true,
        Scope::Message => message == Some(f.message_id),
    };
    findings
        .iter()
        .enumerate()
        .filter(|(_, f)| filter.shows(f.severity()) && in_scope(f))
        .collect()
}

/// What is said where findings of the selected message were counted and are not in the overview. Where those of the
/// whole text are listed, the headings of the rules say so.
pub fn cut(overview: &Overview, message: Option<u32>) -> Option<String> {
    let row = overview.messages.get(message? as usize)?;
    let mine = |f: &&Finding| f.message_id == row.id;
    let there = overview.findings.iter().filter(mine).count();
    let there = u32::try_from(there).unwrap_or(u32::MAX);
    match row.counts.total().saturating_sub(there) {
        0 => None,
        n => Some(format!(
            "{} not listed: in a text with so many only the first of each rule are. The reports under Export have all.",
            count(n, "more finding is", "more findings are")
        )),
    }
}

/// What rules that are switched off keep back: `2 rules off, 7 findings not shown`.
pub fn off(rules: u32, findings: u32) -> String {
    let rules = count(rules, "rule", "rules");
    match findings {
        0 => format!("{rules} off"),
        n => format!("{rules} off, {} not shown", count(n, "finding", "findings")),
    }
}

/// The number of the finding at the editor's offset: the worst of the shortest.
pub fn at(findings: &[Finding], at: u32) -> Option<usize> {
    let here = findings.iter().enumerate().filter(|(_, f)| f.covers(at));
    here.min_by_key(|(_, f)| (f.to.saturating_sub(f.from), std::cmp::Reverse(f.severity())))
        .map(|(number, _)| number)
}

/// The numbers of the findings that touch a stretch of the editor.
pub fn within(findings: &[Finding], from: u32, to: u32) -> impl Iterator<Item = (usize, &Finding)> {
    let inside = move |f: &Finding| from <= f.from && f.to <= to;
    findings.iter().enumerate().filter(move |(_, f)| inside(f))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page::{Counts, Row};

    fn findings() -> Vec<Finding> {
        let finding = |message_id, severity, from, to| Finding {
            message_id,
            severity: Some(severity),
            from,
            to,
            ..Finding::default()
        };
        vec![
            finding(0, Severity::Warning, 0, 20),
            finding(0, Severity::Info, 5, 8),
            finding(0, Severity::Error, 5, 8),
            finding(1, Severity::Error, 30, 40),
        ]
    }

    #[test]
    fn listed_by_severity_and_message() {
        let all = Filter::default();
        let mine = Filter {
            scope: Scope::Message,
            ..all
        };
        let cases: [(Filter, Option<u32>, &[usize]); 5] = [
            (all, None, &[0, 1, 2, 3]),
            (mine, Some(1), &[3]),
            (mine, None, &[]),
            (all.toggled(Severity::Error), None, &[0, 1]),
            (mine.toggled(Severity::Warning), Some(0), &[1, 2]),
        ];
        for (filter, message, numbers) in cases {
            let findings = findings();
            let found: Vec<usize> = listed(&findings, filter, message)
                .iter()
                .map(|(n, _)| *n)
                .collect();
            assert_eq!(found, numbers, "{filter:?} {message:?}");
        }
    }

    #[test]
    fn where_a_messages_list_ends_early_it_says_so() {
        let counts = |info| Counts {
            info,
            ..Counts::default()
        };
        let row = |id, info| Row {
            id,
            counts: counts(info),
            ..Row::default()
        };
        let overview = Overview {
            messages: vec![row(0, 3), row(1, 2)],
            findings: findings(),
            counts: counts(5),
            ..Overview::default()
        };
        let cases = [
            (None, None),
            (Some(0), None),
            (Some(1), Some("1 more finding is not listed")),
        ];
        for (message, said) in cases {
            let told = cut(&overview, message);
            let told = told
                .as_deref()
                .map(|t| t.split(':').next().unwrap_or_default());
            assert_eq!(told, said, "{message:?}");
        }
    }

    #[test]
    fn what_is_kept_back_is_counted() {
        assert_eq!(off(1, 0), "1 rule off");
        assert_eq!(off(2, 7), "2 rules off, 7 findings not shown");
    }

    #[test]
    fn the_finding_at_a_place() {
        let findings = findings();
        for (place, number) in [
            (1, Some(0)),
            (6, Some(2)),
            (8, Some(2)),
            (25, None),
            (30, Some(3)),
        ] {
            assert_eq!(at(&findings, place), number, "{place}");
        }
    }
}
