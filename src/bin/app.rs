//! The page's program. The web worker runs the same module and calls `startWorker` instead.

#[cfg(target_arch = "wasm32")]
fn main() {
    sip_inspector::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program is the page: build it with `cargo xtask build`");
}
