//! The engine as WebAssembly, run in a headless browser by wasm-bindgen-test: what may differ there from the
//! native tests, which are a 32-bit address space, a stack of one megabyte, and a panic that ends everything.
#![cfg(target_arch = "wasm32")]

use sip_inspector::{Inspection, Options, inspect, lint::Outcome};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const MESSAGE: &str = "OPTIONS sip:bob@example.com SIP/2.0\r\n\
    Via: SIP/2.0/UDP 192.0.2.1;branch=1\r\n\
    Max-Forwards: 70\r\n\
    From: <sip:alice@example.com>;tag=1\r\n\
    To: <sip:bob@example.com>\r\n\
    Call-ID: 1@192.0.2.1\r\n\
    CSeq: 1 OPTIONS\r\n\
    Content-Length: 0\r\n\r\n";

fn inspected(input: &str) -> Inspection {
    inspect(input.as_bytes(), &Options::default())
}

#[wasm_bindgen_test]
fn a_message_is_inspected() {
    let inspection = inspected(MESSAGE);
    assert_eq!(inspection.capture().messages.len(), 1);
    let rules: Vec<&str> = inspection
        .findings()
        .iter()
        .map(|finding| finding.rule.name)
        .collect();
    assert!(rules.contains(&"via-branch-without-cookie"), "{rules:?}");
}

/// A panic would end the module, and deep recursion overflow its stack: neither can be caught here.
#[wasm_bindgen_test]
fn hostile_input_ends_nothing() {
    let head = "OPTIONS sip:bob@example.com SIP/2.0\r\n";
    let many = 100_000;
    let bodies = [
        format!("Via: SIP/2.0/UDP a (\r\n{}", "(".repeat(many)),
        format!("Via: SIP/2.0/UDP a {}", "(".repeat(many)),
        format!("To: {}", "<".repeat(many)),
        format!("To: \"{}", "\\\"".repeat(many)),
        format!("Subject: a{}", "\r\n b".repeat(many)),
        format!("Contact: {}", "<sip:a@b>,".repeat(many / 10)),
        format!("To: <sip:a@b{}>", ";a=b".repeat(many / 10)),
        format!(
            "Content-Type: multipart/mixed;boundary=-\r\n\r\n{}",
            "---\r\n".repeat(many / 10)
        ),
        "\0".repeat(many),
        "\r\n".repeat(many),
        "SIP/2.0 ".repeat(many / 10),
    ];
    for body in bodies {
        for input in [&format!("{head}{body}"), &body] {
            let crashed = inspected(input)
                .outcomes()
                .iter()
                .any(|outcome| matches!(outcome, Outcome::Crashed));
            assert!(!crashed, "{:?} ...", input.get(..80));
        }
    }
}

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
