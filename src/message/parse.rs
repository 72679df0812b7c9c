//! From bytes to a [`Message`]. Never fails: a broken message is a value with faults.

use std::cell::OnceCell;

use nom::Input;

use super::{HeaderField, Message, Spelling, header_table};
use crate::{
    syntax::{
        SyntaxFault, Text,
        characters::{Content, characters},
        header_block::{RawField, block, line},
        start_line::{StartLine, start_line},
    },
    text::{Source, Span},
};

/// A message and where it departs from the grammar of its start line and its lines. Faults in
/// field values come with the values: [`HeaderField::parsed`].
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What was read.
    pub message: Message,
    /// What departs from the grammar.
    pub faults: Vec<SyntaxFault>,
}

/// Reads one message. Whatever the bytes are, its pieces joined are those bytes.
pub fn parse(source: &Source) -> Parsed {
    let headless = starts_with_field(Text::new(source.bytes(), source.span()));
    parse_part(source, source.span(), headless)
}

/// Reads what stands at `span`, such as a fragment in the body of another message; `headless` says
/// that it has no start line.
pub(super) fn parse_part(source: &Source, span: Span, headless: bool) -> Parsed {
    let text = Text::new(source.bytes(), span);
    let mut faults = Vec::new();
    let first = if headless { text.take(0) } else { line(text).0 };
    let start = start_line(first, &mut faults);
    let content = match start {
        StartLine::Status(_) => Content::Free,
        _ => Content::Structured,
    };
    characters(first, content, 0, &mut faults);
    let block = block(text, headless, &mut faults);
    let headers = block.fields.iter().map(|f| header_field(source, f));
    let message = Message {
        start,
        start_span: block.start,
        headers: headers.collect(),
        separator: block.separator,
        body: block.body,
        content: OnceCell::new(),
    };
    Parsed { message, faults }
}

/// Whether the first line is a known header field: then the start line is missing.
fn starts_with_field(text: Text<'_>) -> bool {
    let (first, _) = line(text);
    let name = first
        .position(|b| b == b':')
        .map(|n| first.take(n).trim_end());
    name.is_some_and(|n| {
        matches!(
            header_table::lookup(n.bytes()).1,
            Spelling::Full | Spelling::Compact
        )
    })
}

/// A field as its name says.
pub(super) fn header_field(source: &Source, raw: &RawField) -> HeaderField {
    let (id, spelling) = header_table::lookup(source.get(raw.name));
    HeaderField {
        name: raw.name,
        value: raw.value,
        line: raw.line,
        id,
        spelling,
        colon: raw.colon,
        folded: raw.folded,
        parsed: OnceCell::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{message::HeaderId, text::offset};

    #[test]
    fn a_message_without_start_line_keeps_its_first_field() {
        let text = b"Via: SIP/2.0/UDP h\nTo: <sip:h>\n";
        let parsed = parse(&Source::slice(text, Span::new(0, offset(text.len()))));
        assert_eq!(parsed.message.start, StartLine::Unreadable);
        assert!(parsed.message.field(HeaderId::Via).is_some());
        assert_eq!(parsed.message.headers.len(), 2);
    }
}
