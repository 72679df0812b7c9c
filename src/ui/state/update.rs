//! What each action of the user changes, and what it wants done.

use super::{
    Action, Banner, Effect, Engine, Middle, Pane, Phase, RulesView, Selection, State, Step, Theme,
    Work,
};
use crate::{
    view::{findings, findings::Scope, messages, tree, tree::Path},
    worker::protocol::{Bytes, Hidden, Request},
};
use std::rc::Rc;

/// How often a text may crash the engine before it is left alone until the next edit.
const PATIENCE: u32 = 2;

impl State {
    /// Does `action`.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Answer(answer) => self.answer(answer),
            Action::WorkerLost(reason) => self.crash(None, &reason),
            Action::Open { name, bytes } => self.open(name, bytes),
            Action::OpenFiles(files) => self.open_files(files),
            Action::Cancel => self.cancel(),
            Action::Inspect => self.inspect_again(),
            Action::Export(form) => self.export(form),
            Action::OpenPart => self.open_part(),
            Action::Rules(action) => self.rules_action(action),
            Action::Close => self.close(),
            Action::BringBack => self.bring_back(),
            Action::Edited(changes) => self.edited(changes),
            Action::Rested(revision) => self.rested(revision),
            Action::Caret(at) => self.caret(at),
            Action::Viewport(from, to) => self.view(from, to),
            Action::Hover { ask, at } => self.hover(ask, at),
            Action::SelectMessage(id) => self.show_message(id),
            Action::WalkMessages(walk) => self.walk_messages(walk),
            Action::WalkLadder(walk) => self.walk_ladder(walk),
            Action::Draw(drawing) => self.draw(drawing),
            Action::ChooseCall(call) => self.choose_call(call),
            Action::WalkCalls(walk) => self.walk_calls(walk),
            Action::WalkTree(walk) => self.walk_tree(walk),
            Action::SelectPart(path) => self.select_part(path),
            Action::SelectByte(at) => self.select_byte(at),
            Action::SelectFinding(number) => self.select_finding(number),
            Action::Show { from, to } => self.show(from, to),
            Action::Fix { finding, fix } => self.fix(finding, fix),
            Action::FixAll => self.fix_all(),
            Action::Verify {
                credentials,
                ha1,
                secret,
            } => self.verify(credentials, ha1, secret),
            Action::SetLineEnds(ends) => self.set_line_ends(ends),
            Action::SetTheme(theme) => self.set_theme(theme),
            other => {
                self.set(other);
                Vec::new()
            }
        }
    }

    /// Does what changes the page alone.
    fn set(&mut self, action: Action) {
        match action {
            Action::SetCalls(filter) => self.calls = Rc::new(filter),
            Action::SetMiddle(middle) => self.middle = middle,
            Action::Lanes(change) => self.change_lanes(&change),
            Action::TogglePart(path) => self.toggle_part(&path),
            Action::FilesRead { done, total } => self.files_read(done, total),
            Action::Unreadable(reason) => self.unreadable(reason),
            Action::SetScope(scope) => self.filter.scope = scope,
            Action::ToggleSeverity(severity) => self.filter = self.filter.toggled(severity),
            Action::MoreFindings(code) => Rc::make_mut(&mut self.unfolded).more(code),
            Action::SetWords(words) => self.words = words.into(),
            Action::SetTab(tab) => self.tab = tab,
            Action::SetPane(pane) => self.pane = pane,
            Action::SetHelp(open) => self.help = open,
            Action::Dismiss => self.dismiss(),
            Action::Drag(over) => self.dragging = over,
            _ => {}
        }
    }

    fn view(&mut self, from: u32, to: u32) -> Vec<Effect> {
        self.viewport = (from, to);
        self.colours()
    }

    fn hover(&self, ask: u32, at: u32) -> Vec<Effect> {
        let revision = self.revision;
        vec![Effect::Send(Request::Hover { revision, ask, at })]
    }

    fn verify(&self, credentials: u32, ha1: bool, secret: Hidden) -> Vec<Effect> {
        vec![Effect::Send(Request::Verify {
            revision: self.revision,
            credentials,
            ha1,
            secret,
        })]
    }

    fn set_theme(&mut self, theme: Theme) -> Vec<Effect> {
        self.theme = theme;
        vec![Effect::Wear(theme)]
    }

    fn unreadable(&mut self, reason: String) {
        if self.job.work == Work::Files {
            self.end_work();
        }
        self.warn(reason);
    }

    /// Takes the banner away, and with it what it offers.
    fn dismiss(&mut self) {
        if self.banner.take().is_some_and(|banner| banner.back) {
            self.aside = None;
        }
    }

    pub(super) fn warn(&mut self, text: String) {
        self.banner = Some(Banner {
            text,
            wrong: true,
            back: false,
        });
    }

    pub(super) fn open(&mut self, name: String, bytes: Vec<u8>) -> Vec<Effect> {
        if u32::try_from(bytes.len()).is_err() {
            self.warn(format!("{name} is larger than 4 GB."));
            return Vec::new();
        }
        self.open_changed(name, Rc::new(bytes), Vec::new())
    }

    /// Opens a text to which something is to be done once it is shown.
    pub(super) fn open_changed(
        &mut self,
        name: String,
        original: Rc<Vec<u8>>,
        changes: Vec<Step>,
    ) -> Vec<Effect> {
        let mut effects = self.abandon();
        self.forget();
        self.offer_aside();
        self.redone = changes;
        self.dragging = false;
        self.help = false;
        self.rules_mut().view = RulesView::Closed;
        self.phase = Phase::Loading;
        self.pane = Pane::Source;
        self.name = name;
        self.original = original;
        effects.extend(self.replay());
        effects
    }

    pub(super) fn close(&mut self) -> Vec<Effect> {
        let mut effects = self.abandon();
        self.forget();
        self.offer_aside();
        self.phase = Phase::Empty;
        self.original = Rc::default();
        effects.push(Effect::SetText(String::new()));
        effects.push(Effect::Lock(false));
        effects.push(Effect::Mark(Rc::default()));
        effects.extend(self.replay());
        effects
    }

    /// Everything that was about the text that was open.
    fn forget(&mut self) {
        self.set_aside();
        self.overview = Rc::default();
        self.detail = None;
        self.checks = Rc::default();
        self.selection = Rc::default();
        self.caret = 0;
        self.words = Rc::from("");
        self.call = None;
        self.calls = Rc::default();
        self.lanes = Rc::default();
        self.middle = Middle::Source;
        self.filter.scope = Scope::All;
        self.unfolded = Rc::default();
        self.banner = None;
        self.name = String::new();
        self.steps.clear();
        self.redone.clear();
        self.without.clear();
        self.crashes = 0;
        self.shown = None;
        self.packets = false;
        self.job.waits = false;
    }

    /// Gives the worker the text as it was opened and what was done to it since.
    pub(super) fn replay(&mut self) -> Vec<Effect> {
        self.revision = self.revision.wrapping_add(1);
        let mut effects = Vec::new();
        if self.engine != Engine::Ready {
            return effects;
        }
        self.job.given = true;
        let bytes = Bytes(self.original.to_vec());
        let mut revision = self.revision;
        effects.push(Effect::Send(Request::Open { revision, bytes }));
        for step in &self.steps {
            revision = revision.wrapping_add(1);
            effects.push(Effect::Send(step.clone().request(revision)));
        }
        self.revision = revision;
        effects.extend(self.inspect());
        effects
    }

    /// Has the text inspected as it is now; where it is being inspected as it was, after that.
    pub(super) fn inspect(&mut self) -> Vec<Effect> {
        let given_up = self.crashes > PATIENCE || self.job.waits;
        if self.phase == Phase::Empty || given_up || !self.redone.is_empty() {
            return Vec::new();
        }
        if !self.job.given {
            return self.replay();
        }
        if self.job.work == Work::Inspecting {
            self.job.held = true;
            return Vec::new();
        }
        self.begin(Work::Inspecting);
        vec![Effect::Send(Request::Inspect {
            revision: self.revision,
            without: self.without.clone(),
            regrade: self.rules.regrade(),
        })]
    }

    fn caret(&mut self, at: u32) -> Vec<Effect> {
        self.caret = at;
        if !self.is_current() {
            return Vec::new();
        }
        let Some(row) = messages::at(&self.overview.messages, at) else {
            return Vec::new();
        };
        let (id, place) = (row.id, (row.from, row.to));
        let finding = findings::at(&self.overview.findings, at);
        if self.selection.message == Some(id) {
            let part = self.tree().and_then(|tree| tree::path_at(tree, at));
            self.select(Some(id), part, finding);
            return Vec::new();
        }
        self.select(Some(id), None, finding);
        self.ask(id, place)
    }

    /// Selects a message that was pointed at, and shows it where there is room for one pane.
    fn show_message(&mut self, id: u32) -> Vec<Effect> {
        self.pane = Pane::Source;
        self.select_message(id)
    }

    pub(super) fn select_message(&mut self, id: u32) -> Vec<Effect> {
        let Some(row) = self.overview.messages.get(id as usize) else {
            return Vec::new();
        };
        let (from, to) = (row.from, row.to);
        self.caret = from;
        self.select(Some(id), None, None);
        let mut effects = vec![Effect::Reveal { from, to: from }];
        effects.extend(self.ask(id, (from, to)));
        effects
    }

    fn select_byte(&mut self, at: u32) -> Vec<Effect> {
        let path = self.tree().and_then(|tree| tree::path_at_byte(tree, at));
        path.map_or_else(Vec::new, |path| self.select_part(path))
    }

    pub(super) fn select_part(&mut self, path: Path) -> Vec<Effect> {
        let Some(node) = self.tree().and_then(|tree| tree::node(tree, &path)) else {
            return Vec::new();
        };
        let (from, to) = (node.from, node.to);
        let inside = findings::within(&self.overview.findings, from, to);
        let finding = inside.map(|(number, _)| number).next();
        self.caret = from;
        self.select(self.selection.message, Some(path), finding);
        vec![Effect::Reveal { from, to }]
    }

    fn select_finding(&mut self, number: usize) -> Vec<Effect> {
        let Some(finding) = self.overview.findings.get(number) else {
            return Vec::new();
        };
        let (from, to, id) = (finding.from, finding.to, finding.message_id);
        let mut effects = self.go(id, from);
        self.pane = Pane::Source;
        self.middle = Middle::Source;
        self.select(Some(id), self.selection.part.clone(), Some(number));
        effects.push(Effect::Reveal { from, to });
        effects
    }

    fn show(&mut self, from: u32, to: u32) -> Vec<Effect> {
        let row = messages::at(&self.overview.messages, from);
        let mut effects = row
            .map(|row| row.id)
            .map_or_else(Vec::new, |id| self.go(id, from));
        self.pane = Pane::Source;
        self.middle = Middle::Source;
        effects.push(Effect::Reveal { from, to });
        effects
    }

    /// Selects what stands at a place of a message.
    fn go(&mut self, id: u32, at: u32) -> Vec<Effect> {
        self.caret = at;
        if self.selection.message == Some(id) {
            let part = self.tree().and_then(|tree| tree::path_at(tree, at));
            self.select(Some(id), part, self.selection.finding);
            return Vec::new();
        }
        self.select(Some(id), None, None);
        let row = self.overview.messages.get(id as usize);
        let place = row.map_or((0, 0), |row| (row.from, row.to));
        self.ask(id, place)
    }

    pub(super) fn select(
        &mut self,
        message: Option<u32>,
        part: Option<Path>,
        finding: Option<usize>,
    ) {
        if message != self.selection.message {
            self.open = Rc::default();
        }
        self.open_above(part.as_deref().unwrap_or_default());
        let selection = Selection {
            message,
            part,
            finding,
        };
        if *self.selection != selection {
            self.selection = Rc::new(selection);
        }
    }

    /// Asks for the parts of a message, and marks it.
    pub(super) fn ask(&self, message: u32, (from, to): (u32, u32)) -> Vec<Effect> {
        let revision = self.revision;
        vec![
            Effect::MarkMessage(from, to),
            Effect::Send(Request::Detail { revision, message }),
        ]
    }

    /// Asks for the colours of what is on the screen.
    pub(super) fn colours(&self) -> Vec<Effect> {
        let ((from, to), revision) = (self.viewport, self.revision);
        if !self.is_current() || self.phase == Phase::Empty {
            return Vec::new();
        }
        vec![Effect::Send(Request::Tokens { revision, from, to })]
    }
}
