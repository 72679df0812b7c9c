//! The page's ladder, from the rows of its list: lanes, arrows and pauses, and where they are drawn.

use super::calls;
use crate::report::{
    page::{Overview, Row},
    v1::Call,
};
use std::collections::HashMap;

/// A pause that is shown, in milliseconds.
const PAUSE: u32 = 2_000;

/// What an arrow stands for: each has a colour, a dash and a head of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A request.
    Request,
    /// 1xx.
    Provisional,
    /// 2xx.
    Success,
    /// 3xx.
    Redirection,
    /// 4xx to 6xx.
    Failure,
}

impl Class {
    /// Each of them.
    pub const ALL: [Self; 5] = [
        Self::Request,
        Self::Provisional,
        Self::Success,
        Self::Redirection,
        Self::Failure,
    ];

    /// The class of a message with this status, or of a request.
    pub const fn of(status: Option<u16>) -> Self {
        match status {
            None => Self::Request,
            Some(..200) => Self::Provisional,
            Some(200..300) => Self::Success,
            Some(300..400) => Self::Redirection,
            Some(400..) => Self::Failure,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Provisional => "provisional",
            Self::Success => "success",
            Self::Redirection => "redirection",
            Self::Failure => "failure",
        }
    }

    /// Lengths of dash and gap; empty for a solid line.
    pub const fn dash(self) -> &'static str {
        match self {
            Self::Request | Self::Success => "",
            Self::Provisional => "2 4",
            Self::Redirection => "10 4",
            Self::Failure => "6 3",
        }
    }
}

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
    /// Its number.
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
    /// The message it repeats.
    pub again: Option<u32>,
    /// Whether it describes a session.
    pub sdp: bool,
    /// Whether it carries a challenge or credentials.
    pub auth: bool,
}

/// Lanes, and what goes between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// What the lanes are called, from the left.
    pub lanes: Vec<String>,
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

/// The ladder of a call, or of everything. Lanes stand in the order in which they are first met.
pub fn layout(overview: &Overview, call: Option<&Call>) -> Ladder {
    let rows = order(overview, call);
    let start = rows.iter().find_map(|row| row.since_ms);
    let mut ladder = Ladder::default();
    let mut lanes = HashMap::new();
    let mut before = None;
    for row in rows {
        let pause = row
            .since_ms
            .zip(before)
            .map(|(now, then)| now.saturating_sub(then));
        if let Some(pause) = pause.filter(|p| *p >= PAUSE) {
            ladder.steps.push(Step::Pause(pause));
        }
        before = row.since_ms.or(before);
        let mut lane = |number: u32| {
            *lanes.entry(number).or_insert_with(|| {
                let name = overview.lanes.get(number as usize);
                ladder.lanes.push(name.cloned().unwrap_or_default());
                ladder.lanes.len().saturating_sub(1)
            })
        };
        let (from, to) = (lane(row.ends.0), lane(row.ends.1));
        ladder.steps.push(Step::Arrow(Arrow {
            message: row.id,
            from,
            to,
            class: Class::of(row.status),
            label: label(row),
            since_ms: row
                .since_ms
                .zip(start)
                .map(|(now, start)| now.saturating_sub(start)),
            again: row.again,
            sdp: row.sdp,
            auth: row.auth,
        }));
    }
    ladder
}

fn label(row: &Row) -> String {
    match row.status {
        Some(status) => format!("{status} {}", row.summary).trim_end().to_owned(),
        None => row.method.clone(),
    }
}

impl Ladder {
    /// The line on which a message stands.
    pub fn line_of(&self, message: u32) -> Option<usize> {
        let is = |step: &Step| matches!(step, Step::Arrow(arrow) if arrow.message == message);
        self.steps.iter().position(is)
    }

    /// Whether it is known when its messages were seen.
    pub fn is_timed(&self) -> bool {
        let timed = |step: &Step| matches!(step, Step::Arrow(arrow) if arrow.since_ms.is_some());
        self.steps.iter().any(timed)
    }

    /// What an arrow says in words.
    pub fn words(&self, arrow: &Arrow) -> String {
        let name = |lane: usize| self.lanes.get(lane).map_or("", String::as_str);
        let mut words = format!(
            "message {}: {}, {} to {}",
            arrow.message.saturating_add(1),
            arrow.label,
            name(arrow.from),
            name(arrow.to)
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
    /// What it carries besides, and whether it was sent before.
    pub fn marks(&self) -> Vec<String> {
        let again = self
            .again
            .map(|of| format!("again ({})", of.saturating_add(1)));
        let sdp = self.sdp.then(|| "SDP".to_owned());
        let auth = self.auth.then(|| "auth".to_owned());
        [sdp, auth, again].into_iter().flatten().collect()
    }
}

/// Where things are, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// Room at the left for number and time.
    pub gutter: u32,
    /// From lane to lane.
    pub gap: u32,
    /// The whole.
    pub width: u32,
}

impl Geometry {
    /// Room for the number alone, and for number and time.
    const GUTTER: (u32, u32) = (46, 108);
    /// Lanes nearer than this leave no room for a status; farther ones tear apart what belongs together.
    const GAP: (u32, u32) = (136, 340);

    /// Of a ladder in so many pixels.
    pub fn new(ladder: &Ladder, visible: u32) -> Self {
        let lanes = u32::try_from(ladder.lanes.len()).unwrap_or(u32::MAX);
        let lanes = lanes.clamp(1, 10_000);
        let gutter = if ladder.is_timed() {
            Self::GUTTER.1
        } else {
            Self::GUTTER.0
        };
        let room = visible.saturating_sub(gutter);
        let gap = (room / lanes).clamp(Self::GAP.0, Self::GAP.1);
        let width = gutter.saturating_add(gap.saturating_mul(lanes));
        Self {
            gutter,
            gap,
            width: width.max(visible),
        }
    }

    /// Where a lane stands.
    pub fn x(self, lane: usize) -> u32 {
        let lane = u32::try_from(lane).unwrap_or(u32::MAX);
        self.gutter
            .saturating_add(self.gap.saturating_mul(lane))
            .saturating_add(self.gap / 2)
    }

    /// Where the label of an arrow has its middle, and how many characters it may have.
    pub fn label(self, arrow: &Arrow) -> (u32, usize) {
        let (from, to) = (self.x(arrow.from), self.x(arrow.to));
        let length = from.abs_diff(to).max(self.gap);
        let middle = if from == to {
            from.saturating_add(self.gap / 2)
        } else {
            u32::midpoint(from, to)
        };
        let marks: usize = arrow
            .marks()
            .iter()
            .map(|m| m.len().saturating_add(2))
            .sum();
        let characters = (length.saturating_sub(16) as usize).saturating_mul(10) / 72;
        (middle, characters.saturating_sub(marks).max(8))
    }
}

/// Seconds since the first message, as the column of times has them.
pub fn clock(ms: u32) -> String {
    format!("{}.{:03} s", ms / 1000, ms % 1000)
}

/// The start of a text that has room, with a mark where more of it follows.
pub fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let start: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests;
