//! `SIP3xx`: body and SDP.

use crate::lint::Rule;

mod content_length_mismatch;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[&content_length_mismatch::RULE];
