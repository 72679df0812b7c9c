//! The body's length against Content-Length: as the bytes stand and with CRLF restored, for a
//! paste may have changed line ends, and cut or added some at the end.

use crate::{
    message::{HeaderId, HeaderValue, Message},
    syntax::number::Number,
    text::{Source, offset},
};

/// How long a body is, by each way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLength {
    /// Octets as they stand.
    pub given: u32,
    /// Octets with every line end as CRLF.
    pub restored: u32,
    /// What the first Content-Length says.
    pub announced: Option<Number>,
    /// The same two without the line ends at the body's end.
    core: (u32, u32),
}

/// What explains that announced and counted agree, or that they do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// They are equal.
    None,
    /// Equal with CRLF restored: the paste changed line ends.
    LineEnds,
    /// Equal but for line ends at the body's end, which the paste cut or added.
    TrailingLineEnds,
    /// More octets are announced than are there.
    Missing,
    /// More octets are there than are announced.
    Surplus,
}

impl BodyLength {
    /// Measures the body of `message`.
    pub fn of(message: &Message, source: &Source) -> Self {
        let bytes = source.get(message.body);
        let line_end = |b: &u8| matches!(b, b'\r' | b'\n');
        let core = bytes.iter().rposition(|b| !line_end(b));
        let core = core.and_then(|n| bytes.get(..=n)).unwrap_or_default();
        let length = message.typed(source, HeaderId::ContentLength);
        Self {
            given: offset(bytes.len()),
            restored: restored(bytes),
            announced: length.and_then(HeaderValue::number).copied(),
            core: (offset(core.len()), restored(core)),
        }
    }

    /// Announced against counted. `paste` says that line ends may not be the sender's. `None` where
    /// nothing is announced.
    pub fn difference(&self, paste: bool) -> Option<Difference> {
        let announced = self.announced?.value.unwrap_or(u64::MAX);
        let (given, full) = (u64::from(self.given), u64::from(self.restored));
        let (core_given, core) = (u64::from(self.core.0), u64::from(self.core.1));
        if announced == given {
            return Some(Difference::None);
        }
        if paste && announced == full {
            return Some(Difference::LineEnds);
        }
        // Up to two line ends may have been cut; none where nothing else is there.
        let slack = if core == 0 { 0 } else { 4 };
        let most = full.max(core.saturating_add(slack));
        let crlf = (core..=most).contains(&announced) && announced.saturating_sub(core) % 2 == 0;
        let most = given.max(core_given.saturating_add(slack / 2));
        let lf = core != core_given && (core_given..=most).contains(&announced);
        Some(if paste && (crlf || lf) {
            Difference::TrailingLineEnds
        } else if announced > if paste { full } else { given } {
            Difference::Missing
        } else {
            Difference::Surplus
        })
    }

    /// The length to announce: as the bytes stand, or of what was sent before a paste changed
    /// its line ends and added empty lines.
    pub fn right(&self, paste: bool) -> u32 {
        if !paste {
            return self.given;
        }
        let (core_given, core) = self.core;
        let line_end = if self.given > core_given && core > 0 {
            2
        } else {
            0
        };
        core.saturating_add(line_end)
    }
}

/// Number of octets with each LF that lacks its CR given one.
fn restored(bytes: &[u8]) -> u32 {
    let mut before = 0;
    let bare = bytes.iter().filter(|b| {
        let bare = **b == b'\n' && before != b'\r';
        before = **b;
        bare
    });
    offset(bare.count().saturating_add(bytes.len()))
}
