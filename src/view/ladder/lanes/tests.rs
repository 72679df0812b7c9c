use super::*;

/// Alice behind a NAT, the proxy at two ports, and Bob.
fn ends() -> Vec<End> {
    let end = |name: &str, same_as| End {
        name: name.to_owned(),
        same_as,
        ..End::default()
    };
    vec![
        end("10.0.0.5", None),
        end("192.0.2.1", None),
        end("192.0.2.1:5080", None),
        end("203.0.113.7:4711", Some(0)),
        end("b.example", None),
    ]
}

fn drawn(choice: &Choice) -> Vec<Lane> {
    let ends = ends();
    let (lanes, places) = Shared::new(&ends, choice).lanes(0..5, &HashMap::from([(4, "Bob")]));
    for (end, place) in places {
        let name = &ends[end as usize].name;
        assert!(lanes[place].ends.contains(name), "{name}");
    }
    lanes
}

/// The lanes after some changes: names, and notes in parentheses.
fn after(changes: &[Change]) -> String {
    let mut choice = Choice::default();
    for change in changes {
        let lanes = drawn(&choice);
        choice.apply(change, &lanes);
    }
    let said = drawn(&choice)
        .into_iter()
        .map(|lane| match lane.note.as_str() {
            "" => lane.name,
            note => format!("{} ({note})", lane.name),
        });
    said.collect::<Vec<_>>().join(", ")
}

fn rename(lane: &str, name: &str) -> Change {
    Change::Rename {
        lane: lane.to_owned(),
        name: name.to_owned(),
    }
}

fn merge(lane: &str, into: &str) -> Change {
    Change::Merge {
        lane: lane.to_owned(),
        into: into.to_owned(),
    }
}

fn shift(lane: &str, by: isize) -> Change {
    Change::Move {
        lane: lane.to_owned(),
        by,
    }
}

#[test]
fn lanes_are_as_they_were_chosen_to_be() {
    let split = |lane: &str| Change::Split(lane.to_owned());
    let plain = "10.0.0.5, 192.0.2.1, 192.0.2.1:5080, b.example (Bob)";
    let cases: [(&[Change], &str); 14] = [
        (&[], plain),
        (
            &[Change::By(By::Host)],
            "10.0.0.5, 192.0.2.1, b.example (Bob)",
        ),
        (
            &[rename("10.0.0.5", " Alice ")],
            "Alice (10.0.0.5), 192.0.2.1, 192.0.2.1:5080, b.example (Bob)",
        ),
        (
            &[rename("10.0.0.5", "Alice"), rename("10.0.0.5", "")],
            plain,
        ),
        (&[rename("nobody", "Alice")], plain),
        (
            &[merge("192.0.2.1:5080", "192.0.2.1")],
            "10.0.0.5, 192.0.2.1 (192.0.2.1), b.example (Bob)",
        ),
        (
            &[merge("10.0.0.5", "b.example")],
            "b.example (Bob · 10.0.0.5), 192.0.2.1, 192.0.2.1:5080",
        ),
        (
            &[merge("10.0.0.5", "b.example"), split("10.0.0.5")],
            "10.0.0.5, 192.0.2.1, 192.0.2.1:5080, 203.0.113.7:4711, b.example (Bob)",
        ),
        (&[merge("b.example", "b.example")], plain),
        (
            &[split("10.0.0.5")],
            "10.0.0.5, 192.0.2.1, 192.0.2.1:5080, 203.0.113.7:4711, b.example (Bob)",
        ),
        (
            &[
                split("10.0.0.5"),
                merge("203.0.113.7:4711", "10.0.0.5"),
                rename("10.0.0.5", ""),
            ],
            plain,
        ),
        (
            &[shift("b.example", -2), shift("10.0.0.5", 9)],
            "b.example (Bob), 192.0.2.1, 192.0.2.1:5080, 10.0.0.5",
        ),
        (&[shift("b.example", -9), shift("b.example", 9)], plain),
        (
            &[
                shift("192.0.2.1:5080", -1),
                Change::By(By::Host),
                Change::By(By::Agent),
            ],
            "10.0.0.5, 192.0.2.1:5080, 192.0.2.1, b.example (Bob)",
        ),
    ];
    for (changes, expected) in cases {
        assert_eq!(after(changes), expected, "{changes:?}");
    }
}

#[test]
fn what_was_moved_keeps_its_place_in_other_ladders() {
    let mut choice = Choice::default();
    let ends = ends();
    choice.apply(&shift("b.example", -3), &drawn(&choice));
    let two = |choice: &Choice| Shared::new(&ends, choice).lanes(1..3, &HashMap::new()).0;
    choice.apply(&shift("192.0.2.1:5080", -1), &two(&choice));
    let keys = |lanes: Vec<Lane>| lanes.into_iter().map(|lane| lane.key).collect::<Vec<_>>();
    assert_eq!(keys(two(&choice)), ["192.0.2.1:5080", "192.0.2.1"]);
    assert_eq!(keys(drawn(&choice))[2..], ["b.example", "10.0.0.5"]);
}

#[test]
fn many_ends_that_are_one_are_put_together_at_once() {
    let end = |n: u32| End {
        name: n.to_string(),
        same_as: n.checked_add(1).filter(|n| *n < 50_000),
        ..End::default()
    };
    let ends: Vec<End> = (0..50_000).map(end).collect();
    let choice = Choice::default();
    let shared = Shared::new(&ends, &choice);
    assert_eq!(shared.lanes(0..50_000, &HashMap::new()).0.len(), 1);
}

#[test]
fn a_lane_is_dropped_on_another_or_between_two() {
    for (lane, slip, expected) in [
        (0, 0, Dropped::Nowhere),
        (0, -900, Dropped::Nowhere),
        (0, 60, Dropped::Nowhere),
        (0, 80, Dropped::Onto(1)),
        (0, 124, Dropped::Onto(1)),
        (0, 140, Dropped::By(1)),
        (0, 900, Dropped::By(3)),
        (3, -150, Dropped::By(-1)),
        (3, -310, Dropped::Onto(0)),
        (3, i32::MIN, Dropped::By(-3)),
    ] {
        assert_eq!(dropped(lane, slip, 100, 4), expected, "{lane} {slip}");
    }
}
