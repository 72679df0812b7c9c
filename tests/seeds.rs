//! What is said of the page's samples, traces as people have them: typing errors in hand-made
//! messages, a softphone's notes with prose between, and a FreeSWITCH's calls back to back.
//!
//! The snapshots hold all of it. What must be said, and what must never be, stands here besides,
//! so that a snapshot taken over without a look does not lose it.

#[path = "fixed/mod.rs"]
mod fixed;

use std::{fmt::Write as _, fs, path::Path};

use fixed::not_fixed_for_good;
use sip_inspector::{
    Options,
    digest::Secret,
    inspect,
    report::v1::{
        Applicability, DialogState, Finding, Report, Severity, TransactionState, Verdict,
    },
};

fn report(sample: &str, secrets: &[Secret]) -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/samples");
    let text = fs::read(folder.join(format!("{sample}.txt"))).unwrap();
    let options = Options {
        secrets: secrets.to_vec(),
        ..Options::default()
    };
    inspect(&text, &options).report(sample)
}

/// A report in few words: a line for each message, its findings below.
fn compact(report: &Report) -> String {
    let mut text = String::new();
    for message in &report.messages {
        let method = message.method.clone();
        let what = method.or(message.status.map(|s| s.to_string()));
        let cseq = message.cseq.as_ref().map_or("-", |c| c.method.as_str());
        let (number, what) = (message.id + 1, what.unwrap_or_default());
        let (line, body) = (message.line, message.body.length);
        let _ = writeln!(text, "{number} {what} ({cseq}) line {line}, body {body}");
        for f in report
            .findings
            .iter()
            .filter(|f| f.message_id == message.id)
        {
            let fixes = match f.fixes.first().map(|f| f.applicability) {
                Some(Applicability::Safe) => " [safe fix]",
                Some(_) => " [fix]",
                None => "",
            };
            let grade = format!("{:?}", f.severity).to_lowercase();
            let _ = writeln!(
                text,
                "  {grade} {} {}:{}{fixes} {}",
                f.code, f.line, f.column, f.message
            );
        }
    }
    for t in &report.transactions {
        let messages: Vec<_> = t.messages.iter().map(|m| m + 1).collect();
        let _ = writeln!(text, "transaction {} {messages:?} {:?}", t.method, t.state);
    }
    for call in &report.calls {
        let messages: Vec<_> = call.messages.iter().map(|m| m + 1).collect();
        let _ = writeln!(text, "call {messages:?} {:?} {}", call.state, call.summary);
    }
    for d in &report.dialogs {
        let _ = writeln!(
            text,
            "dialog {} {:?} {:?}",
            d.call_id, d.transactions, d.state
        );
    }
    text
}

/// Checks that message `number` has a finding of one of the `grades` (`E`, `W`, `I`) that speaks
/// of all the `words`.
fn must_say(report: &Report, number: u32, grades: &str, words: &[&str]) {
    let found = report
        .findings
        .iter()
        .any(|f| f.message_id + 1 == number && grades.contains(letter(f)) && speaks_of(f, words));
    assert!(
        found,
        "message {number}: {grades} of {words:?}\n{}",
        compact(report)
    );
}

/// Checks that no message has such a finding.
fn must_not_say(report: &Report, grades: &str, words: &[&str]) {
    let found = report
        .findings
        .iter()
        .find(|f| grades.contains(letter(f)) && speaks_of(f, words));
    assert!(found.is_none(), "{grades} of {words:?}: {found:?}");
}

fn letter(finding: &Finding) -> char {
    match finding.severity {
        Severity::Error => 'E',
        Severity::Warning => 'W',
        Severity::Info => 'I',
    }
}

fn speaks_of(finding: &Finding, words: &[&str]) -> bool {
    let said = format!("{} {}", finding.rule, finding.message).to_lowercase();
    words.iter().all(|w| said.contains(&w.to_lowercase()))
}

/// How many errors each message has.
fn errors(report: &Report) -> Vec<usize> {
    let of = |id| {
        let findings = report.findings.iter();
        findings
            .filter(|f| f.message_id == id && f.severity == Severity::Error)
            .count()
    };
    report.messages.iter().map(|m| of(m.id)).collect()
}

fn verdict(sample: &str, user: &str, password: &str) -> Vec<Verdict> {
    let report = report(sample, &[Secret::password(user, None, password)]);
    report.digests.iter().map(|d| d.verdict).collect()
}

#[test]
fn typing_errors() {
    let report = report("typing-errors", &[]);
    assert_eq!(report.messages.len(), 7);
    for number in 1..=7 {
        must_say(
            &report,
            number,
            "E",
            &["misspelled-header-name", "Content-Lentgh", "Content-Length"],
        );
        must_say(&report, number, "I", &["Cseq", "capitals"]);
    }
    let safe = |f: &&Finding| {
        f.fixes
            .first()
            .is_some_and(|f| f.applicability == Applicability::Safe)
    };
    let misspelled = report
        .findings
        .iter()
        .filter(|f| f.rule == "misspelled-header-name");
    assert_eq!(misspelled.filter(safe).count(), 7);
    must_say(&report, 1, "E", &["comma"]);
    must_say(&report, 1, "I", &["qop"]);
    must_say(&report, 2, "E", &["Max-Forwards", "missing"]);
    must_say(&report, 2, "WI", &["Call-ID, CSeq and branch"]);
    must_say(&report, 4, "E", &["151"]);
    must_not_say(&report, "EWI", &["Content-Length is missing"]);
    must_not_say(&report, "EWI", &["missing-contact"]);
    must_not_say(&report, "EWI", &["empty-line"]);
    must_not_say(&report, "EW", &["nonce"]);
    let commas: Vec<_> = report
        .findings
        .iter()
        .filter(|f| f.message_id == 0 && speaks_of(f, &["comma"]))
        .collect();
    assert_eq!(
        (commas.len(), commas[0].fixes[0].applicability),
        (1, Applicability::Safe)
    );
    // The ACK to a failure has its INVITE's branch.
    assert_eq!(report.transactions[2].messages, [3, 4]);
    insta::assert_snapshot!("typing-errors", compact(&report));
}

#[test]
fn softphone_notes() {
    let report = report("softphone-notes", &[]);
    assert_eq!(report.messages.len(), 10);
    must_say(&report, 3, "W", &["z9hG4bk"]);
    must_say(&report, 3, "E", &["received"]);
    must_say(&report, 3, "WI", &["0.0.0.0"]);
    must_say(&report, 4, "E", &["To may stand only once"]);
    must_say(&report, 4, "I", &["Call-ID"]);
    must_say(&report, 8, "W", &["rport", "received"]);
    assert_eq!(
        errors(&report),
        [0, 0, 1, 1, 0, 0, 0, 0, 0, 0],
        "{}",
        compact(&report)
    );
    must_not_say(&report, "EW", &["before-start-line"]);
    must_not_say(&report, "EWI", &["length-mismatch"]);
    must_not_say(&report, "EWI", &["empty-header"]);
    let (digest, challenge) = (&report.digests[0], Some(2));
    assert_eq!(
        (digest.message_id, digest.challenge_message_id),
        (3, challenge)
    );
    assert_eq!(
        verdict("softphone-notes", "115", "123456"),
        [Verdict::Match]
    );
    assert_eq!(
        verdict("softphone-notes", "115", "654321"),
        [Verdict::Mismatch]
    );
    insta::assert_snapshot!("softphone-notes", compact(&report));
}

#[test]
fn freeswitch_calls() {
    let report = report("freeswitch-calls", &[]);
    assert_eq!(report.messages.len(), 19);
    for number in [2, 3, 4, 5, 10, 11] {
        must_say(&report, number, "W", &["rport", "received"]);
    }
    for number in [3, 4, 5] {
        must_say(&report, number, "I", &["Remote-Party-ID"]);
    }
    must_say(&report, 9, "I", &["CANCEL", "not here"]);
    assert_eq!(errors(&report), [0; 19], "{}", compact(&report));
    must_not_say(&report, "EW", &["before-start-line"]);
    must_not_say(&report, "EWI", &["length-mismatch"]);
    must_not_say(&report, "EW", &["cancel-without"]);
    assert_eq!(
        verdict("freeswitch-calls", "10103002002", "123456"),
        [Verdict::Match]
    );
    assert_eq!(
        verdict("freeswitch-calls", "10103002002", "1234567"),
        [Verdict::Mismatch]
    );
    let call = &report.transactions[0];
    assert_eq!(
        (call.messages.as_slice(), call.state),
        (&[0, 1, 2, 3, 4][..], TransactionState::Accepted)
    );
    let [dialog] = &report.dialogs[..] else {
        panic!("one dialog: {:?}", report.dialogs)
    };
    assert_eq!(
        (dialog.state, dialog.transactions.as_slice()),
        (DialogState::Terminated, &[0, 1, 2][..])
    );
    insta::assert_snapshot!("freeswitch-calls", compact(&report));
}

#[test]
fn every_trace_can_be_fixed_for_good() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["www/samples", "tests/fixtures"].map(|f| fs::read_dir(root.join(f)).unwrap());
    let files = folders.into_iter().flatten().map(|f| f.unwrap().path());
    for file in files.filter(|f| f.is_file()) {
        let text = fs::read(&file).unwrap();
        let wrong = not_fixed_for_good(&text, &Options::default());
        assert_eq!(wrong, None, "{}", file.display());
    }
}
