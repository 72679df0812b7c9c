//! Findings become records, in the input's own offsets.

use super::{Rim, v1};
use crate::lint::{Applicability, Cite, Diagnostic, Edit, Fix, Force, Locus, Related, Severity};

impl Rim<'_> {
    /// Every finding.
    pub(super) fn findings(&self) -> Vec<v1::Finding> {
        let findings = self.inspection.findings().iter();
        findings.map(|d| self.finding(d)).collect()
    }

    fn finding(&self, diagnostic: &Diagnostic) -> v1::Finding {
        let rule = diagnostic.rule;
        let span = self.inspection.span(diagnostic.at);
        let (line, column) = self.position(span.start);
        let (end_line, end_column) = self.position(span.end);
        let fixes = diagnostic.fixes.iter();
        v1::Finding {
            code: rule.code.to_owned(),
            rule: rule.name.to_owned(),
            family: rule.family().name().to_owned(),
            title: rule.title().to_owned(),
            severity: self.inspection.severity(rule).into(),
            message: diagnostic.message.clone(),
            message_id: diagnostic.at.message.0,
            line,
            column,
            end_line,
            end_column,
            span: span.into(),
            cites: rule.cites.iter().map(cite).collect(),
            related: diagnostic.related.iter().map(|r| self.related(r)).collect(),
            fixes: fixes.map(|f| self.fix(diagnostic.at, f)).collect(),
        }
    }

    fn related(&self, related: &Related) -> v1::Related {
        let span = self.inspection.span(related.at);
        let (line, column) = self.position(span.start);
        v1::Related {
            message_id: related.at.message.0,
            span: span.into(),
            line,
            column,
            note: related.note.clone(),
        }
    }

    /// A fix that cannot be carried out on the input, since the message was put together from
    /// parts of it or unpacked, is for display only.
    fn fix(&self, at: Locus, fix: &Fix) -> v1::Fix {
        let capture = self.inspection.capture();
        let message = capture
            .get(at.message)
            .filter(|_| capture.document.is_none());
        let edit = |edit: &Edit| {
            let span = message?.source.verbatim(edit.span)?;
            Some(v1::Edit {
                span: span.into(),
                insert: edit.insert.clone(),
            })
        };
        let edits: Option<Vec<_>> = fix.edits.iter().map(edit).collect();
        v1::Fix {
            title: fix.title.clone(),
            applicability: match edits {
                Some(_) => fix.applicability.into(),
                None => v1::Applicability::DisplayOnly,
            },
            edits: edits.unwrap_or_default(),
        }
    }

    /// Every safe fix in one step.
    pub(super) fn safe_fixes(&self) -> v1::SafeFixes {
        let fixes = self.inspection.safe_fixes();
        let edits = fixes.edits.into_iter().map(|edit| v1::Edit {
            span: edit.span.into(),
            insert: edit.insert,
        });
        v1::SafeFixes {
            count: fixes.count,
            edits: edits.collect(),
        }
    }
}

pub(super) fn cite(cite: &Cite) -> v1::Cite {
    v1::Cite {
        rfc: cite.rfc,
        section: cite.section.to_owned(),
        force: match cite.force {
            Force::Must => v1::Force::Must,
            Force::Should => v1::Force::Should,
            Force::May => v1::Force::May,
        },
    }
}

impl From<Severity> for v1::Severity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Info,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

impl From<Applicability> for v1::Applicability {
    fn from(applicability: Applicability) -> Self {
        match applicability {
            Applicability::DisplayOnly => Self::DisplayOnly,
            Applicability::Unsafe => Self::Unsafe,
            Applicability::Safe => Self::Safe,
        }
    }
}
