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
