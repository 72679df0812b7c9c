//! What takes its time: how far it has come, and how it is stopped.

use super::{Banner, Effect, Engine, Lock, Phase, State};
use crate::text::{Progress, Stage};

/// What is being done that may take its time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Work {
    /// Nothing.
    #[default]
    Nothing,
    /// Files are read.
    Files,
    /// The worker puts files together.
    Joining,
    /// The worker inspects the text.
    Inspecting,
}

/// What is being done, and what the worker knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Job {
    pub(super) work: Work,
    progress: Option<Progress>,
    /// Whether the worker has the text.
    pub(super) given: bool,
    /// Whether the text is to be inspected again once the inspection under way is over.
    pub(super) held: bool,
    /// Whether the user stopped the inspection: there is another when it is asked for.
    pub(super) waits: bool,
}

impl State {
    /// How far something has come that takes so long that it should be seen.
    pub fn busy(&self) -> Option<Progress> {
        self.job.progress.filter(|_| self.job.work != Work::Nothing)
    }

    /// Whether the text as it is now is left uninspected, as the user wanted it.
    pub fn waits(&self) -> bool {
        self.job.waits
    }

    /// Work begins.
    pub(super) fn begin(&mut self, work: Work) {
        self.job.work = work;
        self.job.progress = None;
    }

    /// Nothing is being done any more.
    pub(super) fn end_work(&mut self) {
        self.begin(Work::Nothing);
    }

    /// What takes its time is not waited for: something else is wanted now.
    pub(super) fn abandon(&mut self) -> Vec<Effect> {
        match self.busy().map(|_| std::mem::take(&mut self.job.work)) {
            None | Some(Work::Nothing) => Vec::new(),
            Some(Work::Files) => vec![Effect::StopReading],
            Some(Work::Joining | Work::Inspecting) => self.restart(),
        }
    }

    /// So much of the files is read, in bytes.
    pub(super) fn files_read(&mut self, done: u32, total: u32) {
        self.job.work = Work::Files;
        let stage = Stage::Reading;
        self.job.progress = Some(Progress { stage, done, total });
    }

    /// The worker came so far.
    pub(super) fn came_so_far(&mut self, progress: Progress) {
        self.job.progress = Some(progress);
    }

    /// Leaves off with what is being done.
    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        match std::mem::take(&mut self.job.work) {
            Work::Nothing => Vec::new(),
            Work::Files => {
                self.tell("Stopped. Nothing was opened.");
                vec![Effect::StopReading]
            }
            Work::Joining => {
                self.tell("Stopped. Nothing was opened.");
                self.restart()
            }
            Work::Inspecting => self.stop_inspecting(),
        }
    }

    fn stop_inspecting(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.phase == Phase::Loading && self.shown.is_none() {
            let text = format!("Stopped. {} was not opened.", self.name);
            effects = self.close();
            self.tell(&text);
        } else if self.phase == Phase::Open {
            let text = "Stopped. Your text is kept; what is shown was found before it changed.";
            self.tell(text);
        } else {
            self.phase = Phase::Stopped;
            self.tell("Stopped. The text is as it was; nothing was inspected.");
        }
        self.job.waits = true;
        effects.extend(self.restart());
        effects
    }

    /// Says why the text is not edited, and what can be.
    pub(super) fn say_locked(&mut self, lock: Lock) {
        let what = lock.what();
        let text = format!("{what} is not edited here. Open the message alone and fix it there.");
        self.tell(&text);
    }

    fn tell(&mut self, text: &str) {
        self.banner = Some(Banner {
            text: text.to_owned(),
            wrong: false,
            back: false,
        });
    }

    /// Another worker is to take the place of this one, which is at work or lost.
    pub(super) fn restart(&mut self) -> Vec<Effect> {
        self.engine = Engine::Starting;
        self.job.given = false;
        self.job.held = false;
        self.end_work();
        vec![Effect::Restart]
    }

    /// Inspects the text, which the user left uninspected.
    pub(super) fn inspect_again(&mut self) -> Vec<Effect> {
        self.banner = None;
        self.job.waits = false;
        self.inspect()
    }
}
