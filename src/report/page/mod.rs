//! The page's records: light rows for lists, details on demand, places in the editor's own units.
//!
//! Unlike [`super::v1`] these are between one build and itself: they change as the page does.

mod auth;
mod convert;
mod ends;
mod examples;
mod fates;
mod ingest;
mod nat;
mod questions;
mod records;
mod rules;
mod share;
mod tree;

pub use auth::checks;
pub use convert::{overview, safe_changes};
pub use ends::host;
pub use fates::Fate;
pub use records::*;
pub use rules::{rule_page, rule_rows};
pub use tree::{CLASSES, tokens, tree};

/// More findings than anybody reads; of each rule the first, and the counts still tell all.
pub const MOST_FINDINGS: usize = 5_000;
