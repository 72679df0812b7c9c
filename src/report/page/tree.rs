//! A message's parts become the inspector's tree and the editor's colours.

use super::{Node, Tokens};
use crate::{
    explain::{self, Part, PartKind},
    text::{Document, Source, Span},
};

/// The classes of parts, as style sheets name them; a token carries an index into these.
pub const CLASSES: [&str; 21] = [
    "method",
    "status",
    "reason",
    "version",
    "field-name",
    "unknown-field",
    "scheme",
    "user",
    "host",
    "port",
    "display-name",
    "param-name",
    "param-value",
    "number",
    "token",
    "identifier",
    "secret",
    "sdp-type",
    "sdp-attribute",
    "text",
    "group",
];

const fn class(kind: PartKind) -> u32 {
    kind as u32
}

/// The tree of `part`, a part of the message read from `source`. Parts that are there for their colour alone are
/// left out.
pub fn tree(part: &Part, source: &Source, document: &Document) -> Node {
    let (from, to) = place(part.span, source, document);
    let class = CLASSES.get(class(part.kind) as usize).copied();
    let told = part.children.iter().filter(|p| !p.label.is_empty());
    Node {
        class: class.unwrap_or_default().to_owned(),
        label: part.label.clone(),
        value: part.value.clone(),
        meaning: part.meaning.clone(),
        source: part.source.clone(),
        from,
        to,
        bytes: (part.span.start, part.span.end),
        children: told.map(|p| tree(p, source, document)).collect(),
    }
}

/// Adds the colours of `root`, of the message read from `source`, that lie in the stretch of `tokens`.
pub fn tokens(root: &Part, source: &Source, document: &Document, tokens: &mut Tokens) {
    for (span, kind) in explain::tokens(root) {
        let (from, to) = place(span, source, document);
        if from < to && from < tokens.to && tokens.from < to {
            tokens.spans.extend([from, to, class(kind)]);
        }
    }
}

fn place(span: Span, source: &Source, document: &Document) -> (u32, u32) {
    let span = source.to_input(span);
    (document.to_editor(span.start), document.to_editor(span.end))
}
