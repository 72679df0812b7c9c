//! Findings become records, in the input's own offsets.

use super::{Rim, v1};
use crate::{
    lint::{Applicability, Cite, Diagnostic, Fix, Force, Locus, Related, Severity},
    text::Span,
};

impl Rim<'_> {
    /// Every finding.
    pub(super) fn findings(&self) -> Vec<v1::Finding> {
        let findings = self.inspection.findings().iter();
        findings.map(|d| self.finding(d)).collect()
    }

    fn finding(&self, diagnostic: &Diagnostic) -> v1::Finding {
        let rule = diagnostic.rule;
        let span = self.to_input(diagnostic.at);
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
        let span = self.to_input(related.at);
        let (line, column) = self.position(span.start);
        v1::Related {
            message_id: related.at.message.0,
            span: span.into(),
            line,
            column,
            note: related.note.clone(),
        }
    }

    fn fix(&self, at: Locus, fix: &Fix) -> v1::Fix {
        let edits = fix.edits.iter().map(|edit| v1::Edit {
            span: self
                .to_input(Locus {
                    span: edit.span,
                    ..at
                })
                .into(),
            insert: edit.insert.clone(),
        });
        v1::Fix {
            title: fix.title.clone(),
            applicability: fix.applicability.into(),
            edits: edits.collect(),
        }
    }

    /// Where a place of a message stands in the input.
    fn to_input(&self, at: Locus) -> Span {
        let message = self.inspection.capture().get(at.message);
        message
            .map(|m| m.source.to_input(at.span))
            .unwrap_or_default()
    }
}

fn cite(cite: &Cite) -> v1::Cite {
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
