//! What an inspection holds and needs at most, in bytes, stage by stage: `cargo bench --bench memory`. The same in
//! every run: nothing here is timed.

#[allow(
    dead_code,
    reason = "shared with the other benches, which use more of it"
)]
mod traffic;

use peak_alloc::PeakAlloc;
use sip_inspector::{Options, ingest, inspect, report::page, text::Document, trace::Trace};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() {
    let text = traffic::traffic(1000);
    let count = ingest::read(&text).messages.len();
    println!(
        "{} messages of {} bytes; bytes a message:",
        count,
        text.len() / count
    );
    println!("{:24}{:>8}{:>8}", "", "holds", "peak");
    let capture = told("read", count, || ingest::read(&text));
    let trace = told("related", count, || Trace::new(&capture));
    drop((capture, trace));
    let inspection = told("inspected, all", count, || {
        inspect(&text, &Options::default())
    });
    let report = told("report", count, || inspection.report("x"));
    drop(report);
    told("report on text", count, || inspection.report_on_text("x"));
    let document = Document::new(text);
    told("overview for the page", count, || {
        page::overview(&inspection, &document)
    });
}

/// Runs a stage and prints what it adds for each of `count` messages.
fn told<T>(stage: &str, count: usize, run: impl FnOnce() -> T) -> T {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let made = run();
    let each = |bytes: usize| bytes.saturating_sub(before) / count;
    println!(
        "{stage:24}{:>8}{:>8}",
        each(MEMORY.current_usage()),
        each(MEMORY.peak_usage())
    );
    made
}
