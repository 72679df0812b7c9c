//! A message's lines: start line, header fields with their folds, the empty line, the body
//! (RFC 3261 §7.3.1, §7.5).

use nom::Input;

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    characters::{Content, characters},
    rfc3261::is_token,
};
use crate::text::Span;

/// A message cut at its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The start line, its line end included.
    pub start: Span,
    /// The header fields in order.
    pub fields: Vec<RawField>,
    /// The empty line; empty where there is none.
    pub separator: Span,
    /// What follows it.
    pub body: Span,
}

/// `message-header = field-name HCOLON [field-value] CRLF`, not yet understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawField {
    /// Every line of it, line ends included.
    pub line: Span,
    /// The name; the whole line where it holds no colon.
    pub name: Span,
    /// The value without the white space round it.
    pub value: Span,
    /// Whether a colon stands behind the name.
    pub colon: bool,
    /// Whether it continues on further lines.
    pub folded: bool,
}

/// Splits off the first line: its content, and what follows its line end.
pub fn line(text: Text<'_>) -> (Text<'_>, Text<'_>) {
    let Some(n) = text.position(|b| b == b'\n') else {
        return (text, text.take_from(text.bytes().len()));
    };
    let content = text.take(n);
    let cut = usize::from(content.bytes().last() == Some(&b'\r'));
    (content.take(n - cut), text.take_from(n + 1))
}

/// Cuts all of `message` at its lines; `headless` says that the first one is no start line. Every
/// byte is in exactly one piece.
pub fn block(message: Text<'_>, headless: bool, faults: &mut Faults) -> Block {
    let mut rest = if headless { message } else { line(message).1 };
    let start = message.until(rest).span();
    let mut fields: Vec<RawField> = Vec::new();
    let mut separator = Span::empty(message.end());
    while !rest.is_empty() {
        let (content, after) = line(rest);
        let whole = rest.until(after);
        if content.bytes() == b"v=0" {
            separator = Span::empty(content.start());
            faults.push(
                SyntaxFault::new(FaultKind::NoEmptyLine, content.span())
                    .expecting("an empty line before the body"),
            );
            break;
        }
        rest = after;
        // A line of blanks alone continues nothing: editors and logs leave such lines.
        if content.trim().is_empty() {
            separator = whole.span();
            break;
        }
        let folds = matches!(content.bytes().first(), Some(b' ' | b'\t'));
        match fields.last_mut().filter(|_| folds) {
            Some(last) => fold(last, whole),
            None => fields.push(field(content, whole, faults)),
        }
    }
    let body = Span::new(separator.end.max(rest.start()), message.end());
    Block {
        start,
        fields,
        separator,
        body,
    }
}

/// Appends a continuation line to a field.
fn fold(field: &mut RawField, whole: Text<'_>) {
    field.line.end = whole.end();
    let content = whole.trim();
    if field.colon && !content.is_empty() {
        let start = if field.value.is_empty() {
            content.start()
        } else {
            field.value.start
        };
        field.value = Span::new(start, content.end());
    }
    field.folded = true;
}

/// One line as a field.
fn field(content: Text<'_>, whole: Text<'_>, faults: &mut Faults) -> RawField {
    let text = content.trim_start();
    if text.start() != content.start() {
        let blank = content.until(text).span();
        faults.push(
            SyntaxFault::new(FaultKind::FoldBeforeFirstField, blank)
                .expecting("a field name at the start of the line"),
        );
    }
    let Some(n) = text.position(|b| b == b':') else {
        let name = text.trim_end().span();
        faults.push(SyntaxFault::new(FaultKind::NoColon, name).expecting("`Name: value`"));
        return RawField {
            line: whole.span(),
            name,
            value: Span::empty(content.end()),
            colon: false,
            folded: false,
        };
    };
    let name = text.take(n).trim_end();
    field_name(name, text.take(n + 1), faults);
    let value = text.take_from(n + 1).trim();
    let value = if value.is_empty() {
        Span::empty(text.take_from(n + 1).start())
    } else {
        value.span()
    };
    RawField {
        line: whole.span(),
        name: name.span(),
        value,
        colon: true,
        folded: false,
    }
}

/// Puts what is no token in a name, or that there is none before `colon`, into `faults`.
fn field_name(name: Text<'_>, colon: Text<'_>, faults: &mut Faults) {
    let from = faults.len();
    if !is_token(name.bytes()) {
        let at = if name.is_empty() { colon } else { name };
        let fault = SyntaxFault::new(FaultKind::FieldName, at.span());
        faults.push(fault.expecting("a token as field name"));
    }
    characters(name, Content::Structured, from, faults);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_their_faults() {
        use FaultKind::{FieldName, FoldBeforeFirstField, LookAlike, NoColon, NoEmptyLine};
        // text, fields, body, faults
        let cases: &[(&str, &[&str], &str, &[FaultKind])] = &[
            (
                "S\r\nA: 1\r\nB :2 \r\n\r\nbody",
                &["A=1", "B=2"],
                "body",
                &[],
            ),
            (
                "S\nA: 1\n  2\n\t3\nB:\n\nx",
                &["A=1\n  2\n\t3", "B="],
                "x",
                &[],
            ),
            ("S\nA:\n b\n", &["A=b"], "", &[]),
            ("S", &[], "", &[]),
            ("S\n\n", &[], "", &[]),
            ("S\nA: 1", &["A=1"], "", &[]),
            (
                "S\nno colon\nB: 1\n\n",
                &["no colon=", "B=1"],
                "",
                &[NoColon],
            ),
            ("S\n A: 1\n\n", &["A=1"], "", &[FoldBeforeFirstField]),
            (
                "S\nA b: 1\n: 2\n\n",
                &["A b=1", "=2"],
                "",
                &[FieldName, FieldName],
            ),
            (
                "S\nA: 1\nv=0\no=x\n",
                &["A=1"],
                "v=0\no=x\n",
                &[NoEmptyLine],
            ),
            ("S\nA\u{2013}b: 1\n\n", &["A\u{2013}b=1"], "", &[LookAlike]),
            ("S\nA: 1\n \t\nx", &["A=1"], "x", &[]),
            ("", &[], "", &[]),
        ];
        for (text, fields, body, kinds) in cases {
            let mut faults = Faults::new();
            let read = block(Text::whole(text.as_bytes()), false, &mut faults);
            let part = |s: Span| text.get(s.range()).unwrap();
            let shown: Vec<_> = read
                .fields
                .iter()
                .map(|f| format!("{}={}", part(f.name), part(f.value)))
                .collect();
            assert_eq!(shown, *fields, "{text:?}");
            assert_eq!(part(read.body), *body, "{text:?}");
            assert_eq!(
                faults.iter().map(|f| f.kind).collect::<Vec<_>>(),
                *kinds,
                "{text:?}"
            );
            let mut pieces = vec![part(read.start)];
            pieces.extend(read.fields.iter().map(|f| part(f.line)));
            pieces.extend([part(read.separator), part(read.body)]);
            assert_eq!(pieces.concat(), *text);
        }
    }
}
