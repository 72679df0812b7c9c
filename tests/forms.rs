//! The forms in which messages reach a user: each has a fixture, made up after a real sample where
//! one could be found (`docs/formats.md` says which), and a snapshot of what is read from it.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use sip_inspector::{
    Options,
    ingest::{self, Capture, Captured, Fidelity},
    inspect,
};

/// What was read, one line a message and one for what was done to the text.
fn summary(input: &[u8], capture: &Capture) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "formats: {}", capture.formats.join(", "));
    for undone in &capture.undone {
        let _ = writeln!(text, "undone: {} ({})", undone.what, undone.count);
    }
    for (what, count) in &capture.skipped {
        let _ = writeln!(text, "passed over: {count} {what}");
    }
    for (n, captured) in capture.messages.iter().enumerate() {
        let _ = write!(text, "{}", message(n + 1, captured));
    }
    for left in &capture.left {
        let words = String::from_utf8_lossy(left.of(input)).into_owned();
        let words: Vec<_> = words.split_whitespace().collect();
        let words: String = words.join(" ").chars().take(60).collect();
        let _ = writeln!(text, "left: {words}");
    }
    text
}

fn message(number: usize, captured: &Captured) -> String {
    let (source, message, framing) = (
        &captured.source,
        &captured.parsed.message,
        &captured.framing,
    );
    let first = String::from_utf8_lossy(source.get(message.start_span))
        .trim_end()
        .to_owned();
    let mut text = format!("{number}: {first}\n");
    let show = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
    let _ = writeln!(
        text,
        "   {} {} {} > {} {} {}",
        framing.form.unwrap_or("-"),
        show(&framing.time),
        show(&framing.source),
        show(&framing.destination),
        show(&framing.transport),
        framing
            .direction
            .map_or("-".into(), |d| format!("{d:?}").to_lowercase()),
    );
    let fidelity = match captured.fidelity {
        Fidelity::Fragment => ", a fragment",
        _ => "",
    };
    let cut = if captured.cut.is_empty() { "" } else { ", cut" };
    let (fields, body) = (message.headers.len(), message.body.len());
    let _ = writeln!(text, "   {fields} fields, body of {body}{fidelity}{cut}");
    text
}

/// Every byte that is said to be the input's is, and every span maps to a place in the input.
fn maps_back(name: &str, input: &[u8], capture: &Capture) {
    for captured in &capture.messages {
        let source = &captured.source;
        let message = &captured.parsed.message;
        let spans = message
            .headers
            .iter()
            .flat_map(|h| [h.name, h.value, h.line]);
        for span in spans.chain([message.start_span, message.body, source.span()]) {
            let there = source.to_input(span);
            assert!(there.end as usize <= input.len(), "{name}: {span:?}");
            assert!(span.is_empty() || !there.is_empty(), "{name}: {span:?}");
            if let Some(verbatim) = source.verbatim(span) {
                assert_eq!(verbatim.of(input), source.get(span), "{name}");
            }
        }
    }
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/forms")
}

#[test]
fn every_form_stands_in_the_table() {
    let table = include_str!("../docs/formats.md");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let names = rows.flat_map(|row| {
        let cell = row.split(" | ").next().unwrap();
        cell.split('`').skip(1).step_by(2)
    });
    let mut rows: Vec<_> = names.collect();
    rows.sort_unstable();
    let files = files(&folder());
    let files: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(rows, files);
}

#[test]
fn what_a_logger_cut_is_not_held_against_the_sender() {
    let input = fs::read(folder().join("sofia-sip-cut.txt")).unwrap();
    let inspection = inspect(&input, &Options::default());
    let codes: Vec<_> = inspection.findings().iter().map(|d| d.rule.code).collect();
    assert!(!codes.contains(&"SIP301"), "{codes:?}");
}

#[test]
fn forms_are_read() {
    let folder = folder();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/forms");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, input) in files(&folder) {
            let capture = ingest::read(&input);
            let text = capture.document.as_ref().unwrap_or(&input);
            maps_back(&name, text, &capture);
            insta::assert_snapshot!(name.clone(), summary(text, &capture));
        }
    });
}
