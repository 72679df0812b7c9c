use super::*;
use crate::trace::TransactionState::*;
use crate::trace::tests::trace;

#[test]
fn messages_join_their_transaction() {
    // (messages, transactions: method, messages, state)
    type Case<'a> = (&'a [&'a str], &'a [(&'a str, &'a [u32], TransactionState)]);
    let cases: &[Case<'_>] = &[
        (&["INVITE c 1 z9hG4bKa"], &[("INVITE", &[0], Trying)]),
        (
            &["INVITE c 1 z9hG4bKa", "100 INVITE c 1 z9hG4bKa"],
            &[("INVITE", &[0, 1], Proceeding)],
        ),
        // Refused: the ACK has the INVITE's branch. The cookie's capitals do not matter.
        (
            &[
                "INVITE c 1 z9hG4bKa",
                "486 INVITE c 1 z9hG4bka",
                "ACK c 1 z9hG4bKa",
            ],
            &[("INVITE", &[0, 1, 2], Confirmed)],
        ),
        // Accepted: the ACK stands alone.
        (
            &[
                "INVITE c 1 z9hG4bKa",
                "200 INVITE c 1 z9hG4bKa",
                "ACK c 1 z9hG4bKb",
            ],
            &[("INVITE", &[0, 1], Accepted), ("ACK", &[2], Terminated)],
        ),
        // A CANCEL has the INVITE's branch and a transaction of its own.
        (
            &[
                "INVITE c 1 z9hG4bKa",
                "CANCEL c 1 z9hG4bKa",
                "200 CANCEL c 1 z9hG4bKa",
                "487 INVITE c 1 z9hG4bKa",
            ],
            &[
                ("INVITE", &[0, 3], Completed),
                ("CANCEL", &[1, 2], Completed),
            ],
        ),
        // A retransmission joins; so does a late provisional response.
        (
            &[
                "OPTIONS c 1 z9hG4bKa",
                "OPTIONS c 1 z9hG4bKa",
                "200 OPTIONS c 1 z9hG4bKa",
                "100 OPTIONS c 1 z9hG4bKa",
            ],
            &[("OPTIONS", &[0, 1, 2, 3], Completed)],
        ),
        // One branch for everything: Call-ID and CSeq keep requests apart.
        (
            &[
                "REGISTER c 1 z9hG4bKa",
                "401 REGISTER c 1 z9hG4bKa",
                "REGISTER c 2 z9hG4bKa",
            ],
            &[("REGISTER", &[0, 1], Completed), ("REGISTER", &[2], Trying)],
        ),
        // Without the cookie the older rules hold.
        (
            &["BYE c 1 1", "200 BYE c 1 1", "BYE c 2 1"],
            &[("BYE", &[0, 1], Completed), ("BYE", &[2], Trying)],
        ),
        // A response whose request is not there.
        (
            &["183 INVITE c 1 z9hG4bKa"],
            &[("INVITE", &[0], Proceeding)],
        ),
    ];
    for (messages, expected) in cases {
        let found = trace(messages).transactions;
        let shown: Vec<_> = found
            .iter()
            .map(|t| {
                (
                    t.method.as_str(),
                    t.messages.iter().map(|m| m.0).collect(),
                    t.state,
                )
            })
            .collect();
        let expected: Vec<(&str, Vec<u32>, TransactionState)> = expected
            .iter()
            .map(|(m, i, s)| (*m, i.to_vec(), *s))
            .collect();
        assert_eq!(shown, expected, "{messages:?}");
    }
}

/// Transactions as their messages.
fn messages(trace: &crate::trace::Trace) -> Vec<Vec<u32>> {
    let all = trace.transactions.iter();
    all.map(|t| t.messages.iter().map(|m| m.0).collect())
        .collect()
}

#[test]
fn every_hop_is_a_transaction() {
    // A proxy forwards with a Via of its own; the ACK to the 2xx reuses its branch, as no
    // proxy should.
    let found = trace(&[
        "INVITE c 1 z9hG4bKa x",
        "INVITE c 1 z9hG4bKp,z9hG4bKa x",
        "180 INVITE c 1 z9hG4bKp,z9hG4bKa x y",
        "180 INVITE c 1 z9hG4bKa x y",
        "200 INVITE c 1 z9hG4bKp,z9hG4bKa x y",
        "200 INVITE c 1 z9hG4bKa x y",
        "ACK c 1 z9hG4bKb x y",
        "ACK c 1 z9hG4bKp,z9hG4bKb x y",
    ]);
    let expected: [&[u32]; 4] = [&[0, 3, 5], &[1, 2, 4], &[6], &[7]];
    assert_eq!(messages(&found), expected);
    let shown: Vec<_> = found
        .transactions
        .iter()
        .map(|t| (t.depth, t.upstream, t.invited))
        .collect();
    let expected = [
        (1, None, None),
        (2, Some(0), None),
        (1, None, Some(1)),
        (2, Some(2), Some(1)),
    ];
    assert_eq!(shown, expected);
}

/// A spiral comes back to a proxy and leaves it with one more Via; 50 hops are no trouble.
#[test]
fn spirals_and_many_hops_stay_apart() {
    let stack = |n: usize| {
        let hops: Vec<_> = (0..n).rev().map(|h| format!("z9hG4bK{h}")).collect();
        hops.join(",")
    };
    let mut lines: Vec<_> = (1..=50)
        .map(|n| format!("OPTIONS c 1 {} x", stack(n)))
        .collect();
    lines.extend(
        (1..=50)
            .rev()
            .map(|n| format!("200 OPTIONS c 1 {} x y", stack(n))),
    );
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let found = trace(&lines);
    let expected: Vec<Vec<u32>> = (0..50).map(|n| vec![n, 99 - n]).collect();
    assert_eq!(messages(&found), expected);
    let upstream: Vec<_> = found.transactions.iter().map(|t| t.upstream).collect();
    let before: Vec<_> = (0..50_u32).map(|n| n.checked_sub(1)).collect();
    assert_eq!(upstream, before);
    assert_eq!(found.calls.len(), 1);
}

#[test]
fn repeats_are_recognised_and_timed() {
    let found = trace(&[
        "00.000@INVITE c 1 z9hG4bKa x",
        "00.010@INVITE c 1 z9hG4bKa x",
        "00.500@INVITE c 1 z9hG4bKa x",
        "01.500@INVITE c 1 z9hG4bKa x",
        "01.600@180 INVITE c 1 z9hG4bKa x y",
        "02.000@180 INVITE c 1 z9hG4bKa x z",
        "03.000@180 INVITE c 1 z9hG4bKa x y",
    ]);
    let repeats = &found.transactions[0].repeats;
    let shown: Vec<_> = repeats
        .iter()
        .map(|r| {
            (
                r.message.0,
                r.of.0,
                r.after.unwrap() / 1000,
                r.is_seen_twice(),
            )
        })
        .collect();
    let expected = [
        (1, 0, 10, true),
        (2, 1, 490, false),
        (3, 2, 1000, false),
        (6, 4, 1400, false),
    ];
    assert_eq!(shown, expected);
}

/// Responses whose lower Vias are not the request's are matched by the top one and marked.
#[test]
fn other_lower_vias_are_marked() {
    let found = trace(&[
        "INVITE c 1 z9hG4bKp,z9hG4bKa x",
        "180 INVITE c 1 z9hG4bKp,z9hG4bKq x y",
        "CANCEL c 1 z9hG4bKp x",
    ]);
    assert_eq!(messages(&found), [vec![0, 1], vec![2]]);
    assert_eq!(found.transactions[0].vias_differ, [MessageId(1)]);
    assert_eq!(found.transactions[1].invited, Some(0));
}
