//! `export` and `ladder`: what they write, and where.

use super::*;

#[test]
fn a_trace_is_exported() {
    let path = file("export", "old.txt", OLD_BRANCH);
    for (to, part) in [
        ("text", "# message 1\r\nOPTIONS sip:example.com SIP/2.0\r\n"),
        ("markdown", "# SIP report: "),
        ("json", "\"code\": \"SIP204\""),
        ("sarif", "\"ruleId\": \"SIP204\""),
        (
            "sipp",
            "\nOPTIONS sip:example.com SIP/2.0\nVia: SIP/2.0/[transport] ",
        ),
    ] {
        let ended = call(&["export", "--to", to, &path]);
        assert_eq!(ended.status, Some(0), "{to}: {}", ended.err);
        assert!(ended.out.contains(part), "{to}: {}", ended.out);
        let out = file("export", "out", "");
        let written = call_with(&["export", "--to", to, "-", "-o", &out], OLD_BRANCH);
        assert_eq!((written.status, written.out.as_str()), (Some(0), ""));
        assert_eq!(
            fs::read_to_string(&out).unwrap(),
            ended
                .out
                .replace(&format!("file://{path}"), "%3Cstdin%3E")
                .replace(&path, "<stdin>"),
            "{to}"
        );
    }
    let capture = file("export", "out.pcapng", "");
    let ended = call(&["export", "--to", "pcapng", &path, "--output", &capture]);
    assert_eq!(ended.status, Some(0), "{}", ended.err);
    let again = call(&["check", "--select", "SIP204", &capture]);
    assert!(
        again.out.contains("message 1 of 1, packet 1"),
        "{}",
        again.out
    );
}

#[test]
fn an_export_that_cannot_be_says_why() {
    let path = file("no-export", "none.txt", "nothing");
    let old = file("no-export", "old.txt", OLD_BRANCH);
    let cases: &[(&[&str], &str)] = &[
        (
            &["--to", "sipp", "--call", "nobody", &old],
            "old.txt: no message in it has the Call-ID `nobody`",
        ),
        (&["--to", "sipp", "--side", "both", &old], "both"),
        (&["--to", "text", "--call", "c", &old], "--call and --side"),
        (
            &["--to", "json", "--side", "uac", &old],
            "--call and --side",
        ),
        (&["--to", "pcapng", &path], "none.txt: no SIP message"),
        (&["--to", "text", &path], "none.txt: no SIP message"),
        (&["--to", "text", "gone.txt"], "gone.txt: "),
        (&["--to", "poem", &path], "poem"),
        (&[&path], "--to"),
        (&["--to", "json", &path, "-o", "gone/out"], "gone/out: "),
    ];
    for (words, part) in cases {
        let ended = call(&[&["export"], *words].concat());
        assert_eq!(
            (ended.status, ended.out.as_str()),
            (Some(2), ""),
            "{words:?}"
        );
        assert!(ended.err.contains(part), "{words:?}: {}", ended.err);
    }
}

#[test]
fn a_ladder_is_drawn_call_by_call() {
    let whole = call(&["ladder", "--whole", NOTES]);
    assert_eq!((whole.status, whole.err.as_str()), (Some(0), ""));
    let arrows = |text: &str| text.lines().filter(|l| l.contains('|')).count();
    assert_eq!(arrows(&whole.out), 10, "{}", whole.out);
    let calls = call(&["ladder", NOTES]);
    assert_eq!(calls.status, Some(0));
    assert_eq!(arrows(&calls.out), 10, "{}", calls.out);
    let one = call(&["ladder", "--call", "1", NOTES]);
    assert!(one.out.starts_with("1. "), "{}", one.out);
    assert!(arrows(&one.out) < 10, "{}", one.out);
    let none = call(&["ladder", "--call", "99", NOTES]);
    assert_eq!(none.status, Some(2));
    assert!(none.err.contains("no call 99"), "{}", none.err);
}

#[test]
fn a_ladder_is_drawn_as_asked() {
    let trace = "tests/fixtures/lost-answers.txt";
    let drawn = |words: &[&str]| {
        let ended = call(&[&["ladder", trace], words].concat());
        assert_eq!(
            (ended.status, ended.err.as_str()),
            (Some(0), ""),
            "{words:?}"
        );
        ended.out
    };
    let svg = drawn(&["--format", "svg", "--name", "192.0.2.1=Alice & Co"]);
    assert!(
        svg.starts_with("<svg ") && svg.ends_with("</svg>\n"),
        "{svg}"
    );
    assert!(svg.contains(">Alice &amp; Co<"), "{svg}");
    let mermaid = drawn(&["--format", "mermaid", "--call", "1"]);
    assert!(mermaid.starts_with("sequenceDiagram\n"), "{mermaid}");
    assert!(mermaid.contains("p1-->>p0: 5. 180 Ringing"), "{mermaid}");
    let merged = drawn(&["--whole", "--hosts", "--merge", "192.0.2.1=192.0.2.2"]);
    assert!(
        merged.contains("-> 180 Ringing") && !merged.contains(">|"),
        "{merged}"
    );
    let path = file("ladder", "out.svg", "");
    assert_eq!(drawn(&["--format", "svg", "-o", &path]), "");
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("<svg "));
    for words in [
        ["--name", "192.0.2.1"],
        ["--merge", "=x"],
        ["--format", "poem"],
    ] {
        let ended = call(&["ladder", trace, words[0], words[1]]);
        assert_eq!(ended.status, Some(2), "{words:?}");
        assert!(ended.err.contains(words[1]), "{}", ended.err);
    }
    let empty = call(&["ladder", &file("ladder", "empty.txt", "")]);
    assert_eq!((empty.status, empty.out.as_str()), (Some(2), ""));
    assert!(
        empty.err.contains("empty.txt: no SIP message"),
        "{}",
        empty.err
    );
}

#[test]
fn fragments_of_no_call_have_a_ladder() {
    let text = "It says SIP/2.0 200 OK Via: SIP/2.0/UDP h;branch=z9hG4bK1 Contact: <sip:b@g> and no more.\n";
    let ended = call_with(&["ladder", "-"], text);
    assert!(ended.out.contains("200 OK"), "{}", ended.out);
}
