//! SIP Inspector.

#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod ui;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod worker;
