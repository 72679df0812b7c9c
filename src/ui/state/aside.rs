//! A text that was changed and then closed, or gave way to another: it can be brought back.

use super::{Banner, Effect, State, Step};
use std::rc::Rc;

/// A text as it was opened, and what was done to it.
#[derive(Clone, Debug)]
pub(super) struct Aside {
    name: String,
    original: Rc<Vec<u8>>,
    steps: Vec<Step>,
}

impl State {
    /// Keeps the text that is about to be closed, if anything was done to it.
    pub(super) fn set_aside(&mut self) {
        self.aside = (!self.steps.is_empty()).then(|| Aside {
            name: std::mem::take(&mut self.name),
            original: self.original.clone(),
            steps: std::mem::take(&mut self.steps),
        });
    }

    /// Says that there is a text to bring back.
    pub(super) fn offer_aside(&mut self) {
        self.banner = self.aside.as_ref().map(|aside| Banner {
            text: format!("{} was closed with what you changed in it.", aside.name),
            wrong: false,
            back: true,
        });
    }

    /// Opens the text set aside. What was done to it is done again once it is shown.
    pub(super) fn bring_back(&mut self) -> Vec<Effect> {
        let Some(aside) = self.aside.take() else {
            return Vec::new();
        };
        self.open_changed(aside.name, aside.original, aside.steps)
    }

    /// Does again what was done to a text that was brought back, so that it can be undone. How its lines end is said
    /// first: the editor knows nothing of it, and so has none of its places moved.
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let mut ends = None;
        let mut edits = Vec::new();
        for step in std::mem::take(&mut self.redone) {
            match step {
                Step::Edit(changes) => edits.push(Effect::Apply(changes)),
                Step::LineEnds(wanted) => ends = Some(wanted),
            }
        }
        let mut effects = ends.map_or_else(Vec::new, |ends| self.set_line_ends(ends));
        effects.extend(edits);
        effects
    }
}
