//! Finds messages in pasted text.

use super::{Capture, Captured, Fidelity, Framing};
use crate::{
    message::parse,
    text::{Source, Span, offset},
};

/// Finds the messages of `input`.
pub fn find(input: &[u8]) -> Capture {
    let source = Source::slice(input, Span::new(0, offset(input.len())));
    let parsed = parse(&source);
    let message = Captured {
        source,
        parsed,
        framing: Framing::default(),
        fidelity: Fidelity::default(),
    };
    Capture {
        messages: vec![message],
        formats: vec!["text"],
        left: Vec::new(),
    }
}
