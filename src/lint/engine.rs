//! Runs rules over a trace.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind},
};

use super::{Applies, Check, Diagnostic, Locus, MessageCx, Outcome, Rule, Severity, TraceCx};
use crate::{ingest::MessageId, text::Span};

/// Where a rule puts what it finds.
pub struct Lint<'a> {
    rule: &'static Rule,
    found: &'a mut Vec<Diagnostic>,
}

impl Lint<'_> {
    /// A finding at `span` of a message. Says what is wrong, why it matters, what to do.
    pub fn report(
        &mut self,
        message: MessageId,
        span: Span,
        text: impl Into<String>,
    ) -> &mut Diagnostic {
        let at = Locus { message, span };
        let diagnostic = Diagnostic {
            rule: self.rule,
            at,
            message: text.into(),
            related: Vec::new(),
            fixes: Vec::new(),
        };
        self.found.push_mut(diagnostic)
    }
}

/// Which rules run, and how their findings are graded.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only these (codes, names, families, beginnings of codes); all where empty.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// Other grades; `None` switches a rule off.
    pub regrade: Vec<(String, Option<Severity>)>,
}

impl Selection {
    /// Whether the rule's findings are wanted.
    pub fn wants(&self, rule: &Rule) -> bool {
        let named = |words: &[String]| words.iter().any(|w| rule.is(w));
        (self.select.is_empty() || named(&self.select))
            && !named(&self.ignore)
            && self.grade(rule).is_some()
    }

    /// The severity of the rule's findings; `None` where it is switched off.
    pub fn grade(&self, rule: &Rule) -> Option<Severity> {
        let other = self.regrade.iter().rev().find(|(w, _)| rule.is(w));
        other.map_or(Some(rule.severity), |(_, severity)| *severity)
    }
}

/// Runs `rules` over the trace. Findings come by message, then by place, errors first. A rule that
/// panics is stopped and said to have crashed; the others go on.
pub fn run(
    cx: &TraceCx<'_>,
    rules: &[&'static Rule],
    selection: &Selection,
) -> (Vec<Diagnostic>, Vec<Outcome>) {
    let mut found = Vec::new();
    let outcome = |rule: &&'static Rule| {
        if !selection.wants(rule) {
            return Outcome::Off;
        }
        let before = found.len();
        let mut lint = Lint {
            rule,
            found: &mut found,
        };
        AT_WORK.set(Some(rule.code));
        let ended = catch_unwind(AssertUnwindSafe(|| check(cx, rule, &mut lint)));
        AT_WORK.set(None);
        if ended.is_err() {
            return Outcome::Crashed;
        }
        match crate::text::offset(found.len() - before) {
            0 => Outcome::Clean,
            n => Outcome::Found(n),
        }
    };
    let outcomes = rules.iter().map(outcome).collect();
    found.retain(|d| !is_cut(cx, d));
    found.sort_by_key(|d| {
        let severity = selection.grade(d.rule);
        (
            d.at.message,
            d.at.span.start,
            std::cmp::Reverse(severity),
            d.rule.code,
        )
    });
    (found, outcomes)
}

/// Whether a finding is about bytes that were cut on their way here.
fn is_cut(cx: &TraceCx<'_>, d: &Diagnostic) -> bool {
    let message = cx.capture.get(d.at.message);
    message.is_some_and(|m| m.cut.iter().any(|cut| cut.contains(d.at.span)))
}

thread_local! {
    static AT_WORK: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// The code of the rule that is running in this thread: what to blame where a panic cannot be caught.
pub fn at_work() -> Option<&'static str> {
    AT_WORK.get()
}

fn check(cx: &TraceCx<'_>, rule: &'static Rule, lint: &mut Lint<'_>) {
    let applies = |cx: &MessageCx<'_>| match rule.applies {
        Applies::Messages => true,
        Applies::Requests => cx.message().is_request(),
        Applies::Responses => cx.message().status().is_some(),
    };
    match rule.check {
        Check::Trace(check) => check(cx, lint),
        Check::Message(check) => cx
            .messages()
            .filter(applies)
            .for_each(|cx| check(&cx, lint)),
        Check::Faults(kinds, say) => {
            for cx in cx.messages().filter(applies) {
                for fault in cx.faults().filter(|f| kinds.contains(&f.kind)) {
                    say(&cx, fault, lint);
                }
            }
        }
    }
}
