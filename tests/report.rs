//! The report's form: its JSON has the fields that others rely on.

use serde_json::{Value, json};
use sip_inspector::{
    Options, inspect,
    lint::{Selection, Severity},
    report::v1::Report,
};

const TRACE: &str = "\
OPTIONS sip:example.com SIP/2.0\r
Via: SIP/2.0/tls client.example.com;branch=1234\r
Max-Forwards: 70\r
From: <sip:a@example.com>;tag=1\r
To: <sip:example.com>\r
i: c1\r
Cseq: 7\r
\x20OPTIONS\r
Content-Length: 0\r
\r
";

fn report(options: &Options) -> Value {
    let report = inspect(TRACE.as_bytes(), options).report("trace.txt");
    let value = serde_json::to_value(&report).unwrap();
    let back: Report = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(back, report);
    value
}

#[test]
fn the_report_says_who_and_what() {
    let report = report(&Options::default());
    assert_eq!(report["version"], 1);
    assert_eq!(report["tool"]["name"], "sip-inspector");
    let source = json!({ "name": "trace.txt", "bytes": TRACE.len(), "formats": ["text"], "lineEnds": "crlf" });
    assert_eq!(report["source"], source);
    assert_eq!(
        report["ingest"],
        json!({ "formats": ["text"], "left": [], "undone": [], "skipped": [], "fault": null })
    );
    assert_eq!(
        (&report["digests"], &report["crashed"]),
        (&json!([]), &json!([]))
    );
}

#[test]
fn a_message_is_told_with_its_fields() {
    let report = report(&Options::default());
    let message = &report["messages"][0];
    for (key, value) in [
        ("id", json!(0)),
        ("span", json!({ "start": 0, "end": TRACE.len() })),
        ("line", json!(1)),
        ("kind", json!("request")),
        ("method", json!("OPTIONS")),
        ("requestUri", json!("sip:example.com")),
        ("status", Value::Null),
        ("reason", Value::Null),
        ("callId", json!("c1")),
        ("cseq", json!({ "number": 7, "method": "OPTIONS" })),
        ("time", Value::Null),
        ("source", Value::Null),
        ("destination", Value::Null),
        ("form", Value::Null),
        ("direction", Value::Null),
        ("transport", json!("TLS")),
        ("body", json!({ "length": 0, "contentType": null })),
    ] {
        assert_eq!(message[key], value, "{key}");
    }
    let start = TRACE.find("Cseq").unwrap();
    let end = TRACE.find("\r\nContent-Length").unwrap();
    let cseq = json!({
        "name": "Cseq", "canonical": "CSeq", "value": "7 OPTIONS", "line": 7,
        "span": { "start": start, "end": end },
    });
    assert_eq!(message["headers"][5], cseq);
    assert_eq!(message["headers"][4]["canonical"], "Call-ID");
    let transaction = json!({
        "id": 0, "kind": "non-invite", "method": "OPTIONS", "messages": [0], "state": "trying",
        "clientState": "trying", "serverState": "trying", "hop": 1, "forwards": null, "invite": null,
        "repeats": [],
    });
    assert_eq!(report["transactions"], json!([transaction]));
}

#[test]
fn a_framing_is_told_with_its_form_and_direction() {
    let line = "<--- Received SIP request (9 bytes) from UDP:192.0.2.1:5060 --->\n";
    let report = inspect(format!("{line}{TRACE}").as_bytes(), &Options::default()).report("t");
    let message = &serde_json::to_value(&report).unwrap()["messages"][0];
    for (key, value) in [
        ("form", "asterisk-pjsip"),
        ("direction", "received"),
        ("source", "192.0.2.1:5060"),
        ("transport", "UDP"),
    ] {
        assert_eq!(message[key], value, "{key}");
    }
}

/// The one finding of the message: its branch has no cookie.
#[test]
fn a_finding_is_told_with_its_place_and_its_grade() {
    let at = TRACE.find("1234").unwrap();
    let mut options = Options {
        selection: Selection {
            select: vec!["SIP204".to_owned()],
            ..Selection::default()
        },
        ..Options::default()
    };
    let report_as_is = report(&options);
    let finding = &report_as_is["findings"][0];
    for (key, value) in [
        ("code", json!("SIP204")),
        ("rule", json!("via-branch-without-cookie")),
        ("family", json!("routing")),
        ("severity", json!("warning")),
        ("messageId", json!(0)),
        ("line", json!(2)),
        ("column", json!(44)),
        ("endLine", json!(2)),
        ("endColumn", json!(48)),
        ("span", json!({ "start": at, "end": at + 4 })),
        ("related", json!([])),
        ("fixes", json!([])),
    ] {
        assert_eq!(finding[key], value, "{key}");
    }
    assert_eq!(
        finding["cites"][0],
        json!({ "rfc": 3261, "section": "8.1.1.7", "force": "must" })
    );
    options.selection.regrade = vec![("SIP204".to_owned(), Some(Severity::Error))];
    assert_eq!(report(&options)["findings"][0]["severity"], "error");
    options.selection.regrade = vec![("SIP204".to_owned(), None)];
    let off = report(&options);
    assert_eq!(off["findings"], json!([]));
    assert!(off["suppressed"]["rules"].as_u64() > Some(0));
}

/// What a page quotes of two messages, one without a Call-ID.
const QUOTED: &str = "It says SIP/2.0 200 OK Via: SIP/2.0/UDP h;branch=z9hG4bK1 Contact: <sip:b@h> and no \
    more, and SIP/2.0 180 Ringing Via: SIP/2.0/UDP h;branch=z9hG4bK2 Call-ID: c CSeq: 1 INVITE too.\n";

#[test]
fn a_fragment_without_a_call_id_belongs_to_no_call() {
    let report = inspect(QUOTED.as_bytes(), &Options::default()).report("page.txt");
    assert_eq!(report.messages.len(), 2);
    let calls: Vec<_> = report
        .calls
        .iter()
        .map(|c| (c.id, &c.messages[..]))
        .collect();
    assert_eq!(calls, [(0, &[1][..])]);
}
