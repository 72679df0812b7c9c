use super::{DialogState::*, *};
use crate::trace::tests::trace;

#[test]
fn messages_make_dialogs() {
    // (messages, dialogs: tags, state, transactions)
    type Case<'a> = (
        &'a [&'a str],
        &'a [(&'a str, &'a str, DialogState, &'a [u32])],
    );
    let cases: &[Case<'_>] = &[
        (&["INVITE c 1 z9hG4bKa x", "100 INVITE c 1 z9hG4bKa x"], &[]),
        (
            &["INVITE c 1 z9hG4bKa x", "180 INVITE c 1 z9hG4bKa x y"],
            &[("x", "y", Early, &[0])],
        ),
        // Two branches of a fork; one answers.
        (
            &[
                "INVITE c 1 z9hG4bKa x",
                "180 INVITE c 1 z9hG4bKa x y",
                "180 INVITE c 1 z9hG4bKa x z",
                "200 INVITE c 1 z9hG4bKa x z",
            ],
            &[("x", "y", Early, &[0]), ("x", "z", Confirmed, &[0])],
        ),
        // The other side hangs up: the same dialog, tags exchanged.
        (
            &[
                "INVITE c 1 z9hG4bKa x",
                "200 INVITE c 1 z9hG4bKa x y",
                "ACK c 1 z9hG4bKb x y",
                "BYE c 9 z9hG4bKc y x",
                "200 BYE c 9 z9hG4bKc y x",
            ],
            &[("x", "y", Terminated, &[0, 1, 2])],
        ),
        // Refused while early; the ACK's tags make no dialog of their own.
        (
            &[
                "INVITE c 1 z9hG4bKa x",
                "180 INVITE c 1 z9hG4bKa x y",
                "486 INVITE c 1 z9hG4bKa x z",
                "ACK c 1 z9hG4bKa x z",
            ],
            &[("x", "y", Terminated, &[0])],
        ),
        // Refusing a request within a dialog ends nothing.
        (
            &[
                "INVITE c 1 z9hG4bKa x",
                "200 INVITE c 1 z9hG4bKa x y",
                "INVITE c 2 z9hG4bKb x y",
                "488 INVITE c 2 z9hG4bKb x y",
            ],
            &[("x", "y", Confirmed, &[0, 1])],
        ),
        // Tags alone make no dialog.
        (
            &["REGISTER c 1 z9hG4bKa x", "401 REGISTER c 1 z9hG4bKa x y"],
            &[],
        ),
        (
            &["OPTIONS c 1 z9hG4bKa x", "200 OPTIONS c 1 z9hG4bKa x y"],
            &[],
        ),
        // Begun before the trace.
        (&["BYE c 3 z9hG4bKa x y"], &[("x", "y", Terminated, &[0])]),
        (&["NOTIFY c 3 z9hG4bKa x y"], &[("x", "y", Confirmed, &[0])]),
    ];
    for (messages, expected) in cases {
        let found = trace(messages).dialogs;
        let shown: Vec<_> = found
            .iter()
            .map(|d| (&*d.local_tag, &*d.remote_tag, d.state, &*d.transactions))
            .collect();
        assert_eq!(shown, *expected, "{messages:?}");
    }
}
