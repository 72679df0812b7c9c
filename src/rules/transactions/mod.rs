//! `SIP5xx`: transactions, dialogs, sessions.

use crate::lint::Rule;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[];
