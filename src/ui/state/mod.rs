//! What the page is in, what can happen to it, and what it then wants done: plain data and functions, tested
//! without a browser.

mod action;
mod answers;
mod aside;
mod choice;
mod drawing;
mod edits;
mod files;
mod rules;
mod update;
mod walk;
mod work;

#[cfg(test)]
mod tests;

pub use crate::worker::protocol::{Bytes, Form, Hidden as Secret, NamedFile};
pub use action::{Action, Effect, Theme, TreeWalk, Walk};
use aside::Aside;
pub use rules::{Grade, Grades, Rules, RulesAction, RulesView, grades_from};
use work::{Job, Work};

use crate::{
    report::{
        page::{Change, Check, Node, Overview},
        v1::{Call, LineEnds},
    },
    text::is_binary,
    view::{calls, findings::Filter, groups::Unfolded, ladder, tree::Path},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// The longest text that can be edited, in bytes: every edit has all of it inspected anew, which takes about a
/// second here.
const MOST_EDITED: usize = 4_000_000;

/// How the engine is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Its worker has not answered yet.
    #[default]
    Starting,
    /// It answers.
    Ready,
    /// It cannot start.
    Failed(String),
}

/// What is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing.
    #[default]
    Empty,
    /// A text that the engine reads for the first time.
    Loading,
    /// A text.
    Open,
    /// A text whose inspection the user stopped.
    Stopped,
}

/// The pane seen where there is room for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// Messages and authentication.
    Messages,
    /// The text.
    #[default]
    Source,
    /// The parts of a message.
    Inspector,
    /// What was found.
    Findings,
}

/// The tabs of the first pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The messages.
    #[default]
    Messages,
    /// Calls, registrations and others.
    Calls,
    /// Challenges and their answers.
    Auth,
}

/// What stands in the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Middle {
    /// The text.
    #[default]
    Source,
    /// The ladder.
    Ladder,
    /// The ladder as a table.
    Table,
    /// The bytes of the selected message.
    Bytes,
}

/// Why a text is read and not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// All of it is inspected anew after every edit, which would take too long.
    Large,
    /// It stands for packets, whose bytes are what they are.
    Packets,
}

impl Lock {
    /// What is not edited.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Large => "A text of more than 4 MB",
            Self::Packets => "A packet capture",
        }
    }

    /// Why, in few words.
    pub const fn why(self) -> &'static str {
        match self {
            Self::Large => "Read-only: more than 4 MB",
            Self::Packets => "Read-only: packets",
        }
    }
}

/// What is selected; the same everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// A message.
    pub message: Option<u32>,
    /// A part of it.
    pub part: Option<Path>,
    /// A finding.
    pub finding: Option<usize>,
}

/// The parts of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Its number.
    pub message: u32,
    /// Its parts.
    pub tree: Node,
    /// What was sent, byte for byte.
    pub bytes: Vec<u8>,
}

/// What the user should know, above everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// In a sentence or two.
    pub text: String,
    /// Whether it is about something that went wrong.
    pub wrong: bool,
    /// Whether the text set aside can be brought back.
    pub back: bool,
}

/// What was done to the text since it was opened, so that another worker can be given the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The user edited it.
    Edit(Vec<Change>),
    /// Its line ends were changed.
    LineEnds(LineEnds),
}

/// The page.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// How the engine is.
    pub engine: Engine,
    /// What is open.
    pub phase: Phase,
    /// What the text is called: a file's or a sample's name.
    pub name: String,
    /// Counts the states of the text.
    pub revision: u32,
    /// The revision [`Self::overview`] is about.
    pub seen: u32,
    /// What was found.
    pub overview: Rc<Overview>,
    /// The parts of the selected message.
    pub detail: Option<Rc<Detail>>,
    /// What credentials are worth with the secrets given since the last edit, by their number.
    pub checks: Rc<BTreeMap<u32, Check>>,
    /// What is selected.
    pub selection: Rc<Selection>,
    /// The parts of the selected message whose parts are shown.
    pub open: Rc<BTreeSet<Path>>,
    /// Where the caret is.
    pub caret: u32,
    /// Which findings are listed.
    pub filter: Filter,
    /// How many are drawn of each rule where there are many.
    pub unfolded: Rc<Unfolded>,
    /// What the messages listed have in common.
    pub words: Rc<str>,
    /// The call chosen: messages and ladder are those of it alone.
    pub call: Option<u32>,
    /// How the lanes of ladders are to be.
    pub lanes: Rc<ladder::Choice>,
    /// Which calls are listed.
    pub calls: Rc<calls::Filter>,
    /// What stands in the middle.
    pub middle: Middle,
    /// The tab of the first pane.
    pub tab: Tab,
    /// The pane seen where there is room for one.
    pub pane: Pane,
    /// What the user should know.
    pub banner: Option<Banner>,
    /// Light or dark.
    pub theme: Theme,
    /// Whether the help is open.
    pub help: bool,
    /// The rules' pages and grades.
    pub rules: Rc<Rules>,
    /// Whether something is dragged over the page.
    pub dragging: bool,
    /// The text as it was opened.
    original: Rc<Vec<u8>>,
    /// What was done to it since.
    steps: Vec<Step>,
    /// The text closed last, if anything was done to it.
    aside: Option<Aside>,
    /// What is to be done to a text that is brought back.
    redone: Vec<Step>,
    /// Rules that crashed the worker.
    without: Vec<String>,
    /// Crashes since the text was opened or last inspected well.
    crashes: u32,
    /// The stretch of the editor on the screen.
    viewport: (u32, u32),
    /// Whether the text was made of a packet capture.
    packets: bool,
    /// How long the text was that the editor was given, and what was put into it since; none as long as it
    /// shows no text.
    shown: Option<usize>,
    /// What is being done.
    job: Job,
}

impl State {
    /// A page in which nothing is open.
    pub fn new(theme: Theme) -> Self {
        Self {
            theme,
            words: Rc::from(""),
            ..Self::default()
        }
    }

    /// Whether what is shown is about the text as it is now.
    pub fn is_current(&self) -> bool {
        self.seen == self.revision
    }

    /// Why the text is read and not edited, where that is so.
    pub fn lock(&self) -> Option<Lock> {
        let large = self.shown.is_some_and(|length| length > MOST_EDITED);
        (self.packets.then_some(Lock::Packets)).or(large.then_some(Lock::Large))
    }

    /// Whether what was opened is neither text nor was read as anything else.
    pub fn is_binary(&self) -> bool {
        self.overview.ingest.formats.is_empty() && is_binary(&self.original)
    }

    /// The call chosen.
    pub fn chosen(&self) -> Option<&Call> {
        self.overview.calls.get(self.call? as usize)
    }

    /// The selected message, once the worker has told its parts.
    pub fn shown_detail(&self) -> Option<Rc<Detail>> {
        self.detail_of_selected().cloned()
    }

    /// The parts of the selected message.
    pub fn tree(&self) -> Option<&Node> {
        self.detail_of_selected().map(|detail| &detail.tree)
    }

    fn detail_of_selected(&self) -> Option<&Rc<Detail>> {
        let detail = self.detail.as_ref();
        detail.filter(|d| self.selection.message == Some(d.message))
    }
}
