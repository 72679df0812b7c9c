//! The web worker: the engine in a thread of its own, running the page's own WebAssembly module.
//!
//! What it says and does is plain Rust, tested natively; only `client` and `thread` know the browser.

#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod client;
mod export;
mod join;
pub mod protocol;
pub mod session;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod thread;

/// The object that crosses between page and worker; bytes cross as a typed array.
#[cfg(all(target_arch = "wasm32", feature = "web"))]
fn to_js(value: &impl serde::Serialize) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue> {
    let serializer =
        serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    value
        .serialize(&serializer)
        .map_err(wasm_bindgen::JsValue::from)
}
