//! Edits of the text: by the user, by fixes, of its line ends. Another revision begins with each.

use super::{Effect, Phase, State, Step};
use crate::{
    report::{page::Change, v1::LineEnds},
    worker::protocol::Request,
};

impl Step {
    pub(super) fn request(self, revision: u32) -> Request {
        match self {
            Self::Edit(changes) => Request::Edit { revision, changes },
            Self::LineEnds(ends) => Request::LineEnds { revision, ends },
        }
    }
}

impl State {
    pub(super) fn edited(&mut self, changes: Vec<Change>) -> Vec<Effect> {
        if self.phase == Phase::Empty {
            self.phase = Phase::Open;
            self.shown = Some(0);
            "Untitled".clone_into(&mut self.name);
        }
        let before = self.lock();
        let more: usize = changes.iter().map(|change| change.insert.len()).sum();
        self.shown = self.shown.map(|length| length.saturating_add(more));
        let mut effects = self.step(Step::Edit(changes));
        effects.push(Effect::Rest(self.revision));
        if self.lock() != before {
            effects.push(Effect::Lock(true));
        }
        effects
    }

    pub(super) fn rested(&mut self, revision: u32) -> Vec<Effect> {
        if revision != self.revision {
            return Vec::new();
        }
        self.inspect()
    }

    pub(super) fn set_line_ends(&mut self, ends: LineEnds) -> Vec<Effect> {
        let mut effects = self.step(Step::LineEnds(ends));
        effects.extend(self.inspect());
        effects
    }

    /// Another revision of the text begins with a step, of which the worker is told if it has the text.
    fn step(&mut self, step: Step) -> Vec<Effect> {
        self.crashes = 0;
        self.job.waits = false;
        self.revision = self.revision.wrapping_add(1);
        self.steps.push(step.clone());
        if !self.job.given {
            return Vec::new();
        }
        vec![Effect::Send(step.request(self.revision))]
    }

    pub(super) fn fix(&mut self, finding: usize, fix: usize) -> Vec<Effect> {
        if let Some(lock) = self.lock() {
            self.say_locked(lock);
            return Vec::new();
        }
        let finding = self.overview.findings.get(finding);
        let fix = finding.and_then(|f| f.fixes.get(fix));
        match fix {
            Some(fix) if self.is_current() && fix.applies() => {
                vec![Effect::Apply(fix.changes.clone())]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn fix_all(&self) -> Vec<Effect> {
        if self.lock().is_some() {
            return Vec::new();
        }
        let revision = self.revision;
        vec![Effect::Send(Request::FixAll { revision })]
    }
}
