//! The ladder: who sent what to whom, in order. One layout, from which the page, the terminal and every export draw.

mod geometry;
mod lanes;
mod mermaid;
mod svg;
mod text;

use super::calls;
use crate::report::{
    page::{Fate, Overview, Row},
    v1::Call,
};
use lanes::Shared;
use std::collections::HashMap;

pub use geometry::{Class, Geometry, HEAD, LINE, SHAFT, Stroke, TEXT, cut};
pub use lanes::{By, Change, Choice, Dropped, Lane, dropped};
pub use mermaid::mermaid;
pub use svg::{Svg, svg};
pub use text::text;

/// What a ladder can be kept as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// A picture.
    Svg,
    /// The same, of pixels.
    Png,
    /// A sequence diagram of Mermaid.
    Mermaid,
    /// Characters.
    Text,
}

/// A pause that is shown, in milliseconds.
const PAUSE: u32 = 2_000;

/// One line of the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A message.
    Arrow(Arrow),
    /// So many milliseconds in which nothing was sent.
    Pause(u32),
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Its number, from 0.
    pub message: u32,
    /// The lane it leaves.
    pub from: usize,
    /// The lane it reaches; the same where it stays in one place.
    pub to: usize,
    /// What it stands for.
    pub class: Class,
    /// Method, or status and reason phrase.
    pub label: String,
    /// Milliseconds since the first message of the ladder, where they are known.
    pub since_ms: Option<u32>,
    /// Its transaction.
    pub transaction: Option<u32>,
    /// The message it repeats.
    pub again: Option<u32>,
    /// What seems to have become of it.
    pub fate: Fate,
    /// Whether it describes a session.
    pub sdp: bool,
    /// Whether it carries a challenge or credentials.
    pub auth: bool,
    /// Whether its place among the others was worked out.
    pub placed: bool,
}

/// Lanes, and what goes between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// What it shows: a call's title.
    pub title: String,
    /// The lanes from the left.
    pub lanes: Vec<Lane>,
    /// From the first on.
    pub steps: Vec<Step>,
}

/// The messages of a call, or of everything, in the order of time.
pub fn order<'a>(overview: &'a Overview, call: Option<&'a Call>) -> Vec<&'a Row> {
    let mut rows: Vec<&Row> = match call {
        Some(call) => calls::messages(call, &overview.messages).collect(),
        None => overview.messages.iter().collect(),
    };
    rows.sort_by_key(|row| row.order);
    rows
}

/// The ladder of a call, or of everything, with the lanes as they were chosen to be.
pub fn layout(overview: &Overview, call: Option<&Call>, choice: &Choice) -> Ladder {
    Ladders::new(overview, choice).of(call)
}

/// The ladders of a trace.
pub struct Ladders<'a> {
    overview: &'a Overview,
    shared: Shared<'a>,
}

impl<'a> Ladders<'a> {
    /// Those of a trace with the lanes as they were chosen to be.
    pub fn new(overview: &'a Overview, choice: &'a Choice) -> Self {
        let shared = Shared::new(&overview.ends, choice);
        Self { overview, shared }
    }

    /// The ladder of a call, or of everything.
    pub fn of(&self, call: Option<&Call>) -> Ladder {
        let rows = order(self.overview, call);
        let met = rows.iter().flat_map(|row| [row.ends.0, row.ends.1]);
        let (lanes, places) = self.shared.lanes(met, &people(&rows, call));
        Ladder {
            title: call.map_or_else(|| "All messages".to_owned(), title),
            lanes,
            steps: steps(&rows, &places),
        }
    }
}

/// What the ladder of a call is called.
pub fn title(call: &Call) -> String {
    format!("{} · {}", calls::kind(call), calls::title(call))
}

/// The lines of some messages between lanes at these places, by their ends.
fn steps(rows: &[&Row], places: &HashMap<u32, usize>) -> Vec<Step> {
    let start = rows.iter().find_map(|row| row.since_ms);
    let mut steps = Vec::new();
    let mut before = None;
    for row in rows {
        let since = |then: Option<u32>| Some(row.since_ms?.saturating_sub(then?));
        if let Some(pause) = since(before).filter(|pause| *pause >= PAUSE) {
            steps.push(Step::Pause(pause));
        }
        before = row.since_ms.or(before);
        let lane = |end| places.get(&end).copied().unwrap_or_default();
        steps.push(Step::Arrow(Arrow {
            message: row.id,
            from: lane(row.ends.0),
            to: lane(row.ends.1),
            class: Class::of(row.status),
            label: label(row),
            since_ms: since(start),
            transaction: row.transaction,
            again: row.again,
            fate: row.fate,
            sdp: row.sdp,
            auth: row.auth,
            placed: row.order_inferred,
        }));
    }
    steps
}

fn label(row: &Row) -> String {
    match row.status {
        Some(status) => format!("{status} {}", row.summary).trim_end().to_owned(),
        None if row.method.is_empty() => "?".to_owned(),
        None => row.method.clone(),
    }
}

/// Who sits at an end, as the call tells: the first party where its first request came from, the second where its
/// first answer came from, that of a proxy's own 100 apart.
fn people<'a>(rows: &[&Row], call: Option<&'a Call>) -> HashMap<u32, &'a str> {
    let caller = rows.iter().find(|row| row.status.is_none());
    let answers = |row: &&&Row| row.status.is_some_and(|s| (101..300).contains(&s));
    let answerer = rows.iter().find(answers);
    let ends = [caller, answerer].map(|row| row.map(|row| row.ends.0));
    let parties = call.into_iter().flat_map(|call| &call.parties);
    let mut people = HashMap::new();
    for (end, party) in ends.into_iter().zip(parties) {
        if let Some(end) = end.filter(|_| !party.name.is_empty()) {
            people.entry(end).or_insert(party.name.as_str());
        }
    }
    people
}

impl Ladder {
    /// The arrows from the first on.
    pub fn arrows(&self) -> impl Iterator<Item = &Arrow> {
        self.steps.iter().filter_map(|step| match step {
            Step::Arrow(arrow) => Some(arrow),
            Step::Pause(_) => None,
        })
    }

    /// The arrow on a line; `None` where there is none.
    pub fn arrow(&self, line: usize) -> Option<&Arrow> {
        match self.steps.get(line)? {
            Step::Arrow(arrow) => Some(arrow),
            Step::Pause(_) => None,
        }
    }

    /// The line on which a message stands.
    pub fn line_of(&self, message: u32) -> Option<usize> {
        let is = |step: &Step| matches!(step, Step::Arrow(arrow) if arrow.message == message);
        self.steps.iter().position(is)
    }

    /// The first and the last line of a transaction.
    pub fn lines_of(&self, transaction: u32) -> Option<(usize, usize)> {
        let is = |step: &Step| matches!(step, Step::Arrow(arrow) if arrow.transaction == Some(transaction));
        let first = self.steps.iter().position(is)?;
        Some((first, self.steps.iter().rposition(is)?))
    }

    /// The name of a lane.
    pub fn name(&self, lane: usize) -> &str {
        self.lanes.get(lane).map_or("", |lane| &lane.name)
    }

    /// Whether it is known when its messages were seen.
    pub fn is_timed(&self) -> bool {
        self.arrows().any(|arrow| arrow.since_ms.is_some())
    }

    /// What an arrow says in words.
    pub fn words(&self, arrow: &Arrow) -> String {
        let mut words = format!(
            "message {}: {}, {} to {}",
            arrow.message.saturating_add(1),
            arrow.label,
            self.name(arrow.from),
            self.name(arrow.to)
        );
        for mark in arrow.marks() {
            words.push_str(", ");
            words.push_str(&mark);
        }
        if let Some(since) = arrow.since_ms.filter(|ms| *ms > 0) {
            words.push_str(", after ");
            words.push_str(&calls::duration(since));
        }
        words
    }
}

impl Arrow {
    /// The label with its marks behind it.
    fn marked(&self) -> String {
        match self.marks().join(", ") {
            marks if marks.is_empty() => self.label.clone(),
            marks => format!("{} ({marks})", self.label),
        }
    }

    /// What it carries besides, and what is known of its way.
    pub fn marks(&self) -> Vec<String> {
        let fate = match self.fate {
            Fate::Arrived => None,
            Fate::Lost => Some("lost?"),
            Fate::Unanswered => Some("no answer"),
        };
        let again = self
            .again
            .map(|of| format!("repeats {}", of.saturating_add(1)));
        let marks = [
            self.sdp.then_some("SDP"),
            self.auth.then_some("auth"),
            fate,
            self.placed.then_some("place inferred"),
        ];
        let marks = marks.into_iter().flatten().map(str::to_owned);
        marks.chain(again).collect()
    }
}

/// Seconds since the first message, as the column of times has them.
pub fn clock(ms: u32) -> String {
    format!("{}.{:03} s", ms / 1000, ms % 1000)
}

/// What stands between two lines far apart in time.
pub fn later(ms: u32) -> String {
    format!("{} later", calls::duration(ms))
}

#[cfg(test)]
mod tests;
