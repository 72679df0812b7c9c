use super::*;

#[test]
fn durations_are_said_as_people_say_them() {
    for (micros, text) in [
        (20_000, "20 ms"),
        (4_250_000, "4.2 s"),
        (63_000_000, "63 s"),
        (725_000_000, "12 min 5 s"),
    ] {
        assert_eq!(duration(micros), text);
    }
}
