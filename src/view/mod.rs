//! What the panes show, worked out without a browser: filters, windows, the flattened tree, wording.

pub mod auth;
pub mod calls;
pub mod findings;
pub mod groups;
pub mod hex;
pub mod ingest;
pub mod ladder;
pub mod messages;
pub mod rules;
pub mod tree;
pub mod window;
pub mod words;
