//! The web worker: the engine in a thread of its own, running the page's own WebAssembly module.
//!
//! What it says and does is plain Rust, tested natively; only `client` and `thread` know the browser.

#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod client;
mod convert;
mod export;
mod join;
pub mod protocol;
pub mod session;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod thread;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
mod wire;
