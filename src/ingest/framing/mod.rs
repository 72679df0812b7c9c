//! The lines above a message that say when it was seen, where it came from and where it went. The
//! forms are a table (`forms.rs`) of templates; a line is held against them only where it stands
//! right above a message.

mod forms;
mod template;
mod time;

use super::Framing;
use template::{Captures, Template};

/// How many lines above a message are looked at.
pub(super) const REACH: usize = 24;

/// Reads framing lines; remembers which form it saw last, since a log has mostly one.
pub(super) struct Reader {
    forms: Vec<(&'static str, Template)>,
    last: usize,
}

impl Reader {
    pub(super) fn new() -> Self {
        let forms = forms::FORMS
            .iter()
            .map(|(name, text)| (*name, Template::new(text)));
        Self {
            forms: forms.collect(),
            last: 0,
        }
    }

    /// The form that frames a message and what it tells. `above` holds the lines above it, the
    /// nearest first, up to the message before.
    pub(super) fn read(&mut self, above: &[&[u8]]) -> Option<(&'static str, Framing)> {
        let lines = above.get(..REACH).unwrap_or(above);
        for (i, line) in lines.iter().enumerate() {
            let Ok(text) = std::str::from_utf8(line) else {
                continue;
            };
            let hit = self.matching(text);
            if let Some((form, name, captures)) = hit {
                self.last = form;
                let before = lines.get(i + 1..).unwrap_or_default();
                return Some((name, framing(&captures, text, before)));
            }
        }
        None
    }

    fn matching<'t>(&self, line: &'t str) -> Option<(usize, &'static str, Captures<'t>)> {
        let first = self
            .forms
            .get(self.last)
            .into_iter()
            .map(|form| (self.last, form));
        let all = first.chain(self.forms.iter().enumerate());
        all.filter_map(|(i, (name, template))| Some((i, *name, template.find(line)?)))
            .next()
    }
}

/// What the captures tell. Where the template captured no time, one in the line itself or in the
/// two lines above it is taken.
fn framing(captures: &Captures<'_>, line: &str, before: &[&[u8]]) -> Framing {
    let nearby = || {
        let above = before
            .iter()
            .take(2)
            .filter_map(|l| std::str::from_utf8(l).ok());
        std::iter::once(line).chain(above).find_map(time::find)
    };
    Framing {
        time: captures.time().and_then(time::find).or_else(nearby),
        source: captures.address("source", "srcip", "srcport"),
        destination: captures.address("destination", "dstip", "dstport"),
        transport: captures.transport(),
    }
}
