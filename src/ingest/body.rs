//! Where a body ends. The announced length is a hint: pastes and logs change line ends, cut and
//! add, so the shape of what follows counts too.

use std::cell::Cell;

use super::lines::{Line, exact_field, is_blank, is_delimiter, is_sdp};
use crate::message::HeaderId;

/// What the header fields say of a body.
#[derive(Clone, Debug, Default)]
pub(super) struct Announced {
    /// Content-Length; `None` where there is none or it is no number.
    pub length: Option<u64>,
    /// Content-Type in lower case; empty where there is none.
    pub kind: String,
    /// Whether it tells of a referral: the body is then part of a message (RFC 3515 §2.4.5).
    pub referral: bool,
}

impl Announced {
    fn is_sdp(&self) -> bool {
        self.kind.is_empty() || self.kind.starts_with("application/sdp")
    }

    /// Whether the body may itself hold messages or parts of them.
    fn nests(&self) -> bool {
        self.kind.starts_with("message/")
            || self.kind.starts_with("multipart/")
            || self.is_fragment()
    }

    /// Whether the body is part of a message, whatever became of its type.
    fn is_fragment(&self) -> bool {
        self.referral || self.kind.contains("sipfrag")
    }
}

/// A body's surroundings.
pub(super) struct Place<'a> {
    /// The input.
    pub input: &'a [u8],
    /// Its lines.
    pub lines: &'a [Line],
    /// The first line behind the empty one.
    pub from: usize,
    /// The next start line, or the number of lines.
    pub limit: usize,
    /// How many lines past `limit` may still be read, over all messages.
    pub budget: &'a Cell<usize>,
    /// Whether the header fields end with LF alone.
    pub bare_lf: bool,
}

impl Place<'_> {
    fn line(&self, i: usize) -> &[u8] {
        self.lines
            .get(i)
            .map(|l| l.content.of(self.input))
            .unwrap_or_default()
    }

    /// Offset of line `i`'s first byte.
    fn offset(&self, i: usize) -> u32 {
        let end = self.lines.last().map_or(0, |l| l.next);
        self.lines.get(i).map_or(end, |l| l.content.start)
    }

    /// Where the body ends: an offset between the start of line `from` and the input's end.
    pub(super) fn end(&self, announced: &Announced) -> u32 {
        let start = self.offset(self.from);
        let sdp_follows = self.line(self.from).starts_with(b"v=");
        match announced.length {
            Some(0) | None
                if !sdp_follows && (announced.kind.is_empty() || announced.length == Some(0)) =>
            {
                start
            }
            Some(length) if length > 0 => self
                .by_length(length, announced)
                .unwrap_or_else(|| self.by_shape(announced)),
            _ => self.by_shape(announced),
        }
    }

    /// The end that the announced length gives, with CRLF restored or as the bytes stand,
    /// wherever that meets the end of something.
    fn by_length(&self, length: u64, announced: &Announced) -> Option<u32> {
        let beyond = if announced.nests() {
            self.budget.get()
        } else {
            0
        };
        let limit = self.limit.saturating_add(beyond).min(self.lines.len());
        let restored = || {
            self.count(
                length,
                limit,
                |line| u64::from(line.content.len()) + 2,
                announced,
            )
        };
        let as_is = || {
            self.count(
                length,
                limit,
                |line| u64::from(line.next - line.content.start),
                announced,
            )
        };
        if self.bare_lf {
            restored().or_else(as_is)
        } else {
            as_is().or_else(restored)
        }
    }

    /// Adds up lines until `length` is reached exactly, at a line's end or, on the body's last
    /// line, before its line end.
    fn count(
        &self,
        length: u64,
        limit: usize,
        size: impl Fn(&Line) -> u64,
        announced: &Announced,
    ) -> Option<u32> {
        let mut left = length;
        for (i, line) in self.lines.iter().enumerate().take(limit).skip(self.from) {
            if i >= self.limit {
                self.budget.set(self.budget.get().saturating_sub(1));
            }
            let size = size(line);
            if u64::from(line.content.len()) == left && self.may_end(i + 1, announced) {
                return Some(line.content.end);
            }
            left = left.checked_sub(size)?;
            if left == 0 {
                return self.may_end(i + 1, announced).then_some(line.next);
            }
        }
        // A last line end that the paste lost.
        let lost = left <= 2 && limit == self.lines.len() && limit > self.from;
        lost.then(|| self.offset(limit))
    }

    /// Whether a body may end before line `i`.
    fn may_end(&self, i: usize, announced: &Announced) -> bool {
        if announced.kind.starts_with("multipart/") {
            return i >= self.limit || self.closes(self.without_blanks(i).saturating_sub(1));
        }
        i >= self.limit || !announced.is_sdp() || !is_sdp(self.line(i))
    }

    /// Whether line `i` looks like the last delimiter of a multipart body.
    fn closes(&self, i: usize) -> bool {
        self.line(i).starts_with(b"--") && self.line(i).ends_with(b"--")
    }

    /// The end that the body's own shape gives.
    fn by_shape(&self, announced: &Announced) -> u32 {
        let lines = self.from..self.fragment_end(announced).unwrap_or(self.limit);
        let end = if self.line(self.from).starts_with(b"v=")
            || announced.kind.starts_with("application/sdp")
        {
            lines
                .clone()
                .find(|&i| !is_sdp(self.line(i)) && !is_sdp(self.line(i + 1)))
        } else if announced.kind.starts_with("multipart/") {
            lines.clone().find(|i| self.closes(*i)).map(|i| i + 1)
        } else {
            lines.clone().find(|&i| ends_text(self.line(i)))
        };
        self.offset(end.unwrap_or_else(|| self.without_blanks(lines.end)))
    }

    /// The line behind part of a message that stands where the body begins and that is none of its
    /// own: no Via is in it.
    fn fragment_end(&self, announced: &Announced) -> Option<usize> {
        let here = announced.is_fragment() && self.limit == self.from;
        let lines = self.lines.get(self.from..).filter(|_| here)?;
        let text = |line: &Line| line.content.of(self.input);
        let ends = |line: &Line| is_blank(text(line)) || is_delimiter(text(line));
        let count = lines.iter().take_while(|line| !ends(line)).count();
        let part = lines.get(..count)?;
        let whole = part
            .iter()
            .any(|line| exact_field(text(line)) == Some(HeaderId::Via));
        (count > 0 && !whole).then_some(self.from + count)
    }

    /// Line `end`, or the first of the blank lines right before it.
    fn without_blanks(&self, end: usize) -> usize {
        let last = (self.from..end).rev().find(|&i| !is_blank(self.line(i)));
        last.map_or(self.from, |i| i + 1)
    }
}

/// Whether a line ends a body of text. sofia-sip says so where it cut one.
fn ends_text(line: &[u8]) -> bool {
    let cut = || {
        line.trim_ascii_start()
            .starts_with(b"*** message truncated")
    };
    is_blank(line) || is_delimiter(line) || cut()
}
