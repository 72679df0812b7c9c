use super::*;
use crate::{
    Options, inspect,
    report::page::{self, End},
    text::Document,
};

pub(super) fn ends(names: &[&str]) -> Vec<End> {
    let end = |name: &&str| End {
        name: (*name).to_owned(),
        ..End::default()
    };
    names.iter().map(end).collect()
}

pub(super) fn overview() -> Overview {
    let row = |id: u32, order, ends, status, since_ms| Row {
        id,
        order,
        ends,
        status,
        since_ms,
        transaction: Some(id % 2),
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
    messages[3].fate = Fate::Lost;
    Overview {
        messages,
        ends: ends(&["unused", "alice", "bob"]),
        ..Overview::default()
    }
}

fn all() -> Ladder {
    layout(&overview(), None, &Choice::default())
}

fn arrow(step: &Step) -> Option<&Arrow> {
    match step {
        Step::Arrow(arrow) => Some(arrow),
        Step::Pause(_) => None,
    }
}

#[test]
fn messages_become_arrows_in_the_order_of_time() {
    let ladder = all();
    let names: Vec<&str> = ladder.lanes.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(names, ["alice", "bob"]);
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
            "message 3: INVITE, alice to bob, SDP, repeats 1, after 500 ms",
            "message 4: 404 Ringing, bob to bob, lost?",
            "pause of 3700",
            "message 2: 180 Ringing, bob to alice, after 4.2 s",
        ]
    );
    assert_eq!(ladder.line_of(1), Some(4));
    assert_eq!(ladder.line_of(9), None);
    assert_eq!(ladder.lines_of(1), Some((2, 4)));
    assert_eq!(ladder.lines_of(2), None);
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
        let mut ladder = all();
        ladder.lanes = vec![Lane::default(); lanes];
        if !timed {
            ladder.steps.clear();
        }
        ladder
    };
    for (lanes, timed, visible, gap, width) in [
        (2, true, 700, 289, 700),
        (2, true, 2000, 340, 2000),
        (2, true, 300, 136, 394),
        (2, false, 300, 136, 332),
        (9, true, 700, 136, 1346),
        (0, false, 0, 136, 196),
    ] {
        let geometry = Geometry::new(&of(lanes, timed), visible);
        let found = (geometry.gap, geometry.width);
        assert_eq!(found, (gap, width), "{lanes} {visible}");
    }
    let geometry = Geometry::new(&of(2, true), 300);
    assert_eq!((geometry.x(0), geometry.x(1)), (190, 326));
    let ladder = all();
    let labels: Vec<_> = ladder
        .steps
        .iter()
        .filter_map(arrow)
        .map(|a| geometry.label(a))
        .collect();
    assert_eq!(labels, [(258, 16), (258, 8), (394, 9), (258, 16)]);
    let across = Arrow {
        from: 9,
        to: 1,
        ..ladder.arrows().next().unwrap().clone()
    };
    assert_eq!(geometry.label(&across), (326 + 204, 54));
    assert_eq!(Geometry::fitting(&ladder).gap, 187);
    assert_eq!(cut("183 Session Progress", 8), "183 Ses…");
    assert_eq!(cut("200 OK", 8), "200 OK");
    assert_eq!(
        (clock(20).as_str(), clock(12_720).as_str()),
        ("0.020 s", "12.720 s")
    );
}

#[test]
fn a_bracket_joins_the_first_line_of_a_transaction_with_its_last() {
    let geometry = Geometry::new(&all(), 0);
    let bracket = |line, rung| geometry.bracket(line, (2, 4), rung);
    let drawn = [
        bracket(1, false),
        bracket(2, true),
        bracket(3, false),
        bracket(4, true),
        bracket(5, false),
    ];
    let expected = [
        None,
        Some("M118 27 V40 M118 27 h8"),
        Some("M118 0 V40"),
        Some("M118 0 V27 M118 27 h8"),
        None,
    ];
    assert_eq!(drawn.each_ref().map(Option::as_deref), expected);
}

#[test]
fn what_was_lost_ends_with_a_cross_and_no_head() {
    let ladder = all();
    let geometry = Geometry::new(&ladder, 0);
    let mut arrow = ladder.arrows().next().unwrap().clone();
    let head = |arrow: &Arrow| geometry.strokes(arrow)[1].clone();
    assert!(head(&arrow).filled);
    arrow.fate = Fate::Lost;
    let cross = head(&arrow);
    assert!(
        !cross.filled && cross.path.contains("l8 8 m0 -8"),
        "{cross:?}"
    );
}

/// A fixture's call as it is drawn in each form.
fn drawings(text: &str, choice: &Choice) -> [String; 3] {
    let inspection = inspect(text.as_bytes(), &Options::default());
    let overview = page::overview(&inspection, &Document::new(text.as_bytes().to_vec()));
    let ladder = layout(&overview, overview.calls.first(), choice);
    [super::text(&ladder), mermaid(&ladder), svg(&ladder).text]
}

#[test]
fn a_call_is_drawn_in_each_form() {
    let call = include_str!("../../../tests/fixtures/rfc3665-call.txt");
    let mut choice = Choice::default();
    choice.name("client.biloxi.example.com", "Bob's phone");
    let [text, mermaid, svg] = drawings(call, &choice);
    insta::assert_snapshot!("call-text", text);
    insta::assert_snapshot!("call-mermaid", mermaid);
    insta::assert_snapshot!("call-svg", svg);
}

/// What goes wrong on the way: sent again, lost, not answered, late; told by a log with times.
#[test]
fn what_went_wrong_is_seen_in_each_form() {
    let trace = include_str!("../../../tests/fixtures/lost-answers.txt");
    let [text, mermaid, svg] = drawings(trace, &Choice::default());
    insta::assert_snapshot!("lost-text", text);
    insta::assert_snapshot!("lost-mermaid", mermaid);
    insta::assert_snapshot!("lost-svg", svg);
}

#[test]
fn what_a_trace_says_is_no_markup() {
    let evil = "SIP/2.0 999 </text><script>alert(1)</script>;%%{init}%% end #59; \u{1}\r\n\
        Via: SIP/2.0/UDP a.example;branch=z9hG4bK1\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n";
    let mut choice = Choice::default();
    choice.name("a.example", "wrap:\"A\"\n<img src=x onerror=y>&amp;");
    let [text, mermaid, svg] = drawings(evil, &choice);
    assert!(
        !text.contains('\u{1}') && text.lines().count() == 3,
        "{text}"
    );
    assert!(
        !svg.contains("<script") && !svg.contains("<img") && !svg.contains('\u{1}'),
        "{svg}"
    );
    assert_eq!(svg.matches("<svg").count(), 1);
    let mut own = mermaid.clone();
    for allowed in ["sequenceDiagram", "<br/>", "-->>", ": "] {
        own = own.replace(allowed, "");
    }
    assert_eq!(mermaid.lines().count(), 4, "{mermaid}");
    let codes = own.split('#').skip(1);
    for code in codes {
        let number = code.split(';').next().unwrap_or_default();
        assert!(number.parse::<u32>().is_ok(), "{mermaid}");
    }
    for sign in ['<', '>', '%', '{', '"', ':', '&'] {
        assert!(!own.contains(sign), "{sign} in {mermaid}");
    }
}

#[test]
fn a_picture_has_as_many_pixels_as_there_is_room_for() {
    let scale = |width, height| {
        let text = String::new();
        Svg {
            text,
            width,
            height,
        }
        .scale()
    };
    assert_eq!(scale(800, 8_000), Some(2));
    assert_eq!(scale(800, 16_000), Some(1));
    assert_eq!(scale(9_000, 9_000), None);
    assert_eq!(scale(u32::MAX, u32::MAX), None);
}
