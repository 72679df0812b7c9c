//! Every template is found in a line made of it, and tells all it names.

use super::{
    forms::{FORMS, Form},
    reader::{Reader, Told},
};
use crate::ingest::Direction;

/// What stands for a capture in a line.
fn sample(name: &str, form: &Form) -> &'static str {
    let has = |name: &str| form.lines.iter().any(|line| line.contains(name));
    match name {
        "source" => "192.0.2.1:5060",
        "destination" => "192.0.2.2:5061",
        "srcip" => "192.0.2.1",
        "dstip" => "192.0.2.2",
        "srcport" => "5060",
        "dstport" => "5061",
        "transport" => "udp",
        "time" if has("{year}") => "Mar  5 10:00:01",
        "time" | "date" => "2024-03-05 10:00:01",
        "mdy" => "03/05/2024-10:00:01",
        "dmy" => "5/3/2024 10:00:01",
        "epoch" => "1709632801",
        "usec" => "0",
        "year" => "2024",
        "zone" => "+00:00",
        "way" => "received",
        "ipproto" => "17",
        "size" => "99",
        "number" => "1",
        _ => "x",
    }
}

/// A line that a template describes.
fn line(template: &str, form: &Form) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap();
        text += &before.replace('~', "");
        text += sample(name, form);
        rest = after;
    }
    let front = if template.starts_with(' ') { "x" } else { "" };
    let more = if rest.ends_with(' ') { "x" } else { "" };
    front.to_owned() + &text + &rest.replace('~', "") + more
}

#[test]
fn every_template_tells_what_it_names() {
    for form in FORMS {
        // The line that gives the form away is the nearest to the message.
        let lines: Vec<_> = form.lines.iter().map(|t| line(t, form)).collect();
        let above = lines.iter().map(String::as_bytes).chain([&b"{"[..]]);
        let above: Vec<_> = above.collect();
        let shown = lines.join("\n");
        let Told { framing, size, .. } = Reader::new().read(&above, &[]).expect(&shown);
        let has = |names: &[&str]| {
            let named = |name: &&str| {
                form.lines
                    .iter()
                    .any(|l| l.contains(&format!("{{{name}}}")))
            };
            names.iter().any(named)
        };
        assert_eq!(framing.form, Some(form.name), "{shown}");
        let source = has(&["source", "srcip"]);
        let port = |names: &[&str], port: &str| has(names).then(|| port.to_owned());
        let ends = |end: &Option<String>, port: &Option<String>| {
            let port = port.as_deref().unwrap_or_default();
            end.as_ref().is_some_and(|end| end.ends_with(port))
        };
        let from = port(&["source", "srcport"], ":5060");
        assert_eq!(ends(&framing.source, &from), source, "{shown}");
        let to = port(&["destination", "dstport"], ":5061");
        let destination = has(&["destination", "dstip"]);
        assert_eq!(ends(&framing.destination, &to), destination, "{shown}");
        let transport = has(&["transport", "ipproto"]) || form.transport.is_some();
        assert_eq!(framing.transport.is_some(), transport, "{shown}");
        let time = has(&["time", "date", "mdy", "dmy", "epoch"]);
        let told = framing.time.as_deref().map(|t| t.get(..19).unwrap());
        assert_eq!(told, time.then_some("2024-03-05T10:00:01"), "{shown}");
        let way = form
            .direction
            .or(has(&["way"]).then_some(Direction::Received));
        assert_eq!(framing.direction, way, "{shown}");
        assert_eq!(size, has(&["size"]).then_some(99), "{shown}");
    }
}

#[test]
fn what_an_object_of_json_tells_stands_on_both_sides() {
    let tell = |above: &[&str], below: &[&str]| {
        let [above, below] =
            [above, below].map(|l| l.iter().map(|l| l.as_bytes()).collect::<Vec<_>>());
        let told = Reader::new().read(&above, &below);
        told.and_then(|told| told.framing.source)
    };
    let (own, other) = ("\"srcIp\":\"192.0.2.1\",", "\"srcIp\":\"192.0.2.9\",");
    for (above, below, expected) in [
        (
            &["\"raw\":\"", own, "{", other][..],
            &[][..],
            Some("192.0.2.1"),
        ),
        (
            &["\"raw\":\"", "{", other],
            &["\",", own, "},{", other],
            Some("192.0.2.1"),
        ),
        (
            &["\"raw\":\"", own, "app: {", other],
            &[],
            Some("192.0.2.1"),
        ),
        (&["{\"raw\":\"", other], &["\"},", "{", other], None),
        (
            &["\"raw\":\"", own, "\"header\": {", "[{"],
            &[],
            Some("192.0.2.1"),
        ),
    ] {
        assert_eq!(
            tell(above, below).as_deref(),
            expected,
            "{above:?} {below:?}"
        );
    }
}
