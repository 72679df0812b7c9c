//! The call chosen, and moving along calls and the ladder.

use super::{Effect, State, Walk};
use crate::{
    report::page::Overview,
    view::{calls, ladder},
};

impl State {
    /// Chooses a call, and its first message unless one of it is selected already.
    pub(super) fn choose_call(&mut self, call: Option<u32>) -> Vec<Effect> {
        self.call = call;
        // What was typed to find a message among all of them would hide most of the call's.
        self.words = "".into();
        let Some(chosen) = self.chosen() else {
            self.call = None;
            return Vec::new();
        };
        let selected = self.selection.message;
        let inside = selected.is_some_and(|id| chosen.messages.contains(&id));
        match chosen.messages.first() {
            Some(first) if !inside => self.select_message(*first),
            _ => Vec::new(),
        }
    }

    pub(super) fn walk_calls(&mut self, walk: Walk) -> Vec<Effect> {
        let listed = calls::matching(&self.overview, &self.calls);
        let at = listed.iter().position(|call| Some(call.id) == self.call);
        let to = listed.get(walk.from(at, listed.len())).map(|call| call.id);
        to.map_or_else(Vec::new, |id| self.choose_call(Some(id)))
    }

    pub(super) fn walk_ladder(&mut self, walk: Walk) -> Vec<Effect> {
        let rows = ladder::order(&self.overview, self.chosen());
        let selected = self.selection.message;
        let at = rows.iter().position(|row| Some(row.id) == selected);
        let to = rows.get(walk.from(at, rows.len())).map(|row| row.id);
        to.map_or_else(Vec::new, |id| self.select_message(id))
    }

    /// The number that the call chosen has after an edit: the one of the same kind with its first Call-ID.
    pub(super) fn same_call(&self, overview: &Overview) -> Option<u32> {
        let chosen = self.chosen()?;
        let is_it = |call: &&crate::report::v1::Call| {
            call.kind == chosen.kind && call.call_ids.first() == chosen.call_ids.first()
        };
        let same = overview.calls.get(chosen.id as usize).filter(is_it);
        let call = same.or_else(|| overview.calls.iter().find(is_it));
        call.map(|call| call.id)
    }
}
