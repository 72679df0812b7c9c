//! Runs rules over a trace.

use std::{
    cell::{Cell, OnceCell},
    cmp::Reverse,
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
};

use super::{Applies, Check, Diagnostic, Locus, MessageCx, Outcome, Rule, Severity, TraceCx};
use crate::{
    ingest::MessageId,
    syntax::SyntaxFault,
    text::{Span, Stage, Watch},
};

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

/// Runs `rules` over the trace: those that look at messages in one walk, a few messages at a time, then
/// those that look at the whole. Findings come by message, then by place, errors first. A rule that
/// panics is stopped and said to have crashed; the others go on.
pub fn run(
    cx: &TraceCx<'_>,
    rules: &[&'static Rule],
    selection: &Selection,
    watch: Watch<'_>,
) -> (Vec<Diagnostic>, Vec<Outcome>) {
    let mut found = Vec::new();
    let mut runs = vec![Run::Going; rules.len()];
    for (run, rule) in runs.iter_mut().zip(rules) {
        if !selection.wants(rule) {
            *run = Run::Off;
        }
    }
    let mut messages = cx.messages().map(Judged::new);
    loop {
        let batch: Vec<_> = messages.by_ref().take(BATCH).collect();
        let Some(last) = batch.last() else {
            break;
        };
        for (rule, run) in rules.iter().zip(&mut runs) {
            run.guarded(rule, &mut found, |lint| {
                for message in &batch {
                    message.judge(rule, lint);
                }
            });
        }
        let done = last.cx.id.0 as usize + 1;
        watch.tell(Stage::Judging, done, cx.capture.messages.len());
    }
    for (rule, run) in rules.iter().zip(&mut runs) {
        if let Check::Trace(check) = rule.check {
            run.guarded(rule, &mut found, |lint| check(cx, lint));
        }
    }
    found.retain(|d| !is_cut(cx, d));
    found.sort_by_cached_key(|d| {
        let severity = selection.grade(d.rule);
        let place = (d.at.message, d.at.span.start);
        (place, Reverse(severity), d.rule.code)
    });
    let outcomes = outcomes(rules, &runs, &found);
    (found, outcomes)
}

/// How many messages a rule looks at before the next rule does: enough that its code is fetched
/// once for several, few enough that they are still at hand when the next one comes.
const BATCH: usize = 16;

/// A message while rules look at it.
struct Judged<'a> {
    cx: MessageCx<'a>,
    /// Read within the first rule that wants them: reading may be what panics.
    faults: OnceCell<Vec<&'a SyntaxFault>>,
}

impl<'a> Judged<'a> {
    const fn new(cx: MessageCx<'a>) -> Self {
        let faults = OnceCell::new();
        Self { cx, faults }
    }

    /// Lets a rule that looks at single messages look at this one.
    fn judge(&self, rule: &Rule, lint: &mut Lint<'_>) {
        if !applies(rule, &self.cx) {
            return;
        }
        match rule.check {
            Check::Message(check) => check(&self.cx, lint),
            Check::Faults(kinds, say) => self
                .faults
                .get_or_init(|| self.cx.faults().collect())
                .iter()
                .filter(|fault| kinds.contains(&fault.kind))
                .for_each(|fault| say(&self.cx, fault, lint)),
            Check::Trace(_) => {}
        }
    }
}

/// How far a rule has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Off,
    Going,
    Crashed,
}

impl Run {
    /// Lets a rule that is still going check once more, and stops it where it panics.
    fn guarded(
        &mut self,
        rule: &'static Rule,
        found: &mut Vec<Diagnostic>,
        check: impl FnOnce(&mut Lint<'_>),
    ) {
        if *self != Self::Going {
            return;
        }
        AT_WORK.set(Some(rule.code));
        let mut lint = Lint { rule, found };
        if catch_unwind(AssertUnwindSafe(|| check(&mut lint))).is_err() {
            *self = Self::Crashed;
        }
        AT_WORK.set(None);
    }
}

/// What became of each rule.
fn outcomes(rules: &[&'static Rule], runs: &[Run], found: &[Diagnostic]) -> Vec<Outcome> {
    let mut counts = BTreeMap::<_, u32>::new();
    for diagnostic in found {
        let count = counts.entry(diagnostic.rule.code).or_default();
        *count = count.saturating_add(1);
    }
    let outcome = |(rule, run): (&&'static Rule, &Run)| match (run, counts.get(rule.code)) {
        (Run::Off, _) => Outcome::Off,
        (Run::Crashed, _) => Outcome::Crashed,
        (Run::Going, Some(count)) => Outcome::Found(*count),
        (Run::Going, None) => Outcome::Clean,
    };
    rules.iter().zip(runs).map(outcome).collect()
}

/// Whether the rule looks at such a message.
fn applies(rule: &Rule, cx: &MessageCx<'_>) -> bool {
    match rule.applies {
        Applies::Messages => true,
        Applies::Requests => cx.message().is_request(),
        Applies::Responses => cx.message().status().is_some(),
    }
}

/// Whether a finding is about bytes that were cut on their way here.
fn is_cut(cx: &TraceCx<'_>, d: &Diagnostic) -> bool {
    let message = cx.capture.get(d.at.message);
    message.is_some_and(|m| m.is_cut(d.at.span))
}

thread_local! {
    static AT_WORK: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// The code of the rule that is running in this thread: what to blame where a panic cannot be caught.
pub fn at_work() -> Option<&'static str> {
    AT_WORK.get()
}
