//! Places in text: spans, lines and columns, and the map from a message's bytes back to the
//! input they came from. Nothing here knows what SIP is.

mod document;
mod line_index;
mod progress;
mod source;
mod span;
pub mod time;

pub use document::{Change, Document, LineEnds};
pub use line_index::{LineIndex, Position};
pub use progress::{Pace, Progress, Stage, Watch};
pub use source::{Piece, Source};
pub(crate) use span::offset;
pub use span::{Span, Spanned};

/// Whether `input` is no text: control characters stand at its beginning that no text has.
pub fn is_binary(input: &[u8]) -> bool {
    let control = |b: &u8| matches!(b, 0..=8 | 14..=25 | 28..=31 | 127);
    input.iter().take(4096).any(control)
}
