//! `SIP2xx`: routing and identity.

use crate::lint::Rule;

mod via_branch_without_cookie;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[&via_branch_without_cookie::RULE];
