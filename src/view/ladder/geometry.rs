//! Where everything of a ladder is drawn, in pixels, and with which strokes.

use super::{Arrow, Ladder};
use crate::report::page::Fate;

/// Height of a line.
pub const LINE: u32 = 40;
/// Height of the names of the lanes.
pub const HEAD: u32 = 44;
/// Where in a line the text stands.
pub const TEXT: u32 = 16;
/// Where in a line the arrow stands.
pub const SHAFT: u32 = 27;
/// Width of a character of a label, in tenths of a pixel.
const CHARACTER: usize = 72;

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

/// A line drawn in the colour of its arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Where it goes, as the path of an SVG.
    pub path: String,
    /// Whether what it goes round is filled.
    pub filled: bool,
    /// Its width.
    pub width: &'static str,
    /// Lengths of dash and gap; empty for a solid line.
    pub dash: &'static str,
}

/// Where things are.
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
    /// Room for the number alone, and for number and time; the bracket of a transaction with either.
    const GUTTER: (u32, u32) = (60, 122);
    /// Lanes nearer than this leave no room for a status; farther ones tear apart what belongs together.
    const GAP: (u32, u32) = (136, 340);

    /// Of a ladder in so many pixels.
    pub fn new(ladder: &Ladder, visible: u32) -> Self {
        let gutter = if ladder.is_timed() {
            Self::GUTTER.1
        } else {
            Self::GUTTER.0
        };
        let room = visible.saturating_sub(gutter);
        let of = Self::of(ladder, gutter, room / lanes(ladder));
        Self {
            width: of.width.max(visible),
            ..of
        }
    }

    /// Of a ladder that takes the room it needs for its labels.
    pub fn fitting(ladder: &Ladder) -> Self {
        let gutter = Self::new(ladder, 0).gutter;
        let characters = |arrow: &Arrow| arrow.label.chars().count() + marks(arrow) + 4;
        let longest = ladder.arrows().map(characters).max().unwrap_or_default();
        let names = ladder
            .lanes
            .iter()
            .map(|lane| lane.name.chars().count() + 2);
        let longest = names.max().unwrap_or_default().max(longest);
        let wanted = longest.saturating_mul(CHARACTER) / 10;
        Self::of(ladder, gutter, u32::try_from(wanted).unwrap_or(u32::MAX))
    }

    fn of(ladder: &Ladder, gutter: u32, gap: u32) -> Self {
        let gap = gap.clamp(Self::GAP.0, Self::GAP.1);
        let width = gutter.saturating_add(gap.saturating_mul(lanes(ladder)));
        Self { gutter, gap, width }
    }

    /// Where a lane stands.
    pub fn x(self, lane: usize) -> u32 {
        let lane = u32::try_from(lane).unwrap_or(u32::MAX);
        self.gutter
            .saturating_add(self.gap.saturating_mul(lane))
            .saturating_add(self.gap / 2)
    }

    /// How many characters of a lane's name have room.
    pub fn name_room(self) -> usize {
        (self.gap.saturating_sub(12) / 7) as usize
    }

    /// Where the label of an arrow has its middle, and how many characters it may have. That of an arrow across many
    /// lanes stands near its left end, so that it is in sight with it.
    pub fn label(self, arrow: &Arrow) -> (u32, usize) {
        let (from, to) = (self.x(arrow.from), self.x(arrow.to));
        let near = self.gap.saturating_mul(3);
        let length = from.abs_diff(to).clamp(self.gap, near);
        let middle = if from == to {
            from.saturating_add(self.gap / 2)
        } else {
            from.min(to).saturating_add(length / 2)
        };
        let characters = (length.saturating_sub(16) as usize).saturating_mul(10) / CHARACTER;
        (middle, characters.saturating_sub(marks(arrow)).max(8))
    }

    /// The lanes along one line.
    pub fn lanes(self, ladder: &Ladder, height: u32) -> String {
        let lane = |lane| format!("M{} 0 v{height}", self.x(lane));
        let lanes: Vec<String> = (0..ladder.lanes.len()).map(lane).collect();
        lanes.join(" ")
    }

    /// Line, head and tail of an arrow: each class has its own, for who cannot tell the colours. What was lost ends
    /// with a cross before it arrives.
    pub fn strokes(self, arrow: &Arrow) -> Vec<Stroke> {
        let (from, to) = (i64::from(self.x(arrow.from)), i64::from(self.x(arrow.to)));
        let y = i64::from(SHAFT);
        let lost = arrow.fate == Fate::Lost;
        let (start, path, head) = if from == to {
            let head = (from, y + 5, -1);
            (y - 5, format!("M{from} {} h34 v10 h-27", y - 5), head)
        } else {
            let way = if to > from { 1 } else { -1 };
            let tip = if lost { to - (to - from) / 5 } else { to };
            (y, format!("M{from} {y} H{}", tip - 8 * way), (tip, y, way))
        };
        let shaft = Stroke {
            path,
            filled: false,
            width: if arrow.again.is_some() { "1" } else { "1.75" },
            dash: arrow.class.dash(),
        };
        let head = if lost {
            cross(head.0 - 8 * head.2, head.1)
        } else {
            point(arrow.class, head)
        };
        let way = if to < from { -1 } else { 1 };
        let tail = tail(arrow.class, from, start, way);
        [shaft, head].into_iter().chain(tail).collect()
    }

    /// The bracket at the side that joins the rungs of a transaction, as far as `line` shows of it: `lines` are its
    /// first and its last, and `rung` says whether the line is one of it.
    pub fn bracket(self, line: usize, lines: (usize, usize), rung: bool) -> Option<String> {
        if line < lines.0 || line > lines.1 {
            return None;
        }
        let x = self.gutter.saturating_sub(4);
        let top = if line == lines.0 { SHAFT } else { 0 };
        let end = if line == lines.1 { SHAFT } else { LINE };
        let tick = if rung {
            format!(" M{x} {SHAFT} h8")
        } else {
            String::new()
        };
        Some(format!("M{x} {top} V{end}{tick}"))
    }
}

fn lanes(ladder: &Ladder) -> u32 {
    let lanes = u32::try_from(ladder.lanes.len()).unwrap_or(u32::MAX);
    lanes.clamp(1, 10_000)
}

/// How many characters the marks of an arrow take.
fn marks(arrow: &Arrow) -> usize {
    let marks = arrow.marks();
    marks.iter().map(|m| m.len().saturating_add(2)).sum()
}

fn solid(path: String, filled: bool) -> Stroke {
    Stroke {
        path,
        filled,
        width: "1.5",
        dash: "",
    }
}

/// The head of an arrow whose tip is at `x`.
fn point(class: Class, (x, y, way): (i64, i64, i64)) -> Stroke {
    let back = x - 9 * way;
    let (top, bottom) = (y - 5, y + 5);
    match class {
        Class::Request | Class::Success | Class::Failure => {
            solid(format!("M{x} {y} L{back} {top} V{bottom} Z"), true)
        }
        Class::Provisional => solid(format!("M{back} {top} L{x} {y} L{back} {bottom}"), false),
        Class::Redirection => {
            let (middle, end) = (x - 6 * way, x - 12 * way);
            let path = format!("M{x} {y} L{middle} {top} L{end} {y} L{middle} {bottom} Z");
            solid(path, false)
        }
    }
}

/// What stands where an arrow begins: a dot for success, a cross for failure.
fn tail(class: Class, x: i64, y: i64, way: i64) -> Option<Stroke> {
    match class {
        Class::Success => {
            let path = format!("M{} {y} a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0", x - 4);
            Some(solid(path, true))
        }
        Class::Failure => Some(cross(x + 7 * way, y)),
        Class::Request | Class::Provisional | Class::Redirection => None,
    }
}

fn cross(x: i64, y: i64) -> Stroke {
    let path = format!("M{} {} l8 8 m0 -8 l-8 8", x - 4, y - 4);
    Stroke {
        width: "2",
        ..solid(path, false)
    }
}

/// The start of a text that has room, with a mark where more of it follows.
pub fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let start: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}
