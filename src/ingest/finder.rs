//! Finds messages in pasted text: in any order, with anything before, between and after them,
//! back to back or apart, with CRLF or LF. One pass over the lines.

mod head;

use std::{cell::Cell, ops::Range};

use head::Head;
use memchr::{memchr_iter, memmem};

use super::{
    Capture, Captured, Fidelity, Framing,
    body::{Announced, Place},
    framing::{NEAR, REACH, Reader, Told},
    lines::{Line, Start, exact_field, is_blank, is_field, known_field, names_field},
    undo::{Plain, undo},
};
use crate::{
    message::{HeaderId, parse},
    text::{Source, Span, Stage, Watch, offset},
};

/// After so many lines without a message it is told how far the search has come.
const WATCHED: usize = 1024;

/// Finds the messages of `input`.
pub(super) fn find(input: &[u8], watch: Watch<'_>) -> Capture {
    let plain = undo(input, watch);
    let mut finder = Finder {
        input: plain.text.bytes(),
        plain: &plain,
        starts: Vec::new(),
        lines: plain.text.lines(),
        budget: Cell::new(plain.text.lines().len().saturating_mul(2)),
        capture: Capture::default(),
        framings: Reader::new(),
        gap: 0,
    };
    finder.starts = finder.start_lines();
    finder.run(watch);
    let mut capture = finder.capture;
    capture.undone = plain.undone;
    capture
}

/// The lines of a message.
struct Extent {
    /// Its first line.
    start: usize,
    /// Offset behind its last byte.
    end: u32,
    /// The line behind it.
    next: usize,
    /// Whether its start line is missing.
    headless: bool,
    announced: Announced,
}

struct Finder<'a> {
    /// The text's bytes: what was done to them undone.
    input: &'a [u8],
    plain: &'a Plain,
    lines: &'a [Line],
    /// How many more lines may be read past a start line in search of the end of a body that may
    /// hold messages itself. Keeps the whole linear when every message claims such a body.
    budget: Cell<usize>,
    /// The lines that start messages, in order.
    starts: Vec<usize>,
    capture: Capture,
    framings: Reader,
    /// The first line behind the last message.
    gap: usize,
}

impl<'a> Finder<'a> {
    fn line(&self, i: usize) -> &'a [u8] {
        self.plain.text.line(i)
    }

    fn offset(&self, i: usize) -> u32 {
        self.lines
            .get(i)
            .map_or(offset(self.input.len()), |l| l.content.start)
    }

    /// The lines that read as start lines and have header fields below, or nothing at all.
    fn start_lines(&self) -> Vec<usize> {
        let last = self
            .lines
            .iter()
            .rposition(|l| !is_blank(l.content.of(self.input)));
        let starts = |&i: &usize| match self.plain.text.start(i) {
            Start::No => false,
            Start::Yes => self.field_follows(i) || Some(i) == last,
            Start::Broken => known_field(self.line(i + 1)).is_some(),
        };
        (0..self.lines.len()).filter(starts).collect()
    }

    /// Whether a header field stands below line `i`. The first one may be indented by mistake,
    /// never all of them: that is how documents set messages.
    fn field_follows(&self, i: usize) -> bool {
        let below = self.line(i + 1);
        is_field(below)
            || (is_field(below.trim_ascii_start()) && is_field(self.line(i + 2)))
            || (names_field(below) && known_field(self.line(i + 2)).is_some())
    }

    fn run(&mut self, watch: Watch<'_>) {
        let (mut i, mut next, mut left) = (0, 0, 0);
        while i < self.lines.len() {
            while self.starts.get(next).is_some_and(|&s| s < i) {
                next += 1;
            }
            let found = self.starts.get(next) == Some(&i);
            if found || i.is_multiple_of(WATCHED) {
                watch.tell(Stage::Finding, self.offset(i) as usize, self.input.len());
            }
            let headless = !found && self.starts_without_start_line(i);
            if !found && !headless {
                i += 1;
                continue;
            }
            let limit = self.starts.get(if found { next + 1 } else { next });
            let limit = limit.copied().unwrap_or(self.lines.len());
            let extent = self.extent(i, limit, headless);
            let told = self.framing(i, extent.next..limit);
            self.leave_around(left, i, told.as_ref());
            // A message takes its start line at least, so this ends.
            i = extent.next.max(i + 1);
            self.take(&extent, told);
            left = i;
        }
        self.leave(left, self.lines.len());
        watch.tell(Stage::Finding, self.input.len(), self.input.len());
    }

    /// Whether line `i` starts a run of header fields that no start line stands above: at least
    /// three of the five that every message has, in the lines that follow at once.
    fn starts_without_start_line(&self, i: usize) -> bool {
        const COMMON: [HeaderId; 5] = [
            HeaderId::Via,
            HeaderId::From,
            HeaderId::To,
            HeaderId::CallId,
            HeaderId::CSeq,
        ];
        if exact_field(self.line(i)).is_none() || (i > 0 && is_field(self.line(i - 1))) {
            return false;
        }
        let run = (i..self.lines.len().min(i + 40)).map_while(|i| {
            let line = self.line(i);
            let fold = line.first().is_some_and(|b| matches!(b, b' ' | b'\t')) && !is_blank(line);
            (fold || is_field(line)).then(|| exact_field(line))
        });
        let present: Vec<_> = run.flatten().collect();
        COMMON.iter().filter(|id| present.contains(id)).count() >= 3
    }

    /// How far the message goes that starts at line `i` and ends before line `limit`.
    fn extent(&self, i: usize, limit: usize, headless: bool) -> Extent {
        let from = if headless { i } else { i + 1 };
        let head = Head::read(&self.plain.text, from, limit);
        let end = if head.body {
            let start = self.lines.get(i);
            let place = Place {
                input: self.input,
                lines: self.lines,
                from: head.end,
                limit,
                budget: &self.budget,
                bare_lf: start.is_some_and(|l| l.next - l.content.end == 1),
            };
            place.end(&head.announced)
        } else {
            self.offset(head.end)
        };
        Extent {
            start: i,
            end,
            next: self.lines.partition_point(|l| l.content.start < end),
            headless,
            announced: head.announced,
        }
    }

    /// Takes a message, of which the lines above told that much.
    fn take(&mut self, extent: &Extent, told: Option<Told>) {
        let span = Span::new(self.offset(extent.start), extent.end);
        let source = self.plain.text.source().part(span);
        self.gap = extent.next;
        if told.is_none() && self.is_second_print(&source) {
            self.leave(extent.start, extent.next);
            return;
        }
        let size = told.as_ref().and_then(|t| t.size);
        let framing = told.map(|t| t.framing).unwrap_or_default();
        let form = framing.form.unwrap_or("text");
        if !self.capture.formats.contains(&form) {
            self.capture.formats.push(form);
        }
        let mut captured = self.captured(source, framing, extent.headless);
        if self.is_cut_short(&captured, extent, size) {
            let message = &captured.parsed.message;
            captured.cut.push(message.body);
            self.capture.pass_over("cut by the logger");
        }
        self.capture.messages.push(captured);
    }

    /// Whether it is the message before once more: `tcpdump -v -A` prints what it decoded and then
    /// the packet.
    fn is_second_print(&self, source: &Source) -> bool {
        let last = self.capture.messages.last();
        last.is_some_and(|last| {
            last.framing.form == Some("tcpdump")
                && last.source.bytes().trim_ascii_end() == source.bytes().trim_ascii_end()
        })
    }

    /// Whether the end of a body was left out: it is said below, or it is said above that the
    /// message was longer than what stands here, which is also shorter than announced.
    fn is_cut_short(&self, captured: &Captured, extent: &Extent, size: Option<u32>) -> bool {
        let body = captured.parsed.message.body;
        let Some(length) = extent.announced.length.filter(|n| *n > 0) else {
            return false;
        };
        let text = captured.source.bytes();
        // Every line end as CRLF, which is the most that may have been there.
        let restored = |span: Span| {
            let bytes = span.of(text);
            let bare =
                memchr_iter(b'\n', bytes).count() - memmem::find_iter(bytes, b"\r\n").count();
            offset(bytes.len() + bare).saturating_add(2)
        };
        if length <= u64::from(restored(body)) {
            return false;
        }
        let marked = (extent.next..self.lines.len()).take(2).any(|i| {
            let line = self.line(i);
            let line = line.get(..200).unwrap_or(line);
            let said = [&b"*** message truncated"[..], b" not shown)"];
            said.iter().any(|words| memmem::find(line, words).is_some())
        });
        marked || size.is_some_and(|size| size > restored(captured.source.span()))
    }

    /// What the lines above line `i`, up to the message before, and the lines `below` it tell.
    fn framing(&self, i: usize, below: Range<usize>) -> Option<Told> {
        let lines = |range: Range<usize>| range.map(|i| self.line(i));
        let above: Vec<_> = lines(self.gap..i).rev().take(REACH).collect();
        let below: Vec<_> = lines(below).take(NEAR).collect();
        self.framings.read(&above, &below)
    }

    /// A message with what is known of its way here.
    fn captured(&self, source: Source, framing: Framing, headless: bool) -> Captured {
        let parsed = parse(&source);
        let start = source.to_input(Span::empty(0)).start;
        let fragments = &self.plain.fragments;
        let fragment = fragments.binary_search_by_key(&start, |f| f.start);
        let fragment = fragment.ok().and_then(|i| fragments.get(i));
        let last = parsed.message.headers.last().map(|h| h.line);
        let last = last.filter(|_| fragment.is_some_and(|f| f.cut));
        let lines = parsed.message.headers.iter().map(|h| h.line);
        let cut = lines
            .filter(|l| self.is_cut(source.to_input(*l)))
            .chain(last)
            .collect();
        Captured {
            fidelity: if headless || fragment.is_some() {
                Fidelity::Fragment
            } else {
                Fidelity::Text
            },
            cut,
            frame: None,
            framing,
            source,
            parsed,
        }
    }

    /// Whether a field that was cut stands at `span` of the input.
    fn is_cut(&self, span: Span) -> bool {
        let cuts = &self.plain.cuts;
        let next = cuts.get(cuts.partition_point(|c| c.start < span.start));
        next.is_some_and(|cut| cut.start < span.end)
    }

    /// Remembers the lines from `from` to before message `to`, but for those that told of it.
    fn leave_around(&mut self, mut from: usize, to: usize, told: Option<&Told>) {
        let above = told.map_or(&[][..], |told| &told.lines);
        let mut lines: Vec<usize> = above.iter().map(|n| to.saturating_sub(n + 1)).collect();
        lines.sort_unstable();
        lines.dedup();
        for line in lines {
            self.leave(from, line);
            from = line + 1;
        }
        self.leave(from, to);
    }

    /// Remembers the lines from `from` to `to` as belonging to no message, unless they are blank.
    fn leave(&mut self, from: usize, to: usize) {
        let span = Span::new(self.offset(from), self.offset(to));
        let text = span.of(self.input);
        if !is_blank(text) {
            let front = offset(text.len() - text.trim_ascii_start().len());
            let back = offset(text.len() - text.trim_ascii_end().len());
            let text = Span::new(span.start + front, span.end - back);
            self.capture
                .left
                .push(self.plain.text.source().to_input(text));
        }
    }
}

#[cfg(test)]
mod tests;
