//! A session asked as the page asks it.

use super::super::protocol::{Bytes, Form, Hidden, NamedFile};
use super::*;

const SOFTPHONE: &str = include_str!("../../../www/samples/softphone-notes.txt");
const TYPOS: &str = include_str!("../../../www/samples/typing-errors.txt");

fn opened(text: &str) -> (Session, page::Overview) {
    let mut session = Session::default();
    let bytes = Bytes(text.as_bytes().to_vec());
    let shown = session.handle(Request::Open { revision: 1, bytes });
    let text = text.replace("\r\n", "\n");
    assert_eq!(
        shown,
        Some(Answer::Opened {
            revision: 1,
            text,
            packets: false
        })
    );
    let overview = inspected(&mut session, 1);
    (session, overview)
}

fn inspected(session: &mut Session, revision: u32) -> page::Overview {
    graded(session, revision, Vec::new())
}

fn graded(session: &mut Session, revision: u32, regrade: Vec<Regrade>) -> page::Overview {
    let asked = Request::Inspect {
        revision,
        without: Vec::new(),
        regrade,
    };
    match session.handle(asked) {
        Some(Answer::Inspected { overview, .. }) => overview,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edit_is_inspected_and_older_questions_are_left() {
    let (mut session, before) = opened(&TYPOS.replace('\n', "\r\n"));
    let misspelled = |o: &page::Overview| o.findings.iter().filter(|f| f.code == "SIP101").count();
    let finding = before.findings.iter().find(|f| f.code == "SIP101");
    let fix = finding.and_then(|f| f.fixes.first()).expect("a fix");
    assert_eq!(fix.applicability, Some(v1::Applicability::Safe));
    let changes = fix.changes.clone();
    let edit = Request::Edit {
        revision: 2,
        changes,
    };
    assert_eq!(session.handle(edit), None);
    assert_eq!(session.handle(Request::FixAll { revision: 1 }), None);
    let after = inspected(&mut session, 2);
    assert_eq!(misspelled(&after), misspelled(&before) - 1);
    assert_eq!(after.line_ends, Some(v1::LineEnds::Crlf));
}

#[test]
fn all_safe_fixes_leave_none() {
    let (mut session, before) = opened(TYPOS);
    assert!(before.fixable > 7, "{}", before.fixable);
    let Some(Answer::Fixes { changes, .. }) = session.handle(Request::FixAll { revision: 1 })
    else {
        panic!("fixes");
    };
    assert!(changes.is_sorted_by(|a, b| a.to <= b.from));
    session.handle(Request::Edit {
        revision: 2,
        changes,
    });
    let after = inspected(&mut session, 2);
    assert_eq!(after.fixable, 0);
    assert!(after.findings.iter().all(|f| f.code != "SIP101"));
}

#[test]
fn a_place_has_a_part_and_a_colour() {
    let (mut session, overview) = opened(TYPOS);
    let at = overview.messages.first().map_or(0, |m| m.from + 1);
    let hover = session.handle(Request::Hover {
        revision: 1,
        ask: 7,
        at,
    });
    let Some(Answer::Hover {
        ask: 7,
        part: Some(part),
        ..
    }) = hover
    else {
        panic!("{hover:?}");
    };
    assert_eq!(
        (part.class.as_str(), part.value.as_str()),
        ("method", "REGISTER")
    );
    assert!(!part.meaning.is_empty());
    let tokens = session.handle(Request::Tokens {
        revision: 1,
        from: 0,
        to: 100,
    });
    let Some(Answer::Tokens { tokens, .. }) = tokens else {
        panic!("{tokens:?}");
    };
    let first = tokens.spans.get(..3).expect("a token");
    assert_eq!(first, [part.from, part.to, 0]);
    let outside = session.handle(Request::Hover {
        revision: 1,
        ask: 8,
        at: 0,
    });
    assert!(
        matches!(outside, Some(Answer::Hover { part: None, .. })),
        "{outside:?}"
    );
}

/// A capture of one Ethernet frame with UDP.
fn pcap(message: &str) -> Vec<u8> {
    let short = |n: usize| u16::try_from(n).expect("short").to_be_bytes();
    let long = |n: usize| u32::try_from(n).expect("long").to_le_bytes();
    let mut frame = vec![2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0, 0x45, 0];
    frame.extend(short(28 + message.len()));
    frame.extend([0, 0, 0, 0, 64, 17, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2]);
    frame.extend([0x13, 0xc4, 0x13, 0xc4]);
    frame.extend(short(8 + message.len()));
    frame.extend([0, 0]);
    frame.extend(message.as_bytes());
    let mut file = vec![0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0];
    file.extend([0; 8]);
    file.extend(long(65_535));
    file.extend(long(1));
    file.extend([0; 8]);
    file.extend(long(frame.len()));
    file.extend(long(frame.len()));
    file.extend(frame);
    file
}

#[test]
fn a_packet_capture_is_shown_as_text_until_it_is_edited() {
    let message =
        "OPTIONS sip:a@example.com SIP/2.0\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
    let mut session = Session::default();
    let bytes = Bytes(pcap(message));
    let shown = session.handle(Request::Open { revision: 1, bytes });
    let Some(Answer::Opened { text, .. }) = shown else {
        panic!("{shown:?}");
    };
    assert!(
        text.contains("OPTIONS sip:a@example.com SIP/2.0\nCSeq"),
        "{text:?}"
    );
    let overview = inspected(&mut session, 1);
    let row = overview.messages.first().expect("a message");
    assert!(
        row.seen.contains("192.0.2.1:5060 → 192.0.2.2:5060"),
        "{}",
        row.seen
    );
    assert!(text[row.from as usize..].starts_with("OPTIONS sip:a"));
    let insert = "X".to_owned();
    let changes = vec![Change {
        from: row.from + 8,
        to: row.from + 8,
        insert,
    }];
    session.handle(Request::Edit {
        revision: 2,
        changes,
    });
    let overview = inspected(&mut session, 2);
    let row = overview.messages.first().expect("a message");
    assert_eq!(row.summary, "Xsip:a@example.com");
}

#[test]
fn a_secret_is_used_once() {
    let (mut session, overview) = opened(SOFTPHONE);
    assert_eq!(
        (overview.challenges.len(), overview.credentials.len()),
        (1, 1)
    );
    let credentials = overview.credentials.first().expect("credentials");
    assert_eq!((credentials.answers, credentials.by_nonce), (Some(0), true));
    let mut verdict = |ha1, secret: &str| {
        let secret = Hidden(secret.to_owned());
        let asked = Request::Verify {
            revision: 1,
            credentials: 0,
            ha1,
            secret,
        };
        assert!(!format!("{asked:?}").contains("123456"));
        match session.handle(asked) {
            Some(Answer::Verified { checks, .. }) => checks.first().cloned().expect("a check"),
            other => panic!("{other:?}"),
        }
    };
    let right = verdict(false, "123456");
    assert_eq!(right.verdict, Some(v1::Verdict::Match));
    let ha1 = right
        .steps
        .iter()
        .find(|s| s.name == "HA1")
        .expect("HA1")
        .value
        .clone();
    assert_eq!(verdict(true, &ha1).verdict, Some(v1::Verdict::Match));
    assert_eq!(
        verdict(false, "1234567").verdict,
        Some(v1::Verdict::Mismatch)
    );
    assert_eq!(
        verdict(true, "no hash").verdict,
        Some(v1::Verdict::NoSecret)
    );
    let again = inspected(&mut session, 1);
    let check = again.credentials.first().and_then(|c| c.check.clone());
    assert_eq!(check.and_then(|c| c.verdict), Some(v1::Verdict::NoSecret));
}

#[test]
fn a_rule_is_graded_otherwise_or_switched_off_and_that_is_told() {
    let (mut session, before) = opened(TYPOS);
    let misspelled = |o: &page::Overview| o.findings.iter().filter(|f| f.code == "SIP101").count();
    let found = misspelled(&before);
    let mut with = |severity| {
        let rule = "misspelled-header-name".to_owned();
        graded(&mut session, 1, vec![Regrade { rule, severity }])
    };
    let note = with(Some(v1::Severity::Info));
    assert_eq!(misspelled(&note), found);
    assert!(note.counts.error < before.counts.error);
    assert_eq!((note.off, note.suppressed), (0, 0));
    let off = with(None);
    assert_eq!(misspelled(&off), 0);
    assert_eq!((off.off, off.suppressed as usize), (1, found));
}

#[test]
fn rules_have_pages() {
    let mut session = Session::default();
    let Some(Answer::Rules { rules }) = session.handle(Request::Rules) else {
        panic!("rules");
    };
    assert!(rules.len() > 100);
    for row in rules {
        let rule = row.code.clone();
        let Some(Answer::Rule { page }) = session.handle(Request::Rule { rule }) else {
            panic!("{}", row.code);
        };
        assert_eq!(page.rule, row);
    }
}

#[test]
fn a_text_is_exported_in_every_form() {
    let (mut session, _) = opened(SOFTPHONE);
    let mut export = |form| {
        let name = "notes.txt".to_owned();
        match session.handle(Request::Export {
            revision: 1,
            name,
            call: None,
            form,
        }) {
            Some(Answer::Exported { name, bytes, .. }) => (name, bytes.0),
            other => panic!("{other:?}"),
        }
    };
    let cases: [(Form, &str, &[u8]); 7] = [
        (Form::Json, "notes.report.json", b"{\n  \"version\": 1,"),
        (
            Form::Markdown,
            "notes.report.md",
            b"# SIP report: `notes.txt`",
        ),
        (Form::Sarif, "notes.sarif", b"{\n  \"$schema\""),
        (Form::Text, "notes.messages.txt", b"# message 1"),
        (Form::Pcapng, "notes.pcapng", b"\x0a\x0d\x0d\x0a"),
        (Form::SippUac, "notes.uac.xml", b"<?xml"),
        (Form::SippUas, "notes.uas.xml", b"<?xml"),
    ];
    for (form, called, start) in cases {
        let (name, bytes) = export(form);
        assert_eq!(name, called);
        assert!(bytes.starts_with(start), "{form:?}");
    }
}

#[test]
fn a_scenario_is_of_the_call_asked_for_or_it_is_said_why_there_is_none() {
    let (mut session, _) = opened(SOFTPHONE);
    let mut export = |call: &str| {
        let answer = session.handle(Request::Export {
            revision: 1,
            name: "notes.txt".to_owned(),
            call: Some(call.to_owned()),
            form: Form::SippUac,
        });
        match answer {
            Some(Answer::Exported { bytes, .. }) => String::from_utf8(bytes.0).expect("text"),
            Some(Answer::NotExported { reason }) => reason,
            other => panic!("{other:?}"),
        }
    };
    assert!(export("YWIyM2M3ZTVhNTlhZWFiZmYwYjM0NDYzMGEyM2M1Yzc.").contains("INVITE sip:112@"));
    let none = "There is no scenario of this trace: no message in it has the Call-ID `none`.";
    assert_eq!(export("none"), none);
}

#[test]
fn files_are_joined_by_time_where_all_tell_one() {
    let message = |day: &str| {
        format!(
            "# message 1  2024-01-{day}T00:00:00.000000Z  UDP  192.0.2.1:5060 -> 192.0.2.2:5060\n\
             OPTIONS sip:{day}.example.com SIP/2.0\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n"
        )
    };
    let plain = "OPTIONS sip:none.example.com SIP/2.0\nCSeq: 1 OPTIONS\n\n".to_owned();
    let file = |name: &str, text: &String| NamedFile {
        name: name.to_owned(),
        bytes: Bytes(text.clone().into_bytes()),
    };
    let (early, late) = (message("01"), message("03"));
    let between = format!("{}{}", message("02"), message("04"));
    let cases: [(_, &[&str]); 3] = [
        (vec![file("a", &late), file("b", &early)], &["b", "a"]),
        (vec![file("b", &plain), file("a", &late)], &["a", "b"]),
        (
            vec![file("a", &late), file("b", &between)],
            &["b", "a", "b"],
        ),
    ];
    for (files, order) in cases {
        let mut session = Session::default();
        let Some(Answer::Joined { name, bytes }) = session.handle(Request::Join { files }) else {
            panic!("joined");
        };
        assert_eq!(name, "2 files");
        let text = String::from_utf8(bytes.0).expect("text");
        let headings: Vec<&str> = text.lines().filter(|l| l.starts_with("==== ")).collect();
        let order: Vec<_> = order.iter().map(|n| format!("==== {n} ====")).collect();
        assert_eq!(headings, order);
        let (_, overview) = opened(&text);
        assert_eq!(overview.messages.len(), order.len());
    }
}

#[test]
fn an_overview_crosses_as_json() {
    let (_, overview) = opened(SOFTPHONE);
    let json = serde_json::to_vec(&(1_u32, &overview)).expect("JSON");
    let read: (u32, page::Overview) = serde_json::from_slice(&json).expect("an overview");
    assert_eq!(read, (1, overview));
}

#[test]
fn messages_become_a_text_of_their_own() {
    let (mut session, _) = opened(TYPOS);
    let part = |revision, messages| Request::Part {
        revision,
        name: "part".to_owned(),
        messages,
    };
    let Some(Answer::Joined { name, bytes }) = session.handle(part(1, vec![2, 0, 99])) else {
        panic!("a text");
    };
    let (_, overview) = opened(&String::from_utf8_lossy(&bytes.0));
    let methods = overview.messages.iter().map(|m| m.method.as_str());
    assert_eq!(name, "part");
    assert_eq!(methods.collect::<Vec<_>>(), ["BYE", "REGISTER"]);
    assert_eq!(session.handle(part(2, vec![0])), None);
}

#[test]
fn what_is_made_of_one_kind_of_line_ends_has_that_alone() {
    let (mut session, _) = opened(TYPOS);
    let part = Request::Part {
        revision: 1,
        name: "part".to_owned(),
        messages: vec![0, 1],
    };
    let file = |name: &str, text: &str| NamedFile {
        name: name.to_owned(),
        bytes: Bytes(text.as_bytes().to_vec()),
    };
    let crlf = TYPOS.replace('\n', "\r\n");
    let join = |text: &str| Request::Join {
        files: vec![file("a", text), file("b", text.trim_end())],
    };
    let cases = [
        (part, v1::LineEnds::Crlf),
        (join(&crlf), v1::LineEnds::Crlf),
        (join(TYPOS), v1::LineEnds::Lf),
    ];
    for (request, ends) in cases {
        let Some(Answer::Joined { bytes, .. }) = session.handle(request) else {
            panic!("a text");
        };
        let (_, overview) = opened(&String::from_utf8_lossy(&bytes.0));
        assert_eq!(overview.line_ends, Some(ends));
    }
}
