//! How much memory an inspection takes: a few times its input, whatever is asked of the messages.
//! What is counted is what is asked of the allocator, the same in every run.

#[allow(dead_code, reason = "the benches use more of it")]
#[path = "../benches/traffic/mod.rs"]
mod traffic;

use peak_alloc::PeakAlloc;
use sip_inspector::{Options, inspect, report::page, text::Document};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most that `run` has at once, in percent of `whole`.
fn most<T>(whole: usize, run: impl FnOnce() -> T) -> (T, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let made = run();
    let most = MEMORY.peak_usage().saturating_sub(before);
    (made, most * 100 / whole)
}

/// One test alone: another beside it would be counted too.
#[test]
fn memory_is_a_few_times_the_input() {
    let text = traffic::traffic(200);
    let length = text.len();
    // Tables that are made once are none of the input's.
    drop(inspect(&text, &Options::default()).report("x"));
    let (inspection, share) = most(length, || inspect(&text, &Options::default()));
    assert!(share < 650, "to inspect: {share} % of the input");
    let (_, share) = most(length, || inspection.report_on_text("x"));
    assert!(share < 180, "to report on text: {share} % of the input");
    let document = Document::new(text);
    let (_, share) = most(length, || page::overview(&inspection, &document));
    assert!(share < 220, "for the page: {share} % of the input");
    let (_, share) = most(length, || inspection.report("x"));
    assert!(share < 550, "to report: {share} % of the input");
}
