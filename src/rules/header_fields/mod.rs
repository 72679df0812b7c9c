//! `SIP1xx`: header fields.

use crate::lint::Rule;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[];
