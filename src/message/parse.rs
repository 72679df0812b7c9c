//! From bytes to a [`Message`]. Never fails: a broken message is a value with faults.

use std::cell::OnceCell;

use super::{HeaderField, Message, header_table};
use crate::{
    syntax::{
        SyntaxFault, Text,
        header_block::{RawField, block, line},
        start_line::start_line,
    },
    text::Source,
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
    let text = Text::new(source.bytes(), source.span());
    let mut faults = Vec::new();
    let (first, _) = line(text);
    let start = start_line(first, &mut faults);
    let block = block(text, &mut faults);
    let headers = block.fields.iter().map(|f| header_field(source, f));
    let message = Message {
        start,
        start_span: block.start,
        headers: headers.collect(),
        separator: block.separator,
        body: block.body,
    };
    Parsed { message, faults }
}

fn header_field(source: &Source, raw: &RawField) -> HeaderField {
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
