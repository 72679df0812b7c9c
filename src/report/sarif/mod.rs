//! Reports as a log of SARIF 2.1.0, for the services that show findings beside a file.

mod model;
mod rules;
mod uri;

use serde::Serialize;

use super::v1;
use crate::text::LineIndex;
use model::{
    Artifact, ArtifactChange, ArtifactLocation, Finding, Fix, Invocation, Location,
    LogicalLocation, Message, Notification, PhysicalLocation, Region, Replacement, Run, Tool,
    ToolComponent,
};
use rules::Rules;

/// A log: one run of the inspector over any number of inputs.
#[derive(Clone, Debug, Serialize)]
pub struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

/// The log of these reports. With each stands the text its places are in:
/// [`crate::Inspection::text`].
///
/// A finding in a packet capture has no region, since a capture has no lines: its logical location
/// names the packet, and line and column within the message. Fixes that are for display only are
/// left out.
pub fn sarif<'a>(reports: impl IntoIterator<Item = (&'a v1::Report, &'a [u8])>) -> Log {
    let mut rules = Rules::default();
    let (mut artifacts, mut results, mut notifications) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (report, text)) in reports.into_iter().enumerate() {
        let input = Input::new(report, text, index);
        artifacts.push(Artifact {
            location: input.location.clone(),
            length: report.source.bytes,
            roles: ["analysisTarget"],
        });
        let findings = report.findings.iter();
        results.extend(findings.map(|f| input.finding(f, &mut rules)));
        notifications.extend(input.notifications());
    }
    let version = env!("CARGO_PKG_VERSION");
    let driver = ToolComponent {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: version.to_owned(),
        semantic_version: version.to_owned(),
        rules: rules.into_list(),
    };
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            invocations: [Invocation {
                execution_successful: notifications.iter().all(|n| n.level != "error"),
                tool_execution_notifications: notifications,
            }],
            artifacts,
            results,
            column_kind: "utf16CodeUnits",
        }],
    }
}

/// One report, and what its places need.
struct Input<'a> {
    report: &'a v1::Report,
    text: &'a [u8],
    lines: LineIndex,
    location: ArtifactLocation,
}

impl<'a> Input<'a> {
    fn new(report: &'a v1::Report, text: &'a [u8], index: usize) -> Self {
        Self {
            report,
            text,
            lines: LineIndex::new(text),
            location: ArtifactLocation {
                uri: uri::reference(&report.source.name),
                index,
            },
        }
    }

    fn finding(&self, finding: &v1::Finding, rules: &mut Rules) -> Finding {
        let related = finding.related.iter().zip(1..);
        let fixes = finding.fixes.iter();
        Finding {
            rule_id: finding.code.clone(),
            rule_index: rules.index(&finding.code),
            level: level(finding.severity),
            message: Message::new(&finding.message),
            locations: [self.place(
                finding.message_id,
                finding.span,
                (finding.line, finding.column),
            )],
            related_locations: related
                .map(|(r, id)| Location {
                    id: Some(id),
                    message: Some(Message::new(&r.note)),
                    ..self.place(r.message_id, r.span, (r.line, r.column))
                })
                .collect(),
            fixes: fixes.filter_map(|f| self.fix(f)).collect(),
        }
    }

    /// A place: in a text a region, in a capture the packet's name.
    fn place(&self, message_id: u32, span: v1::Span, (line, column): (u32, u32)) -> Location {
        let message = usize::try_from(message_id).ok();
        let message = message.and_then(|n| self.report.messages.get(n));
        let logical = message.and_then(|m| m.frame).map(|frame| LogicalLocation {
            name: format!("packet {frame}"),
            fully_qualified_name: format!("packet {frame}, line {line}, column {column}"),
        });
        Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: self.location.clone(),
                region: logical.is_none().then(|| self.region(span)),
            },
            logical_locations: logical.into_iter().collect(),
            message: None,
        }
    }

    fn region(&self, span: v1::Span) -> Region {
        let start = self.lines.position(self.text, span.start);
        let end = self.lines.position(self.text, span.end);
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: span.start,
            byte_length: span.end.saturating_sub(span.start),
        }
    }

    /// A fix that can be carried out on the input.
    fn fix(&self, fix: &v1::Fix) -> Option<Fix> {
        let note = match fix.applicability {
            v1::Applicability::Safe => "",
            v1::Applicability::Unsafe => " (may change the meaning)",
            v1::Applicability::DisplayOnly => return None,
        };
        let edits = fix.edits.iter().map(|edit| Replacement {
            deleted_region: self.region(edit.span),
            inserted_content: Message::new(&edit.insert),
        });
        let replacements: Vec<_> = edits.collect();
        (!replacements.is_empty()).then(|| Fix {
            description: Message::new(format!("{}{note}", fix.title)),
            artifact_changes: [ArtifactChange {
                artifact_location: self.location.clone(),
                replacements,
            }],
        })
    }

    /// Rules that crashed, and where the input could not be read further.
    fn notifications(&self) -> Vec<Notification> {
        let name = &self.report.source.name;
        let crashed = self.report.crashed.iter().map(|code| {
            let text = format!("{name}: rule {code} crashed, a bug of the inspector");
            ("error", text)
        });
        let fault = self.report.ingest.fault.iter().map(|fault| {
            let text = format!("{name}: not read from byte {} on: {}", fault.at, fault.what);
            ("warning", text)
        });
        let all = crashed.chain(fault).map(|(level, text)| Notification {
            level,
            message: Message::new(text),
            locations: vec![Location {
                id: None,
                physical_location: PhysicalLocation {
                    artifact_location: self.location.clone(),
                    region: None,
                },
                logical_locations: Vec::new(),
                message: None,
            }],
        });
        all.collect()
    }
}

/// The standard's word for a severity (§3.27.10).
fn level(severity: v1::Severity) -> &'static str {
    match severity {
        v1::Severity::Error => "error",
        v1::Severity::Warning => "warning",
        v1::Severity::Info => "note",
    }
}

#[cfg(test)]
mod tests;
