//! What loggers, terminals, mail and web pages do to messages, undone: one file a kind. Each pass
//! gives a new text whose bytes still know where in the input they stand, or nothing where there
//! is nothing to undo. Every pass is linear.

mod ansi;
mod audiocodes;
mod bom;
mod cells;
mod columns;
mod doubled;
mod ends;
mod entities;
mod escapes;
mod flattened;
mod hexdump;
mod indented;
mod mailto;
mod marks;
mod nbsp;
mod one_line;
mod pages;
mod parts;
mod prefix;
mod printable;
mod quoted;
mod records;
mod ribbon;
mod strings;
mod tags;
mod trailing;
mod tree;
mod tshark;
mod wrapped;

use super::lines::{Line, Start, Text};
use crate::text::{Source, Span, Stage, Watch};

/// Something that was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What, in words: "colour codes removed".
    pub what: &'static str,
    /// How often.
    pub count: u32,
    /// Where in the input it first stood.
    pub first: Span,
}

/// A message that is only part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    /// Where in the input its start line begins.
    pub start: u32,
    /// Whether its last field was cut.
    pub cut: bool,
}

/// An input with what was done to it undone.
pub(super) struct Plain {
    /// The text.
    pub text: Text,
    /// What was undone.
    pub undone: Vec<Undone>,
    /// Which messages are only parts, by `start`.
    pub fragments: Vec<Fragment>,
    /// Where in the input fields stand whose end was cut, in order.
    pub cuts: Vec<Span>,
}

type Run = fn(&mut Pass<'_>);

/// What is undone, in words, and how. The order matters: what a logger did last is undone first.
const PASSES: [(&str, Run); 29] = [
    ("byte order mark removed", bom::pass),
    ("line ends of other kinds restored", ends::pass),
    ("quoted-printable decoded", printable::pass),
    ("colour codes removed", ansi::pass),
    ("blanks that do not break made plain", nbsp::pass),
    ("quotations opened", quoted::pass),
    ("page breaks removed", pages::pass),
    ("indentation removed", indented::pass),
    ("hex dumps read", hexdump::pass),
    ("parts of tshark's output put together", tshark::pass),
    ("HTML tags removed", tags::pass),
    ("HTML entities decoded", entities::pass),
    ("empty lines between lines removed", doubled::pass),
    ("columns of ngrep's joined", columns::pass),
    ("strings of one line opened", strings::pass),
    ("escaped line ends restored", escapes::pass),
    ("records opened", records::pass),
    ("parts of messages joined", parts::pass),
    ("records joined", audiocodes::pass),
    ("split entries joined", ribbon::pass),
    ("packet details put together", tree::pass),
    ("lines printed in parts put together", one_line::pass),
    ("cells of tables opened", cells::pass),
    ("line prefixes stripped", prefix::pass),
    ("blanks behind every line removed", trailing::pass),
    ("marks at line ends removed", marks::pass),
    ("links to addresses removed", mailto::pass),
    ("messages on one line taken apart", flattened::pass),
    ("broken lines joined", wrapped::pass),
];

/// Undoes what was done to `input`.
pub(super) fn undo(input: &[u8], watch: Watch<'_>) -> Plain {
    let mut plain = Plain {
        text: Text::new(Source::slice(
            input,
            Span::new(0, crate::text::offset(input.len())),
        )),
        undone: Vec::new(),
        fragments: Vec::new(),
        cuts: Vec::new(),
    };
    for ((what, run), done) in PASSES.into_iter().zip(1..) {
        let mut pass = Pass::new(&plain.text);
        run(&mut pass);
        plain.fragments.append(&mut pass.fragments);
        plain.cuts.append(&mut pass.cuts);
        if let Some((text, count, first)) = pass.finish() {
            plain.undone.push(Undone { what, count, first });
            plain.text = Text::new(text);
        }
        // A pass goes over the whole text.
        watch.tell(
            Stage::Reading,
            input.len() / PASSES.len() * done,
            input.len(),
        );
    }
    watch.tell(Stage::Reading, input.len(), input.len());
    plain.fragments.sort_by_key(|f| f.start);
    plain
}

/// An edit of a text from its front to its end. What no call names is copied.
pub(super) struct Pass<'a> {
    text: &'a Text,
    out: Source,
    /// How far the text has been copied or left out.
    done: u32,
    count: u32,
    first: Option<Span>,
    /// Fragments found on the way.
    pub fragments: Vec<Fragment>,
    /// Where in the input fields stand whose end was cut.
    pub cuts: Vec<Span>,
}

impl<'a> Pass<'a> {
    fn new(text: &'a Text) -> Self {
        Self {
            text,
            out: Source::default(),
            done: 0,
            count: 0,
            first: None,
            fragments: Vec::new(),
            cuts: Vec::new(),
        }
    }

    /// All the bytes of the text.
    fn bytes(&self) -> &'a [u8] {
        self.text.bytes()
    }

    /// The bytes at `span`.
    fn get(&self, span: Span) -> &'a [u8] {
        self.text.source().get(span)
    }

    /// The lines of the text.
    fn lines(&self) -> &'a [Line] {
        self.text.lines()
    }

    /// The content of line `i`; nothing where there is no such line.
    fn line(&self, i: usize) -> &'a [u8] {
        self.text.line(i)
    }

    /// How line `i` starts a message.
    fn start(&self, i: usize) -> Start {
        self.text.start(i)
    }

    /// Offset behind the last byte.
    fn end(&self) -> u32 {
        self.text.source().span().end
    }

    /// Where in the input `span` stands.
    fn to_input(&self, span: Span) -> Span {
        self.text.source().to_input(span)
    }

    /// Puts `bytes` in the place of `span`, which must not lie before an earlier one.
    fn replace(&mut self, span: Span, bytes: &[u8]) {
        self.text_up_to(span.start);
        let input = self.to_input(span);
        self.out.push_replaced(bytes, input);
        self.done = self.done.max(span.end);
        if self.first.is_none() {
            self.first = Some(input);
        }
    }

    /// Writes `bytes`, which stand for the text at `from`, and behind them the text at `span`,
    /// wherever that is. What comes next is not moved.
    fn insert(&mut self, bytes: &[u8], from: Span, span: Span) {
        self.out.push_replaced(bytes, self.to_input(from));
        self.out.push_part(self.text.source(), span);
    }

    /// How far the text has been copied or left out.
    fn done(&self) -> u32 {
        self.done
    }

    /// Leaves `span` out.
    fn remove(&mut self, span: Span) {
        self.replace(span, b"");
    }

    /// Counts one thing undone.
    fn note(&mut self) {
        self.count = self.count.saturating_add(1);
    }

    fn text_up_to(&mut self, end: u32) {
        if self.done < end {
            self.out
                .push_part(self.text.source(), Span::new(self.done, end));
            self.done = end;
        }
    }

    /// The new text, how often something was undone, and where first; `None` where nothing was.
    fn finish(mut self) -> Option<(Source, u32, Span)> {
        if self.count == 0 {
            return None;
        }
        self.text_up_to(self.end());
        Some((self.out, self.count, self.first.unwrap_or_default()))
    }
}

/// What `pass` makes of `text`; `None` where it finds nothing to undo.
#[cfg(test)]
fn undone_by(pass: fn(&mut Pass<'_>), text: &str) -> Option<String> {
    let source = Text::new(Source::slice(
        text.as_bytes(),
        Span::new(0, crate::text::offset(text.len())),
    ));
    let mut run = Pass::new(&source);
    pass(&mut run);
    let (text, _, _) = run.finish()?;
    Some(String::from_utf8_lossy(text.bytes()).into_owned())
}
