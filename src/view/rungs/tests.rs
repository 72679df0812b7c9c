use super::*;

fn overview() -> Overview {
    let row = |id: u32, order, ends, status, since_ms| Row {
        id,
        order,
        ends,
        status,
        since_ms,
        method: "INVITE".to_owned(),
        summary: "Ringing".to_owned(),
        ..Row::default()
    };
    let mut messages = vec![
        row(0, 0, (1, 2), None, Some(500)),
        row(1, 3, (2, 1), Some(180), Some(4_700)),
        row(2, 1, (1, 2), None, Some(1_000)),
        row(3, 2, (2, 2), Some(404), None),
    ];
    messages[2].again = Some(0);
    messages[2].sdp = true;
    Overview {
        messages,
        lanes: ["unused", "alice", "bob"].map(str::to_owned).to_vec(),
        ..Overview::default()
    }
}

fn arrow(step: &Step) -> Option<&Arrow> {
    match step {
        Step::Arrow(arrow) => Some(arrow),
        Step::Pause(_) => None,
    }
}

#[test]
fn messages_become_arrows_in_the_order_of_time() {
    let ladder = layout(&overview(), None);
    assert_eq!(ladder.lanes, ["alice", "bob"]);
    let told: Vec<String> = ladder
        .steps
        .iter()
        .map(|step| match step {
            Step::Arrow(arrow) => ladder.words(arrow),
            Step::Pause(ms) => format!("pause of {ms}"),
        })
        .collect();
    assert_eq!(
        told,
        [
            "message 1: INVITE, alice to bob",
            "message 3: INVITE, alice to bob, SDP, again (1), after 500 ms",
            "message 4: 404 Ringing, bob to bob",
            "pause of 3700",
            "message 2: 180 Ringing, bob to alice, after 4.2 s",
        ]
    );
    assert_eq!(ladder.line_of(1), Some(4));
    assert_eq!(ladder.line_of(9), None);
}

#[test]
fn classes_differ_in_more_than_colour() {
    let cases = [
        (None, Class::Request),
        (Some(100), Class::Provisional),
        (Some(204), Class::Success),
        (Some(302), Class::Redirection),
        (Some(404), Class::Failure),
        (Some(603), Class::Failure),
    ];
    for (status, class) in cases {
        assert_eq!(Class::of(status), class, "{status:?}");
    }
    let responses = &Class::ALL[1..];
    for (at, class) in responses.iter().enumerate() {
        assert!(responses[at + 1..].iter().all(|o| o.dash() != class.dash()));
    }
}

#[test]
fn lanes_fill_the_room_and_no_more() {
    let of = |lanes: usize, timed: bool| {
        let mut ladder = layout(&overview(), None);
        ladder.lanes = vec![String::new(); lanes];
        if !timed {
            ladder.steps.clear();
        }
        ladder
    };
    for (lanes, timed, visible, gap, width) in [
        (2, true, 700, 296, 700),
        (2, true, 2000, 340, 2000),
        (2, true, 300, 136, 380),
        (2, false, 300, 136, 318),
        (9, true, 700, 136, 1332),
        (0, false, 0, 136, 182),
    ] {
        let geometry = Geometry::new(&of(lanes, timed), visible);
        let found = (geometry.gap, geometry.width);
        assert_eq!(found, (gap, width), "{lanes} {visible}");
    }
    let geometry = Geometry::new(&of(2, true), 300);
    assert_eq!((geometry.x(0), geometry.x(1)), (176, 312));
    let ladder = layout(&overview(), None);
    let labels: Vec<_> = ladder
        .steps
        .iter()
        .filter_map(arrow)
        .map(|a| geometry.label(a))
        .collect();
    assert_eq!(labels, [(244, 16), (244, 8), (380, 16), (244, 16)]);
    assert_eq!(cut("183 Session Progress", 8), "183 Ses…");
    assert_eq!(cut("200 OK", 8), "200 OK");
    assert_eq!(
        (clock(20).as_str(), clock(12_720).as_str()),
        ("0.020 s", "12.720 s")
    );
}
