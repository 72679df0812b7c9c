//! The body.

use super::{
    Part,
    PartKind::Text,
    build::{Cx, count},
    vocabulary::{field_values::MEDIA_TYPES, find},
};
use crate::message::HeaderId;

/// The body and its parts; `None` where there is none.
pub(super) fn body(cx: Cx<'_>) -> Option<Part> {
    let span = cx.message.body;
    if span.is_empty() {
        return None;
    }
    let part = cx
        .group(span, "Body")
        .says(format!("{}.", count(u64::from(span.len()), "octet")))
        .cited((3261, "7.4"));
    Some(kind(cx, part).holding([cx.paint(Text, span)]))
}

/// What Content-Type says of the body.
fn kind(cx: Cx<'_>, part: Part) -> Part {
    let value = cx.message.typed(cx.source, HeaderId::ContentType);
    let Some(media) = value.and_then(|v| v.media_type()) else {
        return part.says("No Content-Type says what it is.");
    };
    let word = cx.text(media.kind.join(media.subtype));
    match find(MEDIA_TYPES, &word) {
        Some(entry) => part.known(entry),
        None => part.says(format!("Its type is {word}.")),
    }
}
