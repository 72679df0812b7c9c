//! `SIP0xx`: start line and syntax.

use crate::lint::Rule;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[];
