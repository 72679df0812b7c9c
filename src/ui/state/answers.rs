//! What the worker's answers change, and what they want done.

use super::{Detail, Effect, Engine, Pane, Phase, State, Work};
use crate::{
    report::page::Overview,
    view::{findings, messages, tree},
    worker::protocol::Answer,
};
use std::rc::Rc;

impl State {
    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Ready { build } => self.ready(&build),
            Answer::Crashed { rule, reason } => self.crash(rule, &reason),
            // An answer to the opening comes before those to what was replayed after it.
            Answer::Opened { text, packets, .. }
                if self.phase == Phase::Loading && self.shown.is_none() =>
            {
                self.packets = packets;
                self.shown = Some(text.len());
                let mut effects = vec![Effect::SetText(text), Effect::Lock(self.lock().is_some())];
                effects.extend(self.redo());
                effects
            }
            Answer::Inspected { revision, overview } => self.inspected(revision, overview),
            Answer::Tokens { revision, tokens } if revision == self.revision => {
                vec![Effect::Colour(tokens)]
            }
            // A question left open would leave its card open: a late answer is an empty one.
            Answer::Hover {
                revision,
                ask,
                part,
            } => {
                let part = part.filter(|_| revision == self.revision);
                vec![Effect::Card(ask, part)]
            }
            Answer::Fixes { revision, changes }
                if revision == self.revision && !changes.is_empty() =>
            {
                vec![Effect::Apply(changes)]
            }
            Answer::Joined { name, bytes } => {
                self.end_work();
                self.open(name, bytes.0)
            }
            Answer::Exported { name, media, bytes } => {
                vec![Effect::Download { name, media, bytes }]
            }
            answer => {
                self.learn(answer);
                Vec::new()
            }
        }
    }

    /// What an answer tells that wants nothing done.
    fn learn(&mut self, answer: Answer) {
        match answer {
            Answer::Failed { reason } => self.engine = Engine::Failed(reason),
            Answer::Progress { progress } => self.came_so_far(progress),
            Answer::Detail {
                revision,
                message,
                tree,
                bytes,
            } if revision == self.revision => self.detail(Detail {
                message,
                tree,
                bytes: bytes.0,
            }),
            Answer::Verified { revision, checks } if revision == self.revision => {
                let checks = checks.into_iter().map(|check| (check.credentials, check));
                Rc::make_mut(&mut self.checks).extend(checks);
            }
            Answer::Rules { rules } => self.rules_listed(rules),
            Answer::Rule { page } => self.rule_opened(page),
            Answer::NotExported { reason } => self.warn(reason),
            _ => {}
        }
    }

    fn ready(&mut self, build: &str) -> Vec<Effect> {
        if build != env!("CARGO_PKG_VERSION") {
            let reason = "The files on the server do not belong together: reload the page.";
            self.engine = Engine::Failed(reason.to_owned());
            return Vec::new();
        }
        self.engine = Engine::Ready;
        if self.job.waits {
            return Vec::new();
        }
        self.replay()
    }

    fn inspected(&mut self, revision: u32, overview: Overview) -> Vec<Effect> {
        if self.job.work == Work::Inspecting {
            self.end_work();
        }
        let mut effects = Vec::new();
        if std::mem::take(&mut self.job.held) {
            effects = self.inspect();
        }
        if revision == self.revision {
            effects.extend(self.found(overview));
        }
        effects
    }

    fn found(&mut self, overview: Overview) -> Vec<Effect> {
        let first = matches!(self.phase, Phase::Loading | Phase::Stopped);
        self.crashes = 0;
        self.seen = self.revision;
        self.phase = Phase::Open;
        self.call = self.same_call(&overview);
        self.overview = Rc::new(overview);
        self.checks = Rc::default();
        if first && self.overview.messages.is_empty() {
            // Where there is room for one pane, it is the one that says so.
            self.pane = Pane::Messages;
        }
        let mut effects = vec![Effect::Mark(self.overview.clone())];
        effects.extend(self.colours());
        effects.extend(self.select_again(first));
        effects
    }

    /// The message at the caret, or the first one of a text that was just opened.
    fn select_again(&mut self, first: bool) -> Vec<Effect> {
        let rows = &self.overview.messages;
        let row = if first {
            rows.first()
        } else {
            let same = |id| rows.get(id as usize);
            messages::at(rows, self.caret).or_else(|| self.selection.message.and_then(same))
        };
        let Some(row) = row else {
            self.select(None, None, None);
            self.detail = None;
            return vec![Effect::MarkMessage(0, 0)];
        };
        let (id, place) = (row.id, (row.from, row.to));
        let finding = if first {
            None
        } else {
            findings::at(&self.overview.findings, self.caret)
        };
        self.select(Some(id), self.selection.part.clone(), finding);
        self.ask(id, place)
    }

    fn detail(&mut self, detail: Detail) {
        if self.selection.message != Some(detail.message) {
            return;
        }
        let stays = self.selection.part.is_none() && self.selection.finding.is_none();
        let row = self.overview.messages.get(detail.message as usize);
        let at_start = row.is_some_and(|row| row.from == self.caret);
        let part = if stays && at_start {
            None
        } else {
            tree::path_at(&detail.tree, self.caret)
        };
        self.detail = Some(Rc::new(detail));
        let (message, finding) = (self.selection.message, self.selection.finding);
        self.select(message, part, finding);
    }

    /// The worker is gone. Another one gets the same text, without the rule that was at work.
    pub(super) fn crash(&mut self, rule: Option<String>, reason: &str) -> Vec<Effect> {
        self.crashes = self.crashes.saturating_add(1);
        let what = rule.as_deref().map_or_else(
            || "The inspector crashed on this text".to_owned(),
            |rule| format!("Rule {rule} crashed on this text and is left out"),
        );
        self.warn(format!(
            "{what}: a bug of the inspector, not of your message. Your text is kept. ({reason})"
        ));
        self.without.extend(rule);
        self.restart()
    }
}
