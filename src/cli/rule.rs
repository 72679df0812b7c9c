//! `sip-inspector rule`: a rule's page, or the list of rules.

use std::io::Write;

use super::{Failure, Status, terminal::plain};
use crate::rules::RULES;

/// Shows the page of the rule called `name`, or one line for each rule.
pub(super) fn run(name: Option<&str>, out: &mut impl Write) -> Result<Status, Failure> {
    let Some(name) = name else {
        for rule in RULES.iter() {
            let (grade, title) = (rule.severity.name(), rule.title());
            writeln!(out, "{} {grade:<7} {}: {title}", rule.code, rule.name)?;
        }
        return Ok(Status::Clean);
    };
    let mut rules = RULES.iter();
    let rule = rules.find(|r| r.code.eq_ignore_ascii_case(name) || r.name == name);
    let Some(rule) = rule else {
        return Err(Failure::Usage(format!(
            "no rule is called `{}`; `sip-inspector rule` lists them",
            plain(name)
        )));
    };
    write!(out, "{}", rule.page())?;
    Ok(Status::Clean)
}
