//! Holds the lines above a message against the table of forms.

use std::{borrow::Cow, collections::HashMap};

use super::{
    caption,
    forms::{FORMS, Form},
    template::{Captures, Template},
    time,
};
use crate::ingest::{Direction, Framing};

/// How many lines above a message are looked at.
pub(in crate::ingest) const REACH: usize = 200;

/// How many for most of the forms, and how many below: what stands further off is of something else.
pub(in crate::ingest) const NEAR: usize = 24;

/// A framing line is shorter than this; of a longer line its end is looked at.
const LONGEST: usize = 1000;

/// What the lines above a message told.
pub(in crate::ingest) struct Told {
    /// Form, time, addresses, transport.
    pub framing: Framing,
    /// The length that the logger says the message had.
    pub size: Option<u32>,
    /// The lines that told, by how far above the message they stand.
    pub lines: Vec<usize>,
}

/// A form made ready: the template of the line that gives it away, and those of the lines that
/// may stand round it.
struct Ready {
    form: &'static Form,
    first: Template,
    others: Vec<Template>,
}

/// Reads framing lines.
pub(in crate::ingest) struct Reader {
    forms: Vec<Ready>,
    /// The forms by a word that their line must hold, so that a line costs a look at its words.
    keyed: HashMap<&'static str, Vec<usize>>,
    /// Those without.
    keyless: Vec<usize>,
}

impl Reader {
    pub(in crate::ingest) fn new() -> Self {
        let mut reader = Self {
            forms: Vec::with_capacity(FORMS.len()),
            keyed: HashMap::new(),
            keyless: Vec::new(),
        };
        for (i, form) in FORMS.iter().enumerate() {
            let (first, others) = form.lines.split_first().unwrap_or((&"", &[]));
            let first = Template::new(first);
            match first.key() {
                Some(key) => reader.keyed.entry(key).or_default().push(i),
                None => reader.keyless.push(i),
            }
            reader.forms.push(Ready {
                form,
                first,
                others: others.iter().map(|t| Template::new(t)).collect(),
            });
        }
        reader
    }

    /// What frames a message. `above` holds the lines above it, the nearest first, up to the
    /// message before; `below` those below it, up to the next.
    pub(in crate::ingest) fn read(&self, above: &[&[u8]], below: &[&[u8]]) -> Option<Told> {
        let lines = above.iter().take(REACH).map(|line| text(line));
        let lines: Vec<_> = lines.collect();
        if let Some(told) = self.object(&lines, below) {
            return Some(told);
        }
        for (i, line) in lines.iter().enumerate() {
            if !line.bytes().any(|b| b.is_ascii_alphanumeric()) {
                continue;
            }
            if let Some((form, captures)) = self.matching(line, i >= NEAR) {
                let ready = self.forms.get(form)?;
                return Some(told(ready, captures, &lines, i));
            }
            if let Some(framing) = caption::read(line).filter(|_| i < NEAR) {
                return Some(Told {
                    framing,
                    size: None,
                    lines: vec![i],
                });
            }
        }
        None
    }

    /// What the object of JSON tells that holds the message.
    fn object(&self, above: &[Cow<'_, str>], below: &[&[u8]]) -> Option<Told> {
        let open = above.iter().position(|l| opening(l).is_some())?;
        let mut lines = above.get(..=open)?.to_vec();
        if let Some(last) = lines.last_mut() {
            *last = Cow::Owned(last.get(opening(last)?..)?.to_owned());
        }
        for line in below.iter().map(|line| text(line)) {
            let end = opening(&line);
            lines.push(line.get(..end.unwrap_or(line.len()))?.to_owned().into());
            if end.is_some() {
                break;
            }
        }
        let mut forms = self.forms.iter().filter(|ready| ready.form.object);
        let find = |ready: &Ready| {
            let mut found = lines.iter().enumerate();
            let (i, captures) = found.find_map(|(i, line)| Some((i, ready.first.find(line)?)))?;
            let mut told = told(ready, captures, &lines, i);
            told.lines.retain(|i| *i <= open);
            Some(told)
        };
        forms.find_map(find)
    }

    /// The first form of the table that `line` has; `far` where only some may stand.
    fn matching<'t>(&self, line: &'t str, far: bool) -> Option<(usize, Captures<'t>)> {
        let find = |i: usize| {
            let near = |f: &&Ready| (f.form.far || !far) && !f.form.object;
            let ready = self.forms.get(i).filter(near)?;
            Some((i, ready.first.find(line)?))
        };
        let words = line.split(|c: char| !c.is_ascii_alphanumeric());
        let mut forms: Vec<usize> = words
            .filter_map(|w| self.keyed.get(w))
            .flatten()
            .chain(&self.keyless)
            .copied()
            .collect();
        forms.sort_unstable();
        forms.dedup();
        forms.into_iter().find_map(find)
    }
}

/// Where in a line of JSON an object begins that is no member of another one.
fn opening(line: &str) -> Option<usize> {
    let mut braces = line.rmatch_indices('{').map(|(at, _)| at).take(NEAR);
    braces.find(|at| {
        let before = line.get(..*at).unwrap_or_default();
        !before.trim_end().ends_with("\":")
    })
}

/// A line as text, runs of blanks as one blank; nothing where it is not UTF-8.
fn text(line: &[u8]) -> Cow<'_, str> {
    let from = line.len().saturating_sub(LONGEST);
    let Ok(text) = std::str::from_utf8(line.get(from..).unwrap_or_default()) else {
        return Cow::Borrowed("");
    };
    let text = text.trim();
    if !text.contains("  ") && !text.contains('\t') {
        return Cow::Borrowed(text);
    }
    let words: Vec<_> = text.split([' ', '\t']).filter(|w| !w.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// What a form tells: line `at` gave it away, the others add to it.
fn told<'t>(
    ready: &Ready,
    mut captures: Captures<'t>,
    lines: &'t [Cow<'_, str>],
    at: usize,
) -> Told {
    let mut by = vec![at];
    for template in &ready.others {
        let mut found = lines.iter().enumerate();
        if let Some((i, more)) = found.find_map(|(i, line)| Some((i, template.find(line)?))) {
            captures.join(more);
            by.push(i);
        }
    }
    let form = ready.form;
    let transport = captures.get("transport").map(str::to_ascii_uppercase);
    // By the protocol numbers of IP.
    let transport = transport.or_else(|| match captures.get("ipproto")? {
        "17" => Some("UDP".to_owned()),
        "6" => Some("TCP".to_owned()),
        _ => None,
    });
    Told {
        framing: Framing {
            form: Some(form.name),
            time: time_of(&captures, lines, at),
            source: captures.address("source", "srcip", "srcport"),
            destination: captures.address("destination", "dstip", "dstport"),
            transport: transport.or_else(|| form.transport.map(str::to_owned)),
            direction: form.direction.or_else(|| way(captures.get("way")?)),
        },
        size: captures.get("size").and_then(|n| n.parse().ok()),
        lines: by,
    }
}

/// The time captured; where none was, one in the line itself or in the two above it.
fn time_of(captures: &Captures<'_>, lines: &[Cow<'_, str>], at: usize) -> Option<String> {
    let above = || lines.iter().skip(at).filter(|l| !l.is_empty());
    let dated = |n: usize| above().take(n).find_map(|l| time::find(l));
    if let Some(epoch) = captures.get("epoch") {
        let micros = captures.get("usec").and_then(|n| n.parse::<u32>().ok());
        return match micros {
            Some(micros) => time::of_epoch(&format!("{epoch}.{micros:06}")),
            None => time::of_epoch(epoch),
        };
    }
    if let Some(date) = captures.get("date") {
        return time::find(date).or_else(|| time::find_either(date));
    }
    if let Some(date) = captures.get("mdy") {
        return time::find_numeric(date, true);
    }
    if let Some(date) = captures.get("dmy") {
        return time::find_numeric(date, false);
    }
    match (captures.get("time"), captures.get("year")) {
        (Some(text), Some(year)) => {
            time::with_year(text, year, captures.get("zone").unwrap_or_default())
        }
        (Some(text), None) => {
            let clock = || time::on_date_of(text, &dated(REACH)?);
            time::find(text).or_else(clock)
        }
        (None, _) => dated(3).or_else(|| above().take(3).find_map(|l| time::find_either(l))),
    }
}

/// Which way a word says a message went.
pub(super) fn way(word: &str) -> Option<Direction> {
    let any = |words: [&str; 5]| words.iter().any(|w| word.eq_ignore_ascii_case(w));
    if any(["in", "rcv", "received", "incoming", "network_to_ue"]) {
        return Some(Direction::Received);
    }
    any(["out", "snd", "sent", "outgoing", "ue_to_network"]).then_some(Direction::Sent)
}
