//! `sip-inspector rule`: a rule's page, or the list of rules.

use std::{collections::BTreeSet, io::Write};

use super::{Failure, Status, terminal::plain};
use crate::{lint::Rule, message::near::nearest, rules::RULES};

/// Shows the page of the rule that `name` means, or one line for each rule where it means several.
pub(super) fn run(name: Option<&str>, out: &mut impl Write) -> Result<Status, Failure> {
    let meant = |rule: &&&'static Rule| name.is_none_or(|name| rule.is(name));
    let rules: Vec<_> = RULES.iter().filter(meant).collect();
    match rules[..] {
        [] => return Err(unknown(name.unwrap_or_default())),
        [rule] => write!(out, "{}", rule.page())?,
        _ => {
            for rule in rules {
                let (grade, title) = (rule.severity.name(), rule.title());
                writeln!(out, "{} {grade:<7} {}: {title}", rule.code, rule.name)?;
            }
        }
    }
    Ok(Status::Clean)
}

/// `word` means no rule.
pub(super) fn unknown(word: &str) -> Failure {
    let near = match &near(word)[..] {
        [] => String::new(),
        near => format!("is `{}` meant? ", near.join("` or `")),
    };
    Failure::Usage(format!(
        "`{}` is no rule's code, name or family; {near}`sip-inspector rule` lists the rules",
        plain(word)
    ))
}

/// How many names are offered where none is nearest.
const OFFERED: usize = 3;

/// The name that `word` is a slip of the pen away from, or else the first that hold it.
fn near(word: &str) -> Vec<&'static str> {
    let word = word.to_ascii_lowercase().replace(['_', ' '], "-");
    let names = RULES.iter().flat_map(|r| [r.name, r.family().name()]);
    let names: BTreeSet<_> = names.collect();
    match nearest(&word, names.iter().copied()) {
        Some(name) => vec![name],
        None if word.is_empty() => Vec::new(),
        None => {
            let holding = names.into_iter().filter(|name| name.contains(&word));
            holding.take(OFFERED).collect()
        }
    }
}
