//! SIP Inspector: finds SIP messages in whatever text somebody has, parses them without
//! ever failing, explains each part, checks digest authentication, and says what is wrong,
//! where, why, and how to put it right.
//!
//! The layers, left to right; a module uses those to its left only (see `ARCHITECTURE.md`):
//!
//! `text <- syntax <- message <- {ingest, digest, trace} <- lint <- rules <- explain <-
//! inspection <- {report, export} <- view <- {worker, cli} <- ui`

#[cfg(feature = "cli")]
pub mod cli;
pub mod digest;
pub mod explain;
pub mod export;
pub mod ingest;
pub mod inspection;
pub mod lint;
pub mod message;
pub mod report;
pub mod rules;
pub mod syntax;
pub mod text;
pub mod trace;
pub mod ui;
pub mod view;
pub mod worker;

pub use inspection::{Inspection, Options, fix, inspect, inspect_capture, inspect_watched};
