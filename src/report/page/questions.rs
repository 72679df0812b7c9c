//! What can be asked of the page's records.

use super::{AuthRow, Counts, Finding, Fix};
use crate::report::v1::{Applicability, Severity};

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, severity: Severity) {
        let count = match severity {
            Severity::Error => &mut self.error,
            Severity::Warning => &mut self.warning,
            Severity::Info => &mut self.info,
        };
        *count = count.saturating_add(1);
    }

    /// How many of one severity.
    pub fn of(self, severity: Severity) -> u32 {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Info => self.info,
        }
    }

    /// How many in all.
    pub fn total(self) -> u32 {
        self.error
            .saturating_add(self.warning)
            .saturating_add(self.info)
    }
}

impl AuthRow {
    /// The value of the parameter of that name.
    pub fn param(&self, name: &str) -> Option<&str> {
        let named = self
            .params
            .iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value.as_str())
    }
}

impl Finding {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.severity.unwrap_or(Severity::Info)
    }

    /// Whether it stands at the editor's offset.
    pub fn covers(&self, at: u32) -> bool {
        self.from <= at && at <= self.to
    }
}

impl Fix {
    /// Whether a button may apply it.
    pub fn applies(&self) -> bool {
        self.applicability != Some(Applicability::DisplayOnly) && !self.changes.is_empty()
    }
}
