//! Logs, against what the standard demands.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::sarif;
use crate::{Inspection, Options, export::pcapng, inspect};

const TEXT: &str = "Hello,\n\nOPTIONS sip:h SIP/2.0\nVia: SIP/2.0/UDP h;branch=1\nCal-ID: \u{1f4de}c\nMax-Forwards: 7\n\n";

fn log(inspections: &[(&str, &Inspection)]) -> Value {
    let reports: Vec<_> = inspections.iter().map(|(n, i)| i.report(n)).collect();
    let texts = inspections.iter().map(|(_, i)| i.text());
    serde_json::to_value(sarif(reports.iter().zip(texts))).unwrap()
}

fn found<'a>(log: &'a Value, code: &str) -> &'a Value {
    let results = log["runs"][0]["results"].as_array().unwrap();
    let found = results.iter().find(|r| r["ruleId"] == code);
    found.unwrap_or_else(|| panic!("{code} in {results:#?}"))
}

/// What the standard's schema demands of every object we write.
fn check(log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "sip-inspector");
    assert!(driver["version"].is_string());
    assert!(run["invocations"][0]["executionSuccessful"].is_boolean());
    let rules = driver["rules"].as_array().unwrap();
    let ids: HashSet<_> = rules.iter().map(|r| r["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules.len(), "a rule stands twice");
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert_ne!(rule[text]["text"].as_str().unwrap(), "", "{rule:#}");
        }
        check_level(&rule["defaultConfiguration"]["level"]);
        assert!(rule.get("helpUri").is_none());
    }
    let artifacts = run["artifacts"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        check_level(&result["level"]);
        assert_ne!(result["message"]["text"].as_str().unwrap(), "");
        let related = result["relatedLocations"].as_array();
        let locations = result["locations"].as_array().unwrap().iter();
        for location in locations.chain(related.into_iter().flatten()) {
            check_place(&location["physicalLocation"], artifacts);
        }
        for fix in result["fixes"].as_array().into_iter().flatten() {
            for change in fix["artifactChanges"].as_array().unwrap() {
                for replacement in change["replacements"].as_array().unwrap() {
                    check_region(&replacement["deletedRegion"]);
                }
            }
        }
    }
}

fn check_level(level: &Value) {
    let level = level.as_str().unwrap();
    assert!(["none", "note", "warning", "error"].contains(&level));
}

fn check_place(place: &Value, artifacts: &[Value]) {
    let location = &place["artifactLocation"];
    let index = usize::try_from(location["index"].as_u64().unwrap()).unwrap();
    assert_eq!(artifacts[index]["location"], *location);
    if place.get("region").is_some() {
        check_region(&place["region"]);
    }
}

fn check_region(region: &Value) {
    let number = |name: &str| region[name].as_u64().unwrap();
    let start = (number("startLine"), number("startColumn"));
    let end = (number("endLine"), number("endColumn"));
    assert!(start >= (1, 1) && start <= end, "{region}");
    let _ = (number("byteOffset"), number("byteLength"));
}

#[test]
fn one_run_for_several_files() {
    let first = inspect(TEXT.as_bytes(), &Options::default());
    let second = inspect(b"no SIP", &Options::default());
    let log = log(&[("a b.txt", &first), ("/tmp/b.txt", &second)]);
    check(&log);
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    let artifacts = log["runs"][0]["artifacts"].as_array().unwrap();
    let uris: Vec<_> = artifacts
        .iter()
        .map(|a| a["location"]["uri"].clone())
        .collect();
    assert_eq!(uris, ["a%20b.txt", "file:///tmp/b.txt"]);
}

#[test]
fn places_are_lines_and_columns_of_the_text_and_fixes_replace_them() {
    let inspection = inspect(TEXT.as_bytes(), &Options::default());
    let log = log(&[("a.txt", &inspection)]);
    let at = u32::try_from(TEXT.find("Cal-ID").unwrap()).unwrap();
    let region = json!({
        "startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 7,
        "byteOffset": at, "byteLength": 6,
    });
    let result = found(&log, "SIP101");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["region"], region);
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["deletedRegion"], region);
    assert_eq!(replacement["insertedContent"]["text"], "Call-ID");
}

#[test]
fn a_capture_has_packets_and_no_lines() {
    let text = inspect(TEXT.as_bytes(), &Options::default());
    let packets = pcapng(text.capture());
    let inspection = inspect(&packets, &Options::default());
    let log = log(&[("a.pcapng", &inspection)]);
    check(&log);
    let place = &found(&log, "SIP204")["locations"][0];
    assert!(place["physicalLocation"].get("region").is_none());
    assert_eq!(place["logicalLocations"][0]["name"], "packet 1");
    let full = &place["logicalLocations"][0]["fullyQualifiedName"];
    assert_eq!(full, "packet 1, line 2, column 27");
}

#[test]
fn a_capture_cut_short_is_said() {
    let text = inspect(TEXT.as_bytes(), &Options::default());
    let mut packets = pcapng(text.capture());
    packets.truncate(packets.len() - 20);
    let inspection = inspect(&packets, &Options::default());
    let log = log(&[("a.pcapng", &inspection)]);
    check(&log);
    let said = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(said["level"], "warning");
}
