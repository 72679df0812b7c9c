//! Messages of calls as a network brings them: sent again, lost, out of order, forked, over many
//! hops. What is made of them must not depend on that more than it has to.
#![cfg(not(target_arch = "wasm32"))]

use std::{collections::BTreeSet, fmt::Write as _};

use proptest::{collection::vec, prelude::*, sample::subsequence};
use sip_inspector::{Inspection, Options, ingest::MessageId, inspect, lint::Severity};

/// A message on one hop of call `call`: `hops` Vias, the first sender's lowest.
fn message(
    start: &str,
    call: usize,
    cseq: &str,
    hops: usize,
    to_tag: &str,
    branch: &str,
) -> String {
    let mut text = format!("{start}\r\n");
    for hop in (0..hops).rev() {
        let _ = write!(
            text,
            "Via: SIP/2.0/UDP h{hop}.example.com;branch=z9hG4bK{branch}{call}h{hop}\r\n"
        );
    }
    if !start.starts_with("SIP/") {
        text += "Max-Forwards: 70\r\n";
    }
    let tag = if to_tag.is_empty() {
        String::new()
    } else {
        format!(";tag={to_tag}")
    };
    let _ = write!(
        text,
        "From: <sip:a{call}@example.com>;tag=f{call}\r\nTo: <sip:b{call}@example.com>{tag}\r\n\
         Call-ID: c{call}@example.com\r\nCSeq: {cseq}\r\nContact: <sip:x@h.example.com>\r\n\
         Content-Length: 0\r\n\r\n"
    );
    text
}

/// A call over so many hops: asked, rung, accepted, acknowledged, ended.
fn a_call(call: usize, hops: usize) -> Vec<String> {
    let uri = "sip:x@h.example.com SIP/2.0";
    let mut all = Vec::new();
    let forth = |all: &mut Vec<String>, method: &str, cseq: &str, tag: &str, branch: &str| {
        let start = format!("{method} {uri}");
        all.extend((1..=hops).map(|n| message(&start, call, cseq, n, tag, branch)));
    };
    let back = |all: &mut Vec<String>, status: &str, cseq: &str, branch: &str| {
        let start = format!("SIP/2.0 {status}");
        let hops = (1..=hops).rev();
        all.extend(hops.map(|n| message(&start, call, cseq, n, "t", branch)));
    };
    forth(&mut all, "INVITE", "1 INVITE", "", "i");
    back(&mut all, "180 Ringing", "1 INVITE", "i");
    back(&mut all, "200 OK", "1 INVITE", "i");
    forth(&mut all, "ACK", "1 ACK", "t", "k");
    forth(&mut all, "BYE", "2 BYE", "t", "e");
    back(&mut all, "200 OK", "2 BYE", "e");
    all
}

fn read(messages: &[String]) -> Inspection {
    let found = inspect(messages.concat().as_bytes(), &Options::default());
    assert_eq!(found.capture().messages.len(), messages.len());
    found
}

/// Codes of the findings about transactions and dialogs that are more than a remark.
fn accusations(found: &Inspection) -> Vec<&'static str> {
    let findings = found.findings().iter();
    let ours = findings.filter(|d| d.rule.code.starts_with("SIP5"));
    ours.filter(|d| found.severity(d.rule) > Severity::Info)
        .map(|d| d.rule.code)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is lost and wherever the trace begins or ends, nobody is accused.
    #[test]
    fn lost_messages_accuse_nobody(
        (hops, kept) in (1_usize..5).prop_flat_map(|hops| {
            let all = a_call(0, hops);
            let count = all.len();
            (Just(hops), subsequence(all, 1..=count))
        })
    ) {
        let found = read(&kept);
        prop_assert_eq!(accusations(&found), Vec::<&str>::new(), "{} hops", hops);
        prop_assert_eq!(found.trace().calls.len(), 1);
    }

    /// Messages that are sent again change neither transactions nor dialogs.
    #[test]
    fn retransmissions_join(again in vec((0_usize..6, 0_usize..8), 0..12)) {
        let once = a_call(0, 1);
        let mut all = once.clone();
        for (which, later) in again {
            let Some(copy) = once.get(which) else { continue };
            let first = all.iter().position(|m| m == copy).unwrap_or(0);
            let at = (first + 1 + later).min(all.len());
            all.insert(at, copy.clone());
        }
        let (plain, found) = (read(&once), read(&all));
        prop_assert_eq!(found.trace().transactions.len(), plain.trace().transactions.len());
        prop_assert_eq!(found.trace().dialogs.len(), 1);
        prop_assert_eq!(found.trace().calls.len(), 1);
        let repeats: usize = found.trace().transactions.iter().map(|t| t.repeats.len()).sum();
        prop_assert_eq!(repeats, all.len() - once.len());
    }

    /// Calls that run side by side stay apart, however they are mixed.
    #[test]
    fn calls_stay_apart(turns in vec(0_usize..4, 24..60)) {
        let calls: Vec<Vec<String>> = (0..4).map(|n| a_call(n, 2)).collect();
        let mut next = [0_usize; 4];
        let mut all = Vec::new();
        for turn in turns {
            if let Some(message) = calls[turn].get(next[turn]) {
                all.push(message.clone());
                next[turn] += 1;
            }
        }
        let begun = next.iter().filter(|n| **n > 0).count();
        let found = read(&all);
        prop_assert_eq!(found.trace().calls.len(), begun);
        prop_assert_eq!(accusations(&found), Vec::<&str>::new());
    }

    /// Every answer of a fork makes a dialog.
    #[test]
    fn forks_make_dialogs(tags in vec("[a-z]{4}", 1..12)) {
        let uri = "INVITE sip:b@example.com SIP/2.0";
        let mut all = vec![message(uri, 0, "1 INVITE", 1, "", "i")];
        let ring = |tag: &String| message("SIP/2.0 180 Ringing", 0, "1 INVITE", 1, tag, "i");
        all.extend(tags.iter().map(ring));
        let mut distinct = tags.clone();
        distinct.sort();
        distinct.dedup();
        let found = read(&all);
        prop_assert_eq!(found.trace().dialogs.len(), distinct.len());
        prop_assert_eq!(found.trace().transactions.len(), 1);
    }
}

/// What a trace shows, whatever order its messages came in: for each transaction the hops and what
/// it holds, and the number of dialogs.
fn shape(found: &Inspection) -> (BTreeSet<(String, u32, BTreeSet<String>)>, usize) {
    let text = |id: &MessageId| {
        let message = found.capture().get(*id).map(|c| c.source.bytes());
        String::from_utf8_lossy(message.unwrap_or_default()).into_owned()
    };
    let transactions = found.trace().transactions.iter();
    let transactions = transactions.map(|t| {
        (
            t.method.clone(),
            t.depth,
            t.messages.iter().map(text).collect(),
        )
    });
    (transactions.collect(), found.trace().dialogs.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Messages sent again and put into any order behind their request make the same transactions
    /// and dialogs.
    #[test]
    fn order_changes_no_transaction(
        (hops, order) in (1_usize..4).prop_flat_map(|hops| {
            let all: Vec<usize> = (0..a_call(0, hops).len()).collect();
            let twice = [all.clone(), all].concat();
            (Just(hops), Just(twice).prop_shuffle())
        })
    ) {
        let once = a_call(0, hops);
        // The first of all is the INVITE: a trace that is read backwards has no beginning.
        let mut all = once.clone();
        all.truncate(hops);
        all.extend(order.iter().filter(|n| **n >= hops).map(|n| once[*n].clone()));
        let (plain, found) = (read(&once), read(&all));
        prop_assert_eq!(shape(&found), shape(&plain));
        let upstream = |i: &Inspection| {
            i.trace().transactions.iter().filter(|t| t.upstream.is_some()).count()
        };
        prop_assert_eq!(upstream(&found), upstream(&plain));
        prop_assert_eq!(found.trace().calls.len(), 1);
    }

    /// Forks that answer, each acknowledged and ended, are dialogs of one call, and nothing is
    /// wrong with them.
    #[test]
    fn forks_that_answer_are_legal(count in 1_usize..8) {
        let uri = "sip:x@h.example.com SIP/2.0";
        let tags: Vec<_> = (0..count).map(|n| format!("t{n}")).collect();
        let mut all = vec![message(&format!("INVITE {uri}"), 0, "1 INVITE", 1, "", "i")];
        for status in ["180 Ringing", "200 OK"] {
            let start = format!("SIP/2.0 {status}");
            all.extend(tags.iter().map(|t| message(&start, 0, "1 INVITE", 1, t, "i")));
        }
        for tag in &tags {
            let own = |name: &str| format!("{name}{tag}");
            all.push(message(&format!("ACK {uri}"), 0, "1 ACK", 1, tag, &own("k")));
            all.push(message(&format!("BYE {uri}"), 0, "2 BYE", 1, tag, &own("e")));
            all.push(message("SIP/2.0 200 OK", 0, "2 BYE", 1, tag, &own("e")));
        }
        let found = read(&all);
        prop_assert_eq!(found.trace().dialogs.len(), count);
        prop_assert_eq!(found.trace().calls.len(), 1);
        // The INVITE, and for every fork ACK and BYE.
        prop_assert_eq!(found.trace().transactions.len(), 1 + 2 * count);
        prop_assert_eq!(accusations(&found), Vec::<&str>::new());
    }

    /// A request that comes to a proxy again and again, with another Request-URI each time, is no
    /// loop: every visit is a hop of its own (RFC 3261 §16.3).
    #[test]
    fn spirals_are_hops(visits in 2_usize..12) {
        let via = |n: usize| {
            let host = if n == 0 { "a" } else { "proxy" };
            format!("SIP/2.0/UDP {host}.example.com;branch=z9hG4bKs{n}")
        };
        let stacked = |text: String, depth: usize| {
            let vias: Vec<_> = (0..depth).rev().map(via).collect();
            let (start, rest) = text.split_once("\r\n").unwrap();
            let rest = rest.split_once("\r\n").unwrap().1;
            format!("{start}\r\nVia: {}\r\n{rest}", vias.join(", "))
        };
        let mut all = Vec::new();
        for n in 1..=visits {
            let start = format!("INVITE sip:b{n}@example.com SIP/2.0");
            all.push(stacked(message(&start, 0, "1 INVITE", 1, "", "s"), n));
        }
        for n in (1..=visits).rev() {
            let text = message("SIP/2.0 200 OK", 0, "1 INVITE", 1, "t", "s");
            all.push(stacked(text, n));
        }
        let found = read(&all);
        let trace = found.trace();
        prop_assert_eq!(trace.transactions.len(), visits);
        prop_assert_eq!(trace.transactions.iter().filter(|t| t.upstream.is_none()).count(), 1);
        prop_assert_eq!(trace.dialogs.len(), 1);
        prop_assert_eq!(trace.calls.len(), 1);
        prop_assert!(trace.transactions.iter().all(|t| t.repeats.is_empty()));
        prop_assert_eq!(accusations(&found), Vec::<&str>::new());
    }
}

#[test]
fn fifty_hops_are_one_call() {
    let found = read(&a_call(0, 50));
    let trace = found.trace();
    assert_eq!(trace.calls.len(), 1);
    assert_eq!(trace.dialogs.len(), 1);
    // INVITE, ACK and BYE on each hop.
    assert_eq!(trace.transactions.len(), 150);
    let deepest = trace.transactions.iter().map(|t| t.depth).max();
    assert_eq!(deepest, Some(50));
    assert_eq!(accusations(&found), Vec::<&str>::new());
}

/// What breaks a field that messages are matched by: where it stands, and what becomes of it.
const BREAKS: [(&str, fn(&str) -> String); 9] = [
    ("CSeq", |v| {
        v.replace("INVITE", "INVTE").replace("BYE", "BEY")
    }),
    ("CSeq", str::to_lowercase),
    ("CSeq", |v| format!("x{v}")),
    ("From", |v| v.replace(">;", ";")),
    ("From", |v| v.replace(";tag=", ";tga=")),
    ("To", |v| v.replace(">;", ";")),
    ("Via", |v| v.replace("SIP/2.0/UDP ", "SIP/2.0/UDP\u{a0}")),
    ("Via", |v| v.replace(";branch=", ";brunch=")),
    ("Call-ID", |_| String::new()),
];

/// One broken field is one defect: the messages that do not match for it are not accused besides.
#[test]
fn a_broken_key_field_is_one_defect() {
    let all = a_call(0, 2);
    let mut wrong = Vec::new();
    for (place, message) in all.iter().enumerate() {
        for (number, (name, broken)) in BREAKS.iter().enumerate() {
            let line = message.lines().find(|l| l.starts_with(name)).unwrap();
            let value = line.split_once(": ").unwrap().1;
            let new = broken(value);
            if new == value {
                continue;
            }
            let mut messages = all.clone();
            messages[place] = message.replacen(value, &new, 1);
            let found = inspect(messages.concat().as_bytes(), &Options::default());
            let accused = accusations(&found);
            let besides = found
                .findings()
                .iter()
                .filter(|d| d.at.message.0 as usize != place && d.rule.code.starts_with("SIP5"));
            let besides: Vec<_> = besides.map(|d| d.rule.code).collect();
            if !accused.is_empty() || !besides.is_empty() {
                wrong.push(format!(
                    "{number} {name} in {place}: {accused:?} {besides:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
