//! The rules that a log's findings are of, each with its page.

use std::collections::HashMap;

use super::{
    level,
    model::{Help, Message, ReportingConfiguration, ReportingDescriptor, RuleProperties},
};
use crate::{lint::Rule, rules::RULES};

/// The rules met so far, each once.
#[derive(Default)]
pub(super) struct Rules {
    list: Vec<ReportingDescriptor>,
    indices: HashMap<&'static str, usize>,
}

impl Rules {
    /// The place in the list of the rule with that code; it is added where it is new.
    pub(super) fn index(&mut self, code: &str) -> Option<usize> {
        if let Some(index) = self.indices.get(code) {
            return Some(*index);
        }
        let rule = RULES.iter().find(|r| r.code == code)?;
        let index = self.list.len();
        self.indices.insert(rule.code, index);
        self.list.push(descriptor(rule));
        Some(index)
    }

    pub(super) fn into_list(self) -> Vec<ReportingDescriptor> {
        self.list
    }
}

fn descriptor(rule: &Rule) -> ReportingDescriptor {
    let page = rule.page();
    let why = section(&page, "## Why it matters");
    ReportingDescriptor {
        id: rule.code,
        name: rule.name,
        short_description: Message::new(rule.title()),
        full_description: Message::new(if why.is_empty() {
            rule.title().to_owned()
        } else {
            why
        }),
        help: Help {
            text: page.clone(),
            markdown: page,
        },
        default_configuration: ReportingConfiguration {
            level: level(rule.severity.into()),
        },
        properties: RuleProperties {
            tags: [rule.family().name()],
        },
    }
}

/// What stands under a heading, its lines joined.
fn section(page: &str, heading: &str) -> String {
    let lines = page.lines().skip_while(|l| *l != heading).skip(1);
    let lines = lines.take_while(|l| !l.starts_with("## "));
    let lines: Vec<_> = lines.map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.join(" ")
}
