//! What can happen to the page, and what it can want done.

use super::{Middle, Pane, RulesAction, Tab};
use crate::{
    report::{
        page::{Change, Node, Overview, Tokens},
        v1::{LineEnds, Severity},
    },
    view::{
        calls,
        findings::Scope,
        ladder::{self, Svg},
        tree::Path,
    },
    worker::protocol::{Answer, Bytes, Form, Hidden, NamedFile, Request},
};
use std::rc::Rc;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name.
    pub fn named(name: &str) -> Self {
        let all = [Self::Light, Self::Dark];
        all.into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or_default()
    }
}

/// A step in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// So many rows on, or back.
    By(isize),
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Walk {
    /// What a key means in a list, where a page is so many rows.
    pub fn by_key(key: &str, page: isize) -> Option<Self> {
        match key {
            "ArrowDown" => Some(Self::By(1)),
            "ArrowUp" => Some(Self::By(-1)),
            "PageDown" => Some(Self::By(page)),
            "PageUp" => Some(Self::By(page.saturating_neg())),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }
}

/// A step in the tree, as the ARIA practices have the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeWalk {
    /// Along the rows in sight.
    Rows(Walk),
    /// Opens a part, or goes to its first.
    In,
    /// Closes a part, or goes to the one that holds it.
    Out,
}

/// What can happen.
#[allow(
    clippy::large_enum_variant,
    reason = "one at a time, and at once reduced"
)]
#[derive(Clone, Debug)]
pub enum Action {
    /// The worker said something.
    Answer(Answer),
    /// The worker ended without a word.
    WorkerLost(String),
    /// A text is to be opened.
    Open {
        /// What it is called.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Files are to be opened, as one text where there are several.
    OpenFiles(Vec<NamedFile>),
    /// So much of the files to be opened is read.
    FilesRead {
        /// In bytes.
        done: u32,
        /// Of all of them.
        total: u32,
    },
    /// What takes its time is to be left off.
    Cancel,
    /// The text is to be inspected, which the user stopped.
    Inspect,
    /// A file could not be read.
    Unreadable(String),
    /// The text is to be kept in a form for other tools.
    Export(Form),
    /// The call chosen, or else the message selected, is to be opened as a text of its own.
    OpenPart,
    /// Something about the rules.
    Rules(RulesAction),
    /// The text is to be closed.
    Close,
    /// The text closed last, which was changed, is to be opened again with its changes.
    BringBack,
    /// The user edited the text.
    Edited(Vec<Change>),
    /// The user has not typed for a moment.
    Rested(u32),
    /// The caret moved.
    Caret(u32),
    /// Another stretch of the editor is on the screen.
    Viewport(u32, u32),
    /// The mouse rests on a place of the editor.
    Hover {
        /// The question's number.
        ask: u32,
        /// The place.
        at: u32,
    },
    /// A message is chosen.
    SelectMessage(u32),
    /// The selection moves along the messages listed. Keys say where to go, not where that is: they may come
    /// faster than the page is drawn.
    WalkMessages(Walk),
    /// The selection moves along the ladder.
    WalkLadder(Walk),
    /// The lanes of ladders are to be otherwise.
    Lanes(ladder::Change),
    /// The ladder is to be kept.
    Draw(ladder::Drawing),
    /// A call is chosen, or none any more.
    ChooseCall(Option<u32>),
    /// The choice moves along the calls listed.
    WalkCalls(Walk),
    /// Other calls are to be listed.
    SetCalls(calls::Filter),
    /// Something else is to stand in the middle.
    SetMiddle(Middle),
    /// The selection moves in the tree.
    WalkTree(TreeWalk),
    /// A part's parts are to be shown or hidden.
    TogglePart(Path),
    /// A part of the selected message is chosen.
    SelectPart(Path),
    /// A byte of the selected message is chosen.
    SelectByte(u32),
    /// A finding is chosen.
    SelectFinding(usize),
    /// More findings of the rule of this code are to be drawn.
    MoreFindings(String),
    /// A place of the text is chosen.
    Show {
        /// Where it starts in the editor.
        from: u32,
        /// Where it ends.
        to: u32,
    },
    /// A fix of a finding is to be applied.
    Fix {
        /// The finding.
        finding: usize,
        /// The fix.
        fix: usize,
    },
    /// Every safe fix is to be applied.
    FixAll,
    /// Credentials are to be checked with a secret.
    Verify {
        /// The credentials.
        credentials: u32,
        /// Whether the secret is an HA1.
        ha1: bool,
        /// The secret.
        secret: Hidden,
    },
    /// Other line ends are wanted.
    SetLineEnds(LineEnds),
    /// Findings of all messages or of the selected one.
    SetScope(Scope),
    /// Findings of one severity are to be shown or hidden.
    ToggleSeverity(Severity),
    /// Other messages are to be listed.
    SetWords(String),
    /// Another tab.
    SetTab(Tab),
    /// Another pane.
    SetPane(Pane),
    /// Another theme.
    SetTheme(Theme),
    /// The help is to be opened or closed.
    SetHelp(bool),
    /// The banner was read.
    Dismiss,
    /// Something is dragged over the page, or no longer.
    Drag(bool),
}

/// What the page wants done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Say this to the worker.
    Send(Request),
    /// Put another worker in the place of this one.
    Restart,
    /// Read no further in the files.
    StopReading,
    /// Say [`Action::Rested`] with this revision after a moment.
    Rest(u32),
    /// Put this text into the editor, its history forgotten.
    SetText(String),
    /// Let the text be read and not be edited, or be edited again.
    Lock(bool),
    /// Edit the text as one step that can be undone.
    Apply(Vec<Change>),
    /// Show and select this stretch.
    Reveal {
        /// Where it starts.
        from: u32,
        /// Where it ends.
        to: u32,
    },
    /// Mark these findings.
    Mark(Rc<Overview>),
    /// Mark the selected message.
    MarkMessage(u32, u32),
    /// Colour a stretch.
    Colour(Tokens),
    /// Answer a question about a place.
    Card(u32, Option<Node>),
    /// Wear this theme and remember it.
    Wear(Theme),
    /// Remember how rules are graded.
    RememberGrades(String),
    /// Offer a picture of pixels to keep.
    Paint {
        /// Its name.
        name: String,
        /// What it shows.
        svg: Svg,
        /// How many pixels go along one of that.
        scale: u32,
    },
    /// Offer a file to keep.
    Download {
        /// Its name.
        name: String,
        /// Its media type.
        media: String,
        /// What is in it.
        bytes: Bytes,
    },
}
