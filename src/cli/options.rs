//! What a call asks of the engine.

use super::{Failure, args::Asked, credentials, rule};
use crate::{
    Options,
    lint::{Selection, Severity},
    rules::RULES,
};

/// Rules and secrets, out of a call's words.
pub(super) fn options(args: &Asked) -> Result<Options, Failure> {
    let words = |words: &[String]| words.iter().map(|w| known(w)).collect::<Result<_, _>>();
    Ok(Options {
        selection: Selection {
            select: words(&args.select)?,
            ignore: words(&args.ignore)?,
            regrade: args
                .severity
                .iter()
                .map(|w| grade(w))
                .collect::<Result<_, _>>()?,
        },
        secrets: credentials::read(args)?,
    })
}

/// A word that means at least one rule.
fn known(word: &str) -> Result<String, Failure> {
    let word = word.trim();
    if RULES.iter().any(|r| r.is(word)) {
        Ok(word.to_owned())
    } else {
        Err(rule::unknown(word))
    }
}

/// `NAME=error|warning|info|off`
fn grade(word: &str) -> Result<(String, Option<Severity>), Failure> {
    let usage = |text| Err(Failure::Usage(text));
    let Some((name, grade)) = word.split_once('=') else {
        return usage(format!("`{word}` is not of the form RULE=GRADE"));
    };
    let severity = match grade.trim() {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "info" => Some(Severity::Info),
        "off" => None,
        other => {
            return usage(format!(
                "`{other}` is no grade: error, warning, info and off are"
            ));
        }
    };
    Ok((known(name)?, severity))
}
