//! Runs rules over a trace.

use std::{
    cell::{Cell, OnceCell},
    cmp::Reverse,
    collections::BTreeMap,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
};

use super::{Applies, Check, Diagnostic, Locus, MessageCx, Outcome, Rule, Severity, TraceCx};
use crate::{
    digest::Secret,
    ingest::{Capture, MessageId},
    syntax::SyntaxFault,
    text::{Span, Stage, Watch},
    trace::Trace,
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

/// A trace on its way through the rules.
#[derive(Debug)]
pub struct Case<'a> {
    /// The messages.
    pub capture: &'a mut Capture,
    /// How they belong together.
    pub trace: &'a Trace,
    /// The secrets at hand to check digest responses with.
    pub secrets: &'a [Secret],
    /// Whether the messages keep what rules read of them. A trace of very many would be several times its
    /// size.
    pub keep: bool,
}

impl Case<'_> {
    /// What rules see of it.
    fn cx(&self) -> TraceCx<'_> {
        TraceCx {
            capture: self.capture,
            trace: self.trace,
            secrets: self.secrets,
        }
    }

    /// Some of its messages are not looked at for a while.
    fn leave(&mut self, messages: Range<usize>) {
        if !self.keep {
            self.capture.forget(messages);
        }
    }
}

/// Runs `rules` over the trace: those that look at messages in one walk, a few messages at a time, then
/// those that look at the whole. Findings come by message, then by place, errors first. A rule that
/// panics is stopped and said to have crashed; the others go on.
pub fn run(
    case: &mut Case<'_>,
    rules: &[&'static Rule],
    selection: &Selection,
    watch: Watch<'_>,
) -> (Vec<Diagnostic>, Vec<Outcome>) {
    let mut walk = Walk::new(rules, selection);
    let count = case.capture.messages.len();
    for batch in batches(count) {
        walk.messages(&case.cx(), batch.clone());
        watch.tell(Stage::Judging, batch.end, count);
        case.leave(batch);
    }
    for batch in batches(rules.len()) {
        walk.whole(&case.cx(), batch);
        case.leave(0..count);
    }
    walk.end(&case.cx(), selection)
}

/// How many messages a rule looks at before the next rule does: enough that its code is fetched
/// once for several, few enough that they are still at hand when the next one comes. As many rules look at the
/// whole before what they read is forgotten: what few of them read is little, and is not read often.
const BATCH: usize = 16;

/// The numbers below `count`, [`BATCH`] at a time.
fn batches(count: usize) -> impl Iterator<Item = Range<usize>> {
    let starts = (0..count).step_by(BATCH);
    starts.map(move |first| first..first.saturating_add(BATCH).min(count))
}

/// Rules on their way over a trace, and what they found so far.
struct Walk {
    rules: Vec<(&'static Rule, Run)>,
    found: Vec<Diagnostic>,
}

impl Walk {
    fn new(rules: &[&'static Rule], selection: &Selection) -> Self {
        let start = |rule: &&'static Rule| {
            let run = if selection.wants(rule) {
                Run::Going
            } else {
                Run::Off
            };
            (*rule, run)
        };
        Self {
            rules: rules.iter().map(start).collect(),
            found: Vec::new(),
        }
    }

    /// Lets the rules that look at single messages look at some.
    fn messages(&mut self, cx: &TraceCx<'_>, some: Range<usize>) {
        let batch: Vec<_> = cx.messages_in(some).map(Judged::new).collect();
        for (rule, run) in &mut self.rules {
            run.guarded(rule, &mut self.found, |lint| {
                for message in &batch {
                    message.judge(rule, lint);
                }
            });
        }
    }

    /// Lets those of some rules that look at the whole trace look at it.
    fn whole(&mut self, cx: &TraceCx<'_>, some: Range<usize>) {
        for (rule, run) in self.rules.get_mut(some).unwrap_or_default() {
            if let Check::Trace(check) = rule.check {
                run.guarded(rule, &mut self.found, |lint| check(cx, lint));
            }
        }
    }

    /// What they found, in order, and what became of each.
    fn end(mut self, cx: &TraceCx<'_>, selection: &Selection) -> (Vec<Diagnostic>, Vec<Outcome>) {
        self.found.retain(|d| !is_cut(cx, d));
        self.found.sort_by_cached_key(|d| {
            let severity = selection.grade(d.rule);
            let place = (d.at.message, d.at.span.start);
            (place, Reverse(severity), d.rule.code)
        });
        let outcomes = outcomes(&self.rules, &self.found);
        (self.found, outcomes)
    }
}

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
fn outcomes(rules: &[(&'static Rule, Run)], found: &[Diagnostic]) -> Vec<Outcome> {
    let mut counts = BTreeMap::<_, u32>::new();
    for diagnostic in found {
        let count = counts.entry(diagnostic.rule.code).or_default();
        *count = count.saturating_add(1);
    }
    let outcome = |(rule, run): &(&'static Rule, Run)| match (run, counts.get(rule.code)) {
        (Run::Off, _) => Outcome::Off,
        (Run::Crashed, _) => Outcome::Crashed,
        (Run::Going, Some(count)) => Outcome::Found(*count),
        (Run::Going, None) => Outcome::Clean,
    };
    rules.iter().map(outcome).collect()
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
