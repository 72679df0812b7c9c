//! RFC 4475's torture messages against the verdicts on them.
//!
//! `SIP_INSPECTOR_CORPUS` names a folder with `rfc4475/*.dat` (the messages as the RFC's archive
//! has them) and `rfc4475/VERDICTS.tsv` (file, section, verdict, where, remarks). Without it the
//! check is skipped, and says so.

#[path = "section/mod.rs"]
mod section;

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use sip_inspector::{
    Inspection, Options, inspect,
    lint::{Diagnostic, Family, Severity},
};

struct Verdict {
    file: String,
    section: String,
    /// `valid`, `error`, `warning` or `legacy`.
    kind: String,
    /// Where the finding must be: field names, `start line`, `Request-URI`, `message`.
    places: Vec<String>,
    remarks: String,
}

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("SIP_INSPECTOR_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: SIP_INSPECTOR_CORPUS is not set");
    }
    folder.map(|f| f.join("rfc4475"))
}

fn verdicts(folder: &Path) -> Vec<Verdict> {
    let table = fs::read_to_string(folder.join("VERDICTS.tsv")).expect("VERDICTS.tsv");
    let rows = table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty());
    let row = |line: &str| {
        let cells: Vec<_> = line.split('\t').collect();
        let [file, section, kind, places, remarks] = cells[..] else {
            panic!("{line}");
        };
        Verdict {
            file: file.to_owned(),
            section: section.to_owned(),
            kind: kind.to_owned(),
            places: places.split(", ").map(str::to_owned).collect(),
            remarks: remarks.to_owned(),
        }
    };
    rows.map(row).collect()
}

/// The name of the field that a finding stands in; `start line` where it is that one's.
fn place(inspection: &Inspection, finding: &Diagnostic) -> String {
    let captured = inspection.capture().get(finding.at.message).unwrap();
    let message = &captured.parsed.message;
    let field = message
        .headers
        .iter()
        .find(|h| h.line.contains(finding.at.span));
    match field {
        Some(field) if !field.info().name().is_empty() => field.info().name().to_owned(),
        Some(field) => String::from_utf8_lossy(captured.source.get(field.name)).into_owned(),
        None if message.start_span.contains(finding.at.span) => "start line".to_owned(),
        None => "body".to_owned(),
    }
}

fn is_at(place: &str, wanted: &str) -> bool {
    match wanted {
        "-" | "message" => true,
        "Request-URI" => place == "start line",
        _ => place == wanted,
    }
}

/// Why the findings are not what the verdict asks for.
fn complaints(verdict: &Verdict, inspection: &Inspection) -> Vec<String> {
    let body = |d: &Diagnostic| d.rule.family() == Family::Body && d.rule.name.contains("sdp");
    let found: Vec<_> = inspection
        .findings()
        .iter()
        // Octets behind the body may look like a further message, or like none.
        .filter(|d| d.at.message.0 == 0 && !body(d))
        .map(|d| (d.rule.severity, place(inspection, d), d))
        .collect();
    let line = |(severity, place, d): &(Severity, String, &Diagnostic)| {
        format!("{severity:?} {:?} at {place}: {}", d.rule, d.message)
    };
    let has = |least: Severity, wanted: &str| {
        found
            .iter()
            .any(|(severity, place, _)| *severity >= least && is_at(place, wanted))
    };
    let missing = |least: Severity| {
        let places = verdict.places.iter().filter(move |p| !has(least, p));
        places
            .map(move |p| format!("nothing of {least:?} at {p}"))
            .collect::<Vec<_>>()
    };
    match verdict.kind.as_str() {
        "valid" => {
            let allowed = verdict.remarks.split("llowed").nth(1).unwrap_or_default();
            let wrong = found.iter().filter(|(severity, place, _)| {
                *severity == Severity::Error && place != "body" && !allowed.contains(place.as_str())
            });
            wrong.map(line).collect()
        }
        "warning" => missing(Severity::Warning),
        "error" => missing(Severity::Error),
        _ => Vec::new(),
    }
}

#[test]
fn torture_messages_get_their_verdicts() {
    let Some(folder) = corpus() else {
        return;
    };
    let mut wrong = BTreeMap::new();
    let mut table = "| section | message | verdict | given |\n|---|---|---|---|\n".to_owned();
    for verdict in verdicts(&folder) {
        let bytes = fs::read(folder.join(format!("{}.dat", verdict.file))).expect("a message");
        let inspection = inspect(&bytes, &Options::default());
        assert!(
            !inspection.capture().messages.is_empty(),
            "{}",
            verdict.file
        );
        let complaints = complaints(&verdict, &inspection);
        let given = if complaints.is_empty() { "yes" } else { "no" };
        let _ = writeln!(
            table,
            "| {} | {} | {} | {given} |",
            verdict.section, verdict.file, verdict.kind
        );
        if !complaints.is_empty() {
            wrong.insert(verdict.file.clone(), complaints);
        }
    }
    let told = section::section("docs/verdicts.md", "rfc 4475", &table);
    assert_eq!(
        told, table,
        "docs/verdicts.md is stale: run `cargo xtask docs`"
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}
