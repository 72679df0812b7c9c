//! What a call asks of the engine.

use super::{Failure, args::Asked, credentials};
use crate::{
    Options,
    lint::{Selection, Severity},
    rules::RULES,
};

/// Rules and secrets, out of a call's words.
pub(super) fn options(args: &Asked) -> Result<Options, Failure> {
    let words = |words: &[String]| -> Result<Vec<_>, _> {
        let words = words.iter().map(|w| known(w));
        words.collect::<Result<_, _>>().map_err(Failure::Usage)
    };
    let regrade = args.severity.iter().map(|w| grade(w));
    Ok(Options {
        selection: Selection {
            select: words(&args.select)?,
            ignore: words(&args.ignore)?,
            regrade: regrade.collect::<Result<_, _>>().map_err(Failure::Usage)?,
        },
        secrets: credentials::read(args)?,
    })
}

/// A word that means at least one rule.
fn known(word: &str) -> Result<String, String> {
    let word = word.trim();
    if RULES.iter().any(|r| r.is(word)) {
        return Ok(word.to_owned());
    }
    Err(format!(
        "`{word}` is no rule's code, name or family; `sip-inspector rule` lists the rules"
    ))
}

/// `NAME=error|warning|info|off`
fn grade(word: &str) -> Result<(String, Option<Severity>), String> {
    let Some((name, grade)) = word.split_once('=') else {
        return Err(format!("`{word}` is not of the form RULE=GRADE"));
    };
    let severity = match grade.trim() {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "info" => Some(Severity::Info),
        "off" => None,
        other => {
            return Err(format!(
                "`{other}` is no grade: error, warning, info and off are"
            ));
        }
    };
    Ok((known(name)?, severity))
}
