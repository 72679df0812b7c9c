//! The grammars: nom parsers, one file for each part of a message, the ABNF line above each
//! production. They say what stands where; whether it is right is for the rules.
//!
//! A production that reads a whole field value takes a [`Text`] and a list to put faults in,
//! and gives `None` where the value has no meaning a receiver could take from it.

pub mod address;
pub mod auth;
pub mod call_id;
pub mod characters;
pub mod date;
pub mod fault;
pub mod header_block;
pub mod host;
pub mod input;
pub mod number;
pub mod params;
pub mod rfc3261;
pub mod sdp;
pub mod start_line;
pub mod token_list;
pub mod uri;
pub mod via;
pub mod warning;
pub mod word_items;

pub use fault::{FaultKind, SyntaxFault};
pub use input::Text;

/// Where the productions put what departs from the grammar.
pub type Faults = Vec<SyntaxFault>;
