//! The engine as WebAssembly, run in a headless browser by wasm-bindgen-test.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The page's program is started in workers too, and on pages that have no place for it: it must then do nothing.
#[wasm_bindgen_test]
fn a_document_without_the_place_of_the_page_is_left_alone() {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a browser has a document");
    let before = document.body().map(|body| body.child_element_count());
    sip_inspector::ui::start();
    assert_eq!(
        document.body().map(|body| body.child_element_count()),
        before
    );
}
