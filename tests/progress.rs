//! What is told while an input is inspected: every stage in its order, growing, up to the end.

use std::cell::RefCell;

use sip_inspector::{
    Options, export, fix, ingest, inspect, inspect_watched,
    text::{Progress, Stage, Watch},
};

const MESSAGE: &str = "OPTIONS sip:b@example.com SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=1\r\n\
    To: <sip:b@h>\r\nFrom: <sip:a@h>;tag=1\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n";

/// What is told while `input` is inspected.
fn told(input: &[u8]) -> Vec<Progress> {
    let all = RefCell::new(Vec::new());
    let tell = |progress| all.borrow_mut().push(progress);
    inspect_watched(input, &Options::default(), Watch::new(&tell));
    all.into_inner()
}

fn assert_orderly(name: &str, all: &[Progress]) {
    for pair in all.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        assert!(a.stage <= b.stage, "{name}: {a:?} {b:?}");
        if a.stage == b.stage {
            assert!(
                a.done <= b.done && a.total == b.total,
                "{name}: {a:?} {b:?}"
            );
        } else {
            assert_eq!(a.done, a.total, "{name}: a stage comes to its end");
        }
    }
    assert!(all.iter().all(|p| p.done <= p.total), "{name}");
    assert!(all.last().is_some_and(|p| p.done == p.total), "{name}");
}

#[test]
fn every_stage_is_told_in_its_order_up_to_its_end() {
    let all = [
        Stage::Reading,
        Stage::Finding,
        Stage::Relating,
        Stage::Judging,
    ];
    let text = MESSAGE.repeat(5);
    let packets = export::pcapng(&ingest::read(text.as_bytes()));
    let cases: [(&str, &[u8], &[Stage]); 5] = [
        ("messages", text.as_bytes(), &all),
        ("packets", &packets, &all),
        ("no message", &b"x\n".repeat(5000), &all[..2]),
        ("one line", b"SIP/2.0", &all[..2]),
        ("nothing", b"", &all[..2]),
    ];
    for (name, input, stages) in cases {
        let told = told(input);
        assert_orderly(name, &told);
        let mut seen: Vec<Stage> = told.iter().map(|p| p.stage).collect();
        seen.dedup();
        assert_eq!(seen, stages, "{name}");
    }
}

#[test]
fn it_is_told_every_few_messages_and_between_them() {
    let of = |input: &[u8], stage| told(input).iter().filter(|p| p.stage == stage).count();
    let text = MESSAGE.repeat(50);
    // Rules look at sixteen messages in turn.
    for (stage, times) in [
        (Stage::Finding, 50),
        (Stage::Relating, 50),
        (Stage::Judging, 4),
    ] {
        assert!(of(text.as_bytes(), stage) >= times, "{stage:?}");
    }
    assert!(of(&b"log\n".repeat(50_000), Stage::Finding) >= 48);
}

#[test]
fn who_watches_changes_nothing() {
    let options = Options::default();
    let unseen = inspect(MESSAGE.as_bytes(), &options);
    let seen = inspect_watched(MESSAGE.as_bytes(), &options, Watch::new(&|_| {}));
    assert_eq!(seen.report("x"), unseen.report("x"));
    let fixed = fix(MESSAGE.as_bytes(), &options, Watch::new(&|_| {}));
    assert_eq!(fixed, fix(MESSAGE.as_bytes(), &options, Watch::default()));
}
