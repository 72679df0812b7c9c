//! Moving the selection with keys, and opening and closing parts.

use super::{Effect, State, TreeWalk, Walk};
use crate::view::{
    messages,
    tree::{self, Path},
};
use std::rc::Rc;

impl Walk {
    /// From row `at` (none is selected where it is `None`) of `count`.
    pub(super) fn from(self, at: Option<usize>, count: usize) -> usize {
        let last = count.saturating_sub(1);
        match (self, at) {
            (Self::First, _) | (Self::By(_), None) => 0,
            (Self::Last, _) => last,
            (Self::By(by), Some(at)) => at.saturating_add_signed(by).min(last),
        }
    }
}

impl State {
    pub(super) fn walk_messages(&mut self, walk: Walk) -> Vec<Effect> {
        let rows = messages::matching(&self.overview.messages, self.chosen(), &self.words);
        let selected = self.selection.message;
        let at = rows.iter().position(|row| Some(row.id) == selected);
        let to = rows.get(walk.from(at, rows.len())).map(|row| row.id);
        to.map_or_else(Vec::new, |id| self.select_message(id))
    }

    pub(super) fn walk_tree(&mut self, walk: TreeWalk) -> Vec<Effect> {
        let Some(root) = self.tree() else {
            return Vec::new();
        };
        let rows = tree::rows(root, &self.open);
        let selected = self.selection.part.as_ref();
        let at = rows.iter().position(|row| Some(&row.path) == selected);
        let row = at.and_then(|at| rows.get(at));
        let to = match (walk, row) {
            (TreeWalk::Rows(walk), _) => {
                rows.get(walk.from(at, rows.len())).map(|r| r.path.clone())
            }
            (TreeWalk::In, Some(row)) => match row.open {
                Some(true) => Some([row.path.as_slice(), &[0]].concat()),
                Some(false) => {
                    let path = row.path.clone();
                    self.toggle_part(&path);
                    return Vec::new();
                }
                None => None,
            },
            (TreeWalk::Out, Some(row)) => {
                if row.open == Some(true) {
                    let path = row.path.clone();
                    self.toggle_part(&path);
                    return Vec::new();
                }
                let above = row.path.split_last().map(|(_, above)| above.to_vec());
                above.filter(|path| !path.is_empty())
            }
            (TreeWalk::In | TreeWalk::Out, None) => None,
        };
        to.map_or_else(Vec::new, |path| self.select_part(path))
    }

    /// Shows a part's parts, or hides them; a selected one among them gives the selection to the part.
    pub(super) fn toggle_part(&mut self, path: &Path) {
        let open = Rc::make_mut(&mut self.open);
        if !open.remove(path) {
            open.insert(path.clone());
            return;
        }
        let part = self.selection.part.clone();
        if part.is_some_and(|part| part.len() > path.len() && part.starts_with(path)) {
            let (message, finding) = (self.selection.message, self.selection.finding);
            self.select(message, Some(path.clone()), finding);
        }
    }

    /// Opens everything above a part, so that it is seen.
    pub(super) fn open_above(&mut self, path: &[usize]) {
        if tree::above(path).any(|above| !self.open.contains(&above)) {
            Rc::make_mut(&mut self.open).extend(tree::above(path));
        }
    }
}
