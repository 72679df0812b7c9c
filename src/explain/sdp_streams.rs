//! Attributes that tell directions apart: rid, simulcast, imageattr.

use super::{
    Part,
    PartKind::{Identifier, Text, Token},
    build::Cx,
    formats::{Formats, format},
    sdp_attributes::format_param,
};
use crate::{
    syntax::sdp::{Directions, Rid},
    text::Span,
};

/// `send` or `recv`.
fn direction(cx: Cx<'_>, span: Span) -> Part {
    let says = match cx.bytes(span) {
        b"send" => "What the writer of this line sends.",
        _ => "What the writer of this line is ready to receive.",
    };
    cx.part(Token, span, cx.text(span)).says(says)
}

/// A version of a stream, which way it goes, and what restricts it.
pub(super) fn rid(cx: Cx<'_>, rid: &Rid) -> Vec<Part> {
    let id = cx.part(Identifier, rid.id, "version");
    let id = id
        .says("The version's name, which simulcast lists.")
        .cited((8851, "4"));
    let params = rid.params.iter().map(|p| format_param(cx, "rid", p));
    [id, direction(cx, rid.direction)]
        .into_iter()
        .chain(params)
        .collect()
}

/// What goes which way, by simulcast and imageattr.
pub(super) fn ways(cx: Cx<'_>, formats: &Formats, directions: &Directions) -> Vec<Part> {
    let head = directions.format.map(|f| format(cx, formats, f));
    let item = |span: &Span| match (directions.format, cx.bytes(*span).first()) {
        (Some(_), Some(b'*')) => cx.part(Text, *span, "sizes").says("Any size."),
        (Some(_), _) => cx.part(Text, *span, "sizes").cited((6236, "3.1.1")),
        (None, Some(b'~')) => cx
            .part(Identifier, *span, "version")
            .says("A version of the stream, by its rid; it starts paused.")
            .cited((8853, "5.1")),
        (None, _) => cx
            .part(Identifier, *span, "version")
            .says("A version of the stream, by its rid.")
            .cited((8853, "5.1")),
    };
    let way = |(way, items): &(Span, Vec<Span>)| {
        let items = items.iter().map(item);
        std::iter::once(direction(cx, *way))
            .chain(items)
            .collect::<Vec<_>>()
    };
    head.into_iter()
        .chain(directions.ways.iter().flat_map(way))
        .collect()
}
