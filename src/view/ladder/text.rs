//! A ladder drawn with characters.

use super::{Arrow, Fate, Ladder, Step, cut, later};
use std::fmt::Write as _;

/// The narrowest and the widest that two lanes stand apart.
const APART: (usize, usize) = (20, 44);
/// Where the lanes stand begins behind number and time.
const MARGIN: usize = 16;

/// Draws `ladder`, a line for each arrow. At the left stand the message's number, from 1, and the
/// time since the first, in seconds.
pub fn text(ladder: &Ladder) -> String {
    let mut text = String::new();
    let arrows = ladder.arrows().map(|a| a.marked().chars().count() + 6);
    let names = ladder.lanes.iter().map(|l| l.name.chars().count() + 2);
    let apart = arrows.chain(names).max().unwrap_or_default();
    let apart = apart.clamp(APART.0, APART.1);
    let names = ladder.lanes.iter().map(|lane| lane.name.as_str());
    heads(names, apart, &mut text);
    let notes = ladder.lanes.iter().map(|lane| lane.note.as_str());
    if notes.clone().any(|note| !note.is_empty()) {
        heads(notes, apart, &mut text);
    }
    for step in &ladder.steps {
        let line = match step {
            Step::Arrow(arrow) => {
                let number = arrow.message.saturating_add(1);
                let time = arrow
                    .since_ms
                    .map(|t| format!("{:.3}", f64::from(t) / 1000.0));
                let line = line(arrow, ladder.lanes.len(), apart);
                format!("{number:>5} {:>9} {line}", time.unwrap_or_default())
            }
            Step::Pause(ms) => format!("{:MARGIN$}... {}", "", later(*ms)),
        };
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// Names over the lanes, each centred.
fn heads<'n>(names: impl Iterator<Item = &'n str>, apart: usize, text: &mut String) {
    let mut line = String::new();
    for (place, name) in names.enumerate() {
        let name = cut(&plain(name), apart.saturating_sub(2));
        let middle = place
            .saturating_mul(apart)
            .saturating_add(MARGIN + apart / 2);
        let start = middle.saturating_sub(name.chars().count() / 2);
        let used = line.chars().count();
        line.extend(std::iter::repeat_n(' ', start.saturating_sub(used)));
        line += &name;
    }
    let _ = writeln!(text, "{}", line.trim_end());
}

/// One arrow between the lanes.
fn line(arrow: &Arrow, lanes: usize, apart: usize) -> String {
    let first = apart / 2;
    let at = |lane: usize| lane.saturating_mul(apart).saturating_add(first);
    let mut cells: Vec<char> = vec![' '; lanes.saturating_mul(apart)];
    for lane in 0..lanes {
        put(&mut cells, at(lane), "|");
    }
    let (left, right) = (at(arrow.from.min(arrow.to)), at(arrow.from.max(arrow.to)));
    let words = plain(&arrow.marked());
    if left == right {
        let own = cut(&format!("-> {words}"), apart.saturating_sub(2));
        put(&mut cells, left.saturating_add(1), &own);
        return cells.into_iter().collect();
    }
    let width = right.saturating_sub(left).saturating_sub(1);
    put(&mut cells, left.saturating_add(1), &"-".repeat(width));
    let rightwards = arrow.from < arrow.to;
    let head = match (arrow.fate, rightwards) {
        (Fate::Lost, _) => "x",
        (_, true) => ">",
        (_, false) => "<",
    };
    let tip = if rightwards {
        right.saturating_sub(1)
    } else {
        left.saturating_add(1)
    };
    put(&mut cells, tip, head);
    let shown = format!(" {} ", cut(&words, width.saturating_sub(5)));
    let free = width.saturating_sub(shown.chars().count());
    put(&mut cells, left.saturating_add(1 + free / 2), &shown);
    cells.into_iter().collect()
}

fn put(cells: &mut [char], at: usize, text: &str) {
    for (cell, c) in cells.iter_mut().skip(at).zip(text.chars()) {
        *cell = c;
    }
}

/// What a terminal might take for a command is shown as a replacement character.
fn plain(text: &str) -> String {
    let shown = text
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c });
    shown.collect()
}
