//! `SIP4xx`: authentication.

use crate::lint::Rule;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[];
