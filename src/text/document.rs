//! A text as it was given, edited through an editor that knows neither its line ends nor its
//! stray bytes.

use super::{LineIndex, Position, Span, offset};

/// How a text's lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnds {
    /// There is no line end.
    None,
    /// All with CRLF, as on the wire.
    Crlf,
    /// All with LF.
    Lf,
    /// All with a lone CR.
    Cr,
    /// Some so, some otherwise.
    Mixed,
}

/// One change of an editor: what stood at `from..to` (UTF-16 units, one a line end) became `insert`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// First unit replaced.
    pub from: u32,
    /// Behind the last unit replaced.
    pub to: u32,
    /// What stands there now, its lines ending with LF.
    pub insert: String,
}

/// The original bytes, shown to an editor as text with LF.
///
/// An edit touches the bytes it replaces and no others: a CRLF stays a CRLF, and a byte that is no UTF-8 stays
/// what it was.
#[derive(Clone, Debug)]
pub struct Document {
    bytes: Vec<u8>,
    lines: LineIndex,
}

impl Document {
    /// The text as given.
    pub fn new(bytes: Vec<u8>) -> Self {
        let lines = LineIndex::new(&bytes);
        Self { bytes, lines }
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text as an editor holds it: UTF-8 with replacement characters, lines ending with LF.
    pub fn editor_text(&self) -> String {
        editor_text(&self.bytes)
    }

    /// The editor's offset of the byte at `at`.
    pub fn to_editor(&self, at: u32) -> u32 {
        self.lines.editor_offset(&self.bytes, at)
    }

    /// The byte at an editor's offset.
    pub fn to_byte(&self, editor: u32) -> u32 {
        self.lines.byte_offset(&self.bytes, editor)
    }

    /// Line and column of the byte at `at`.
    pub fn position(&self, at: u32) -> Position {
        self.lines.position(&self.bytes, at)
    }

    /// The line, from 1, of the byte at `at`.
    pub fn line(&self, at: u32) -> u32 {
        self.position(at).line
    }

    /// How its lines end.
    pub fn line_ends(&self) -> LineEnds {
        let mut seen = [false; 3];
        let mut rest = self.bytes.as_slice();
        while let Some(at) = rest.iter().position(|b| matches!(b, b'\r' | b'\n')) {
            let end = line_end(rest.get(at..).unwrap_or_default());
            match end {
                "\r\n" => seen[0] = true,
                "\n" => seen[1] = true,
                _ => seen[2] = true,
            }
            rest = rest.get(at + end.len()..).unwrap_or_default();
        }
        match seen {
            [false, false, false] => LineEnds::None,
            [true, false, false] => LineEnds::Crlf,
            [false, true, false] => LineEnds::Lf,
            [false, false, true] => LineEnds::Cr,
            _ => LineEnds::Mixed,
        }
    }

    /// Ends every line the same way; [`LineEnds::None`] and [`LineEnds::Mixed`] change nothing.
    pub fn set_line_ends(&mut self, ends: LineEnds) {
        let end: &[u8] = match ends {
            LineEnds::Crlf => b"\r\n",
            LineEnds::Lf => b"\n",
            LineEnds::Cr => b"\r",
            LineEnds::None | LineEnds::Mixed => return,
        };
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for number in 0..self.lines.line_count() {
            if number > 0 {
                bytes.extend_from_slice(end);
            }
            bytes.extend_from_slice(self.lines.line_span(&self.bytes, number).of(&self.bytes));
        }
        *self = Self::new(bytes);
    }

    /// Applies the changes of one edit: sorted, disjoint, all in the offsets before it.
    pub fn apply(&mut self, changes: &[Change]) {
        let mut bytes = Vec::with_capacity(self.bytes.len());
        let mut done = 0;
        for change in changes {
            let from = self.to_byte(change.from).max(done);
            let to = self.to_byte(change.to).max(from);
            bytes.extend_from_slice(Span::new(done, from).of(&self.bytes));
            let end = self.line_end_at(from);
            bytes.extend_from_slice(change.insert.replace('\n', end).as_bytes());
            done = to;
        }
        bytes.extend_from_slice(Span::new(done, offset(self.bytes.len())).of(&self.bytes));
        let edited = Self::new(bytes);
        *self = match self.joined_otherwise(&edited, changes) {
            Some(text) => Self::new(text.into_bytes()),
            None => edited,
        };
    }

    /// What the editor shows, where that is no longer what the edited bytes say: an edit can bring together
    /// halves of a character or of a CRLF, which the editor had as two. Only a text with stray bytes or lone
    /// CRs can do so.
    fn joined_otherwise(&self, edited: &Self, changes: &[Change]) -> Option<String> {
        let odd = std::str::from_utf8(&self.bytes).is_err()
            || matches!(self.line_ends(), LineEnds::Cr | LineEnds::Mixed);
        if !odd {
            return None;
        }
        let shown = apply_to_text(&self.editor_text(), changes);
        (edited.editor_text() != shown).then_some(shown)
    }

    /// How the line of the byte at `at` ends, or the line before it where it is the last.
    fn line_end_at(&self, at: u32) -> &'static str {
        let number = self.lines.position(&self.bytes, at).line.saturating_sub(1);
        [Some(number), number.checked_sub(1)]
            .into_iter()
            .flatten()
            .map(|n| self.lines.line_span(&self.bytes, n).end)
            .map(|end| line_end(Span::new(end, u32::MAX).tail(&self.bytes)))
            .find(|end| !end.is_empty())
            .unwrap_or("\n")
    }
}

impl Span {
    /// The bytes from its start to the end of `text`.
    fn tail(self, text: &[u8]) -> &[u8] {
        text.get(self.start as usize..).unwrap_or_default()
    }
}

/// The line end `text` begins with; empty where it begins with none.
fn line_end(text: &[u8]) -> &'static str {
    match text {
        [b'\r', b'\n', ..] => "\r\n",
        [b'\n', ..] => "\n",
        [b'\r', ..] => "\r",
        _ => "",
    }
}

fn editor_text(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.into_owned()
    }
}

/// The changes on a text with LF, as the editor makes them.
fn apply_to_text(text: &str, changes: &[Change]) -> String {
    let index = LineIndex::new(text.as_bytes());
    let byte = |editor| index.byte_offset(text.as_bytes(), editor) as usize;
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for change in changes {
        let from = byte(change.from).max(done);
        let to = byte(change.to).max(from);
        out.push_str(text.get(done..from).unwrap_or_default());
        out.push_str(&change.insert);
        done = to;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edited(text: &[u8], changes: &[(u32, u32, &str)]) -> Vec<u8> {
        let mut document = Document::new(text.to_vec());
        let changes: Vec<Change> = changes
            .iter()
            .map(|&(from, to, insert)| Change {
                from,
                to,
                insert: insert.to_owned(),
            })
            .collect();
        document.apply(&changes);
        document.bytes
    }

    #[test]
    fn an_edit_keeps_every_other_byte() {
        // (text, changes, text after)
        type Case<'a> = (&'a [u8], &'a [(u32, u32, &'a str)], &'a [u8]);
        let cases: &[Case<'_>] = &[
            (b"", &[(0, 0, "a\nb")], b"a\nb"),
            (b"ab\r\ncd\r\n", &[(3, 4, "X")], b"ab\r\nXd\r\n"),
            (b"ab\r\ncd\r\n", &[(2, 2, "\nnew")], b"ab\r\nnew\r\ncd\r\n"),
            (b"ab\r\ncd", &[(5, 5, "\n")], b"ab\r\ncd\r\n"),
            (b"ab\r\ncd", &[(2, 3, "")], b"abcd"),
            (
                b"ab\ncd\r\n",
                &[(0, 0, "x\n"), (4, 4, "y\n")],
                b"x\nab\ncy\r\nd\r\n",
            ),
            (b"\xff\r\ncd", &[(2, 3, "")], b"\xff\r\nd"),
            (b"a\xff\xfeb", &[(1, 2, "")], b"a\xfeb"),
            ("é😀x\n".as_bytes(), &[(3, 4, "y")], "é😀y\n".as_bytes()),
        ];
        for &(text, changes, after) in cases {
            assert_eq!(edited(text, changes), after, "{text:?} {changes:?}");
        }
    }

    #[test]
    fn halves_brought_together_stay_what_the_editor_shows() {
        assert_eq!(edited(b"a\rx\nb", &[(2, 3, "")]), b"a\n\nb");
        assert_eq!(
            edited(b"\xc3x\xa9", &[(1, 2, "")]),
            "\u{fffd}\u{fffd}".as_bytes()
        );
    }

    #[test]
    fn line_ends_are_told_and_changed() {
        let cases: &[(&[u8], LineEnds)] = &[
            (b"ab", LineEnds::None),
            (b"a\nb\n", LineEnds::Lf),
            (b"a\r\nb\r\n", LineEnds::Crlf),
            (b"a\rb", LineEnds::Cr),
            (b"a\rb\r\n", LineEnds::Mixed),
            (b"a\n\r\n", LineEnds::Mixed),
        ];
        for &(text, ends) in cases {
            assert_eq!(Document::new(text.to_vec()).line_ends(), ends, "{text:?}");
        }
        let mut document = Document::new(b"a\nb\r\n\rc".to_vec());
        document.set_line_ends(LineEnds::Crlf);
        assert_eq!(document.bytes(), b"a\r\nb\r\n\r\nc");
        document.set_line_ends(LineEnds::Mixed);
        assert_eq!(document.line_ends(), LineEnds::Crlf);
        document.set_line_ends(LineEnds::Lf);
        assert_eq!(document.bytes(), b"a\nb\n\nc");
    }

    proptest! {
        #[test]
        fn the_editor_and_the_document_agree(
            text in proptest::collection::vec(
                prop_oneof![Just(b'\r'), Just(b'\n'), Just(0xc3), Just(0xa9), Just(0xf0), b'a'..b'e'], 0..40),
            from in 0_u32..40, len in 0_u32..6, insert in "[a\n]{0,3}",
        ) {
            let mut document = Document::new(text);
            let shown = document.editor_text();
            let units = offset(shown.encode_utf16().count());
            let from = from.min(units);
            let change = Change { from, to: (from + len).min(units), insert };
            let expected = apply_to_text(&shown, std::slice::from_ref(&change));
            document.apply(&[change]);
            prop_assert_eq!(document.editor_text(), expected);
        }
    }
}
