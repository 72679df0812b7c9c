//! How messages belong together: challenges and their answers, transactions, dialogs.

use crate::ingest::Capture;

/// How the messages of a capture belong together.
#[derive(Clone, Debug, Default)]
pub struct Trace {}

impl Trace {
    /// Relates the messages of `capture`.
    pub fn new(capture: &Capture) -> Self {
        let _ = capture;
        Self {}
    }
}
