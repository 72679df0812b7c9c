//! `SIP3xx`: body and SDP.

use crate::lint::Rule;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[];
