use super::*;
use crate::report::v1::{Party, Timings};

fn call(id: u32, kind: CallKind, state: CallState, summary: &str, messages: &[u32]) -> Call {
    let party = |role, name: &str| Party {
        role,
        name: name.to_owned(),
        uri: format!("sip:{name}@example.com"),
    };
    let parties = match kind {
        CallKind::Registration => vec![party(PartyRole::Registrant, "carol")],
        _ => vec![
            party(PartyRole::Caller, "alice"),
            party(PartyRole::Callee, "bob"),
        ],
    };
    Call {
        id,
        kind,
        state,
        parties,
        call_ids: vec![format!("id{id}@host")],
        messages: messages.to_vec(),
        transactions: Vec::new(),
        dialogs: Vec::new(),
        summary: summary.to_owned(),
        story: Vec::new(),
        cause: None,
        time: None,
        timings: Timings {
            request_delay_ms: None,
            setup_ms: Some(4_250),
            ring_ms: Some(180),
            duration_ms: Some(725_000),
            disconnect_delay_ms: None,
            registration_delay_ms: None,
            retransmissions: 1,
        },
        media: Vec::new(),
        legs: Vec::new(),
    }
}

fn calls() -> Vec<Call> {
    vec![
        call(
            0,
            CallKind::Session,
            CallState::Ended,
            "Alice called Bob.",
            &[0, 1],
        ),
        call(1, CallKind::Session, CallState::Failed, "Busy.", &[2, 3]),
        call(
            2,
            CallKind::Registration,
            CallState::Established,
            "Carol.",
            &[4],
        ),
    ]
}

fn finding(message_id: u32) -> Finding {
    Finding {
        code: "SIP101".to_owned(),
        rule: "misspelled-header-name".to_owned(),
        message_id,
        ..Finding::default()
    }
}

fn rows() -> Vec<Row> {
    let row = |id, method: &str, status, error| Row {
        id,
        method: method.to_owned(),
        status,
        counts: Counts {
            error,
            ..Counts::default()
        },
        ..Row::default()
    };
    vec![
        row(0, "INVITE", None, 0),
        row(1, "INVITE", Some(200), 0),
        row(2, "INVITE", None, 1),
        row(3, "INVITE", Some(486), 2),
        row(4, "REGISTER", None, 0),
    ]
}

#[test]
fn calls_are_found_by_party_method_status_outcome_and_text() {
    let words = |words: &str| Filter {
        words: words.to_owned(),
        ..Filter::default()
    };
    let outcome = |outcome| Filter {
        outcome: Some(outcome),
        ..Filter::default()
    };
    let kind = |kind| Filter {
        kind: Some(kind),
        ..Filter::default()
    };
    let cases: [(Filter, &[u32]); 14] = [
        (words("sip101"), &[1]),
        (words("misspelled"), &[1]),
        (Filter::default(), &[0, 1, 2]),
        (words("carol"), &[2]),
        (words("register"), &[2]),
        (words("486"), &[1]),
        (words("4"), &[1]),
        (words("invite called"), &[0]),
        (words("ID1@"), &[1]),
        (kind(CallKind::Registration), &[2]),
        (outcome(Outcome::Answered), &[0, 2]),
        (outcome(Outcome::Failed), &[1]),
        (outcome(Outcome::Open), &[]),
        (outcome(Outcome::Faulty), &[1]),
    ];
    let overview = Overview {
        calls: calls(),
        messages: rows(),
        findings: vec![finding(3)],
        ..Overview::default()
    };
    for (filter, expected) in cases {
        let found: Vec<u32> = matching(&overview, &filter).iter().map(|c| c.id).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
}

#[test]
fn a_call_is_told_in_a_few_words() {
    let calls = calls();
    let told: Vec<_> = calls
        .iter()
        .map(|c| format!("{}: {}, {}", kind(c), title(c), state(c)))
        .collect();
    assert_eq!(
        told,
        [
            "Call: alice → bob, ended",
            "Call: alice → bob, failed",
            "Registration: carol, registered"
        ]
    );
    let times: Vec<_> = timings(&calls[0])
        .into_iter()
        .map(|(name, time)| format!("{name} {time}"))
        .collect();
    let expected = [
        "Setup 4.2 s",
        "Ringing 180 ms",
        "Session Duration Time 12 min 5 s",
        "Sent again 1 time",
    ];
    assert_eq!(times, expected);
    assert_eq!(counts(&calls[1], &rows()).error, 3);
}

#[test]
fn a_call_has_its_findings_and_its_legs() {
    let calls = calls();
    let all = [finding(0), finding(3), finding(4)];
    let numbers: Vec<_> = findings(&calls[1], &all)
        .into_iter()
        .map(|(n, _)| n)
        .collect();
    assert_eq!(numbers, [1]);
    let other = Leg {
        call: 1,
        reason: LegReason::SessionId,
        confidence: Confidence::Certain,
        evidence: vec![0, 2],
    };
    assert_eq!(leg(&other), "both have the same Session-ID: certain");
}

#[test]
fn where_no_call_is_listed_it_is_said_why() {
    let row = |call_id: &str| Row {
        call_id: call_id.to_owned(),
        ..Row::default()
    };
    let call = || call(0, CallKind::Registration, CallState::Ended, "", &[0]);
    let cases = [
        (vec![], vec![], "No call, registration"),
        (vec![row(""), row("a")], vec![], "No call, registration"),
        (
            vec![row(""), row("")],
            vec![],
            "No message of this text has",
        ),
        (vec![row("a")], vec![call()], "No call matches the filter"),
    ];
    for (messages, calls, said) in cases {
        let overview = Overview {
            messages,
            calls,
            ..Overview::default()
        };
        assert!(none(&overview).starts_with(said), "{said}");
    }
}
