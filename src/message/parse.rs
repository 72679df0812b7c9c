//! From bytes to a [`Message`]. Never fails: a broken message is a value with faults.

use std::cell::OnceCell;

use nom::Input;

use super::{
    HeaderField, HeaderId, HeaderInfo, Message, Method, Spelling,
    header_table::{self, Grammar, Need},
    near::is_one_slip,
    value,
};
use crate::{
    syntax::{
        SyntaxFault, Text,
        characters::{Content, characters},
        header_block::{RawField, block, line},
        rfc3261::{is_token, is_token_char},
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
    let headers: Vec<_> = headers.collect();
    let mut message = Message {
        start,
        start_span: block.start,
        present: headers.iter().map(|h| h.id).collect(),
        headers,
        separator: block.separator,
        body: block.body,
        content: OnceCell::new(),
    };
    claim_missing(source, &mut message);
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
    let name = source.get(raw.name);
    let (id, spelling) = header_table::lookup(name);
    if id == HeaderId::Other
        && !is_token(name)
        && let Some(field) = without_colon(source, raw)
    {
        return field;
    }
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

/// A line that starts with a known name and no colon behind it (`From <sip:a@h>`, `To= b`,
/// `Via (x): c`). The fault is told; the field keeps its meaning, so nothing else is said of it.
fn without_colon(source: &Source, raw: &RawField) -> Option<HeaderField> {
    let name = source.get(raw.name);
    let first = name.iter().position(|b| !is_token_char(*b))?;
    let (id, spelling) = header_table::lookup(name.get(..first)?);
    if spelling != Spelling::Full {
        return None;
    }
    let text = Text::new(source.bytes(), raw.name.join(raw.value));
    let rest = text.take_from(first).trim_start();
    let sign = rest.bytes().first();
    let rest = match sign {
        Some(b'=' | b';') => rest.take_from(1).trim(),
        // What is in the way stands before the colon.
        Some(b'(' | b'[') if raw.colon => Text::new(source.bytes(), raw.value),
        _ => rest.trim(),
    };
    Some(HeaderField {
        name: text.take(first).span(),
        value: rest.span(),
        line: raw.line,
        id,
        spelling,
        colon: false,
        folded: raw.folded,
        parsed: OnceCell::new(),
    })
}

/// Takes a field of unknown name for one that the message lacks, where the names are one slip apart
/// and the message must have the field, or the value is such a field's: names as short as `To` and
/// `Date` are near to too much to be understood without that.
fn claim_missing(source: &Source, message: &mut Message) {
    let unknown = |h: &HeaderField| {
        let name = source.get(h.name);
        h.spelling == Spelling::Unknown && h.colon && is_token(name) && !name.starts_with(b"X-")
    };
    if !message.headers.iter().any(unknown) {
        return;
    }
    let method = message.method(source);
    let method = method.map_or(Method::Other, |m| Method::of(source.get(m)));
    let status = message
        .status()
        .map(|_| message.status_code().unwrap_or_default());
    let absent: Vec<_> = header_table::rows()
        .filter(|row| message.field(row.id).is_none())
        .collect();
    let wanted = |row: &HeaderInfo| row.need(method, status) == Need::Mandatory;
    let may = |row: &HeaderInfo| row.need(method, status) == Need::Optional;
    for field in message.headers.iter_mut().filter(|h| unknown(h)) {
        let name = String::from_utf8_lossy(source.get(field.name)).to_ascii_lowercase();
        let near = |row: &&&HeaderInfo| is_one_slip(&name, &row.name().to_ascii_lowercase());
        let fits =
            |row: &&&HeaderInfo| wanted(row) || (may(row) && says_which(row, source, field.value));
        let mut meant = absent.iter().filter(near).filter(fits);
        if let (Some(row), None) = (meant.next(), meant.next()) {
            field.id = row.id;
            field.spelling = Spelling::Misspelled;
        }
    }
    message.present = message.headers.iter().map(|h| h.id).collect();
}

/// Whether a value can hardly be another field's.
fn says_which(row: &HeaderInfo, source: &Source, at: Span) -> bool {
    let telling = match row.grammar {
        Grammar::Date | Grammar::CallIdParams | Grammar::Number => true,
        Grammar::Addresses | Grammar::NameAddrs => source.get(at).contains(&b'<'),
        _ => false,
    };
    telling && value::read(row.id, source, at).faults.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::offset;

    #[test]
    fn fields_whose_names_went_wrong_keep_their_meaning() {
        let head = "INVITE sip:b@h SIP/2.0\n";
        for (line, id, value) in [
            ("From <sip:a@h>;tag=1", HeaderId::From, "<sip:a@h>;tag=1"),
            ("From= <sip:a@h>", HeaderId::From, "<sip:a@h>"),
            ("From (x): <sip:a@h>", HeaderId::From, "<sip:a@h>"),
            ("CSeq 1 INVITE", HeaderId::CSeq, "1 INVITE"),
            ("rom: x", HeaderId::From, "x"),
            ("Too: x", HeaderId::To, "x"),
            ("Bia: x", HeaderId::Via, "x"),
            ("Call-D: x", HeaderId::CallId, "x"),
            (
                "ate: Mon, 16 Nov 2026 11:02:33 GMT",
                HeaderId::Date,
                "Mon, 16 Nov 2026 11:02:33 GMT",
            ),
            ("Rate: 5", HeaderId::Other, "5"),
            ("X-From: x", HeaderId::Other, "x"),
            ("Room: x", HeaderId::Other, "x"),
            ("Some text", HeaderId::Other, ""),
        ] {
            let text = format!("{head}{line}\n");
            let source = Source::slice(text.as_bytes(), Span::new(0, offset(text.len())));
            let parsed = parse(&source);
            let field = &parsed.message.headers[0];
            assert_eq!(field.id, id, "{line}");
            assert_eq!(source.get(field.value), value.as_bytes(), "{line}");
        }
        let text = format!("{head}From: x\nGrom: y\n");
        let source = Source::slice(text.as_bytes(), Span::new(0, offset(text.len())));
        assert_eq!(parse(&source).message.fields(HeaderId::From).count(), 1);
    }

    #[test]
    fn a_message_without_start_line_keeps_its_first_field() {
        let text = b"Via: SIP/2.0/UDP h\nTo: <sip:h>\n";
        let parsed = parse(&Source::slice(text, Span::new(0, offset(text.len()))));
        assert_eq!(parsed.message.start, StartLine::Unreadable);
        assert!(parsed.message.field(HeaderId::Via).is_some());
        assert_eq!(parsed.message.headers.len(), 2);
    }
}
