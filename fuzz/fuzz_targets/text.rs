//! Any bytes as pasted text: nothing panics, every message is its pieces, every place lies in the
//! text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sip_inspector::{Options, explain::explain, inspect};

fuzz_target!(|input: &[u8]| {
    let inspection = inspect(input, &Options::default());
    let length = inspection.text().len();
    for message in &inspection.capture().messages {
        let bytes = message.source.bytes();
        let pieces = message.parsed.message.pieces().map(|p| message.source.get(p));
        assert_eq!(pieces.collect::<Vec<_>>().concat(), bytes);
        assert!(message.source.input_span().end as usize <= length);
        let _ = explain(message);
    }
    let report = inspection.report("fuzz");
    assert!(report.crashed.is_empty(), "{:?}", report.crashed);
});
