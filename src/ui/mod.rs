//! The page: its state in plain Rust, its components in the browser.
//!
//! Components show records and say actions; none of them knows the engine.

pub mod state;

#[cfg(all(target_arch = "wasm32", feature = "web"))]
mod web;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub use web::start;
