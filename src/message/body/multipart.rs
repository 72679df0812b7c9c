//! Bodies of several parts (RFC 2046 §5.1, in SIP by RFC 5621).

use nom::Input;

use super::{Body, Reader, kind::guess_boundary};
use crate::{
    message::{HeaderField, parse},
    syntax::{
        FaultKind, SyntaxFault, Text,
        header_block::{block, line},
        rfc3261::unquote,
        token_list::MediaType,
    },
    text::Span,
};

/// A multipart body.
#[derive(Clone, Debug, Default)]
pub struct Multipart {
    /// The delimiter lines, the closing one last where there is one.
    pub delimiters: Vec<Span>,
    /// Its parts in order.
    pub parts: Vec<Part>,
}

/// One part.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its fields and its body.
    pub span: Span,
    /// Its fields.
    pub headers: Vec<HeaderField>,
    /// The empty line behind them.
    pub separator: Span,
    /// Its body.
    pub body: Body,
}

/// Where the delimiter lines stand: the line, and whether it is the closing one.
fn delimiters<'a>(text: Text<'a>, boundary: &[u8]) -> Vec<(Text<'a>, bool)> {
    let (mut found, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let (_, after) = line(rest);
        let whole = rest.until(after);
        rest = after;
        let behind = whole.bytes().strip_prefix(b"--");
        let Some(behind) = behind.and_then(|b| b.strip_prefix(boundary)) else {
            continue;
        };
        match behind.trim_ascii() {
            b"" => found.push((whole, false)),
            b"--" => {
                found.push((whole, true));
                break;
            }
            _ => {}
        }
    }
    found
}

impl Reader<'_> {
    /// A multipart body by the boundary of its type, or by the one it plainly uses.
    pub(super) fn multipart(&mut self, media: Option<&MediaType>, text: Text<'_>) -> Multipart {
        let named = media.and_then(|m| m.params.get(self.source, "boundary")?.value);
        let boundary = named.map(|v| unquote(self.source.get(v)));
        let place = named.or(media.map(|m| m.span)).unwrap_or(text.span());
        let boundary = boundary.filter(|b| !b.is_empty()).or_else(|| {
            let fault = SyntaxFault::new(FaultKind::NoBoundary, place);
            self.faults.push(fault.expecting("a boundary parameter"));
            guess_boundary(text.bytes()).map(<[u8]>::to_vec)
        });
        let Some(boundary) = boundary else {
            return Multipart::default();
        };
        let lines = delimiters(text, &boundary);
        self.judge(&lines, place);
        let parts = (0..).zip(&lines).filter(|(_, (_, closing))| !closing);
        let parts = parts.map(|(i, (opening, _))| {
            let next = lines
                .get(i + 1_usize)
                .map_or(text.end(), |(next, _)| next.start());
            self.part(text, opening.end(), next)
        });
        Multipart {
            parts: parts.collect(),
            delimiters: lines.iter().map(|(l, _)| l.trim_end().span()).collect(),
        }
    }

    /// Delimiters that are missing.
    fn judge(&mut self, lines: &[(Text<'_>, bool)], place: Span) {
        let opening = lines.iter().rev().find(|(_, closing)| !closing);
        let closed = lines.last().is_some_and(|(_, closing)| *closing);
        let fault = match opening {
            None => SyntaxFault::new(FaultKind::NoParts, place)
                .expecting("a line of `--` and this boundary before each part"),
            Some((line, _)) if !closed => {
                SyntaxFault::new(FaultKind::UnclosedMultipart, line.trim_end().span())
                    .expecting("a closing line of `--`, the boundary and `--`")
            }
            Some(_) => return,
        };
        self.faults.push(fault);
    }

    /// The part between the end of its delimiter and the start of the next. The line end before a
    /// delimiter belongs to the delimiter.
    fn part(&mut self, text: Text<'_>, start: u32, next: u32) -> Part {
        let at = |offset: u32| offset.saturating_sub(text.start()) as usize;
        let inner = text.take(at(next)).take_from(at(start));
        let bytes = inner.bytes();
        let cut = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let cut = cut.strip_suffix(b"\r").unwrap_or(cut);
        let inner = if next == text.end() {
            inner
        } else {
            inner.take(cut.len())
        };
        let block = block(inner, true, &mut self.faults);
        let fields = block
            .fields
            .iter()
            .map(|f| parse::header_field(self.source, f));
        let headers: Vec<_> = fields.collect();
        for field in &headers {
            self.faults
                .extend_from_slice(&field.parsed(self.source).faults);
        }
        self.depth = self.depth.saturating_add(1);
        let body = self.body(&headers, block.body);
        self.depth = self.depth.saturating_sub(1);
        Part {
            span: inner.span(),
            headers,
            separator: block.separator,
            body,
        }
    }
}
