//! A ladder drawn with characters.

use std::fmt::Write as _;

use super::{Arrow, Ladder, Mark};

/// The narrowest and the widest that two lanes stand apart.
const APART: (usize, usize) = (20, 44);

/// Draws `ladder`, a line for each arrow. At the left stand the message's number, from 1, and the
/// time since the first, in seconds.
pub fn draw(ladder: &Ladder) -> String {
    let mut text = String::new();
    let longest = ladder.arrows.iter().map(|a| words(a).chars().count()).max();
    let apart = longest.unwrap_or_default().saturating_add(6);
    let apart = apart.clamp(APART.0, APART.1);
    let people = ladder.lanes.iter().map(|l| l.person.as_deref());
    if people.clone().any(|p| p.is_some()) {
        heads(people.map(Option::unwrap_or_default), apart, &mut text);
    }
    heads(
        ladder.lanes.iter().map(|l| l.name.as_str()),
        apart,
        &mut text,
    );
    for arrow in &ladder.arrows {
        let number = arrow.message.saturating_add(1);
        let time = arrow.at_ms.map(|t| format!("{:.3}", f64::from(t) / 1000.0));
        let line = line(arrow, ladder.lanes.len(), apart);
        let time = time.unwrap_or_default();
        let _ = writeln!(
            text,
            "{}",
            format!("{number:>5} {time:>9} {line}").trim_end()
        );
    }
    text
}

/// Where the lanes stand begins behind number and time.
const MARGIN: usize = 16;

/// Names over the lanes, each centred.
fn heads<'n>(names: impl Iterator<Item = &'n str>, apart: usize, text: &mut String) {
    let mut line = String::new();
    for (place, name) in names.enumerate() {
        let most = apart.saturating_sub(2);
        let name = shortened(&plain(name), most);
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
        if let Some(cell) = cells.get_mut(at(lane)) {
            *cell = '|';
        }
    }
    let (left, right) = (at(arrow.from.min(arrow.to)), at(arrow.from.max(arrow.to)));
    let words = words(arrow);
    if left == right {
        let start = left.saturating_add(1);
        let own = shortened(&format!("-> {words}"), apart.saturating_sub(2));
        put(&mut cells, start, &own);
        return cells.into_iter().collect();
    }
    let width = right.saturating_sub(left).saturating_sub(1);
    for cell in cells.iter_mut().skip(left.saturating_add(1)).take(width) {
        *cell = '-';
    }
    let head = if arrow.from < arrow.to {
        (right.saturating_sub(1), ">")
    } else {
        (left.saturating_add(1), "<")
    };
    put(&mut cells, head.0, head.1);
    let shown = format!(" {} ", shortened(&words, apart.saturating_sub(6)));
    let free = width.saturating_sub(shown.chars().count());
    put(&mut cells, left.saturating_add(1 + free / 2), &shown);
    cells.into_iter().collect()
}

fn put(cells: &mut [char], at: usize, text: &str) {
    for (cell, c) in cells.iter_mut().skip(at).zip(text.chars()) {
        *cell = c;
    }
}

/// The label with its marks.
fn words(arrow: &Arrow) -> String {
    let mut words = plain(&arrow.label);
    for mark in &arrow.marks {
        words += match mark {
            Mark::Sdp => " (SDP)",
            Mark::Auth => " (auth)",
            Mark::Again => " (again)",
            Mark::PlaceInferred => " (place inferred)",
        };
    }
    words
}

/// What a terminal might take for a command is shown as a replacement character.
fn plain(text: &str) -> String {
    let shown = text
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c });
    shown.collect()
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}
