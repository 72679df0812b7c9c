//! What the page's records are to the engine.

use super::protocol::Regrade;
use crate::{
    lint::Severity,
    report::{page::Change, v1},
    text::{self, LineEnds},
};

pub(super) fn into_lint(regrade: Regrade) -> (String, Option<Severity>) {
    let grade = regrade.severity.map(|severity| match severity {
        v1::Severity::Error => Severity::Error,
        v1::Severity::Warning => Severity::Warning,
        v1::Severity::Info => Severity::Info,
    });
    (regrade.rule, grade)
}

pub(super) fn into_text(change: Change) -> text::Change {
    text::Change {
        from: change.from,
        to: change.to,
        insert: change.insert,
    }
}

pub(super) fn line_ends(ends: v1::LineEnds) -> LineEnds {
    match ends {
        v1::LineEnds::Lf => LineEnds::Lf,
        v1::LineEnds::Crlf => LineEnds::Crlf,
        v1::LineEnds::Cr => LineEnds::Cr,
        v1::LineEnds::Mixed => LineEnds::Mixed,
        v1::LineEnds::None => LineEnds::None,
    }
}
