//! The command line as its users call it: what it says, and how it ends.
#![cfg(feature = "cli")]

mod exports;
mod secrets;

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::Value;

/// A message whose one finding, with `--select SIP204`, is a warning.
const OLD_BRANCH: &str = "OPTIONS sip:example.com SIP/2.0\r\n\
    Via: SIP/2.0/UDP client.example.com;branch=1234\r\nCall-ID: c\r\n\r\n";

/// A file of its own for the test called `test`.
fn file(test: &str, name: &str, content: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

const NOTES: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/www/samples/softphone-notes.txt"
);

struct Ended {
    status: Option<i32>,
    out: String,
    err: String,
}

fn call_with(args: &[&str], input: &str) -> Ended {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sip-inspector"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A call that fails early does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let ended = child.wait_with_output().unwrap();
    Ended {
        status: ended.status.code(),
        out: String::from_utf8(ended.stdout).unwrap(),
        err: String::from_utf8(ended.stderr).unwrap(),
    }
}

fn call(args: &[&str]) -> Ended {
    call_with(args, "")
}

#[test]
fn the_exit_status_follows_the_limit() {
    let path = file("limit", "old.txt", OLD_BRANCH);
    let cases: &[(&[&str], i32)] = &[
        (&[], 0),
        (&["--fail-on", "error"], 0),
        (&["--fail-on", "warning"], 1),
        (&["--fail-on", "info"], 1),
        (&["--fail-on", "never"], 0),
        (&["--severity", "SIP204=error"], 1),
        (&["--severity", "routing=error", "--fail-on", "never"], 0),
        (
            &[
                "--severity",
                "via-branch-without-cookie=off",
                "--fail-on",
                "info",
            ],
            0,
        ),
        (&["--severity", "SIP204=info", "--fail-on", "warning"], 0),
        (&["--ignore", "SIP204", "--fail-on", "info"], 0),
        (&["--ignore", "routing,SIP2", "--fail-on", "info"], 0),
    ];
    for (args, status) in cases {
        let all = [&["check", "--select", "SIP204"], *args, &[&path]].concat();
        let ended = call(&all);
        assert_eq!(
            ended.status,
            Some(*status),
            "{args:?}\n{}{}",
            ended.out,
            ended.err
        );
    }
}

#[test]
fn words_that_are_off_end_with_2_and_say_so() {
    let path = file("words", "old.txt", OLD_BRANCH);
    let cases: &[(&[&str], &str)] = &[
        (&["--select", "nonsense"], "nonsense"),
        (&["--ignore", "SIP204,SIP999x"], "SIP999x"),
        (&["--severity", "SIP204"], "RULE=GRADE"),
        (&["--severity", "SIP204=fatal"], "fatal"),
        (&["--severity", "nonsense=off"], "nonsense"),
        (&["--fail-on", "sometimes"], "sometimes"),
        (&["--format", "poem"], "poem"),
        (&["--diff"], "--fix"),
        (&["--fix", "-"], "standard input"),
    ];
    for (args, word) in cases {
        let ended = call(&[&["check"], *args, &[&path]].concat());
        assert_eq!(ended.status, Some(2), "{args:?}");
        assert_eq!(ended.out, "", "{args:?}");
        assert!(ended.err.contains(word), "{args:?}: {}", ended.err);
    }
    assert_eq!(call(&["check"]).status, Some(2));
    assert_eq!(call(&[]).status, Some(2));
}

#[test]
fn help_tells_what_the_exit_status_says() {
    let help = call(&["check", "--help"]);
    assert_eq!(help.status, Some(0));
    assert!(help.out.contains("Exit status: 0 where"), "{}", help.out);
}

#[test]
fn text_points_at_the_place_and_gives_rule_and_source() {
    let path = file("text", "old.txt", OLD_BRANCH);
    let ended = call(&["check", "--select", "SIP204", &path]);
    for part in [
        "message 1 of 1, line 1: OPTIONS sip:example.com\n",
        "warning[SIP204]: ",
        "old.txt:2:44\n",
        "2 | Via: SIP/2.0/UDP client.example.com;branch=1234\n",
        "  |                                            ^^^^\n",
        "rule: via-branch-without-cookie (RFC 3261 §8.1.1.7 MUST",
        "old.txt: 1 message; no errors, 1 warning, no notes",
    ] {
        assert!(ended.out.contains(part), "{part:?} in\n{}", ended.out);
    }
    assert_eq!(ended.err, "");
}

#[test]
fn nothing_of_the_input_commands_the_terminal() {
    let text = OLD_BRANCH.replace("example.com SIP", "\u{1b}[31mexample.com SIP");
    let text = text.replace("branch=1234", "branch=12\u{7}34\u{202e}");
    let ended = call_with(&["check", "-"], &text);
    assert!(ended.out.contains("message 1 of 1"), "{}", ended.out);
    let commands = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!ended.out.contains(commands), "{:?}", ended.out);
}

#[test]
fn an_input_without_sip_is_said_to_be_one() {
    let ended = call_with(&["check", "-"], "Dear all,\nnothing to see here.\n");
    let said =
        "<stdin>: no SIP message was found in it; a message begins with a line such as `INVITE ";
    assert!(ended.out.starts_with(said), "{}", ended.out);
    assert_eq!(ended.status, Some(0));
}

#[test]
fn what_was_done_to_an_input_and_left_out_of_it_is_said() {
    let quoted = OLD_BRANCH.replace("\r\n", "\n").replace('\n', "\n> ");
    let capture = file("besides", "cut.pcapng", "");
    call_with(
        &["export", "--to", "pcapng", "-", "-o", &capture],
        OLD_BRANCH,
    );
    let bytes = fs::read(&capture).unwrap();
    fs::write(&capture, &bytes[..bytes.len() - 1]).unwrap();
    let cases: &[(&[&str], &str, &str)] = &[
        (&["-"], &format!("> {quoted}"), "\n\nundone: "),
        (
            &["--select", "SIP204", "-"],
            OLD_BRANCH,
            " rules switched off\n\n<stdin>: 1 message;",
        ),
        (&[&capture], "", "not read from byte "),
        (&["-"], "", "<stdin>: it is empty\n"),
        (
            &["-"],
            "PNG\r\n\u{1a}\n\0\0\0\rIHDR",
            "<stdin>: no SIP message was found in it; it is no text\n",
        ),
    ];
    for (words, input, part) in cases {
        let ended = call_with(&[&["check"], *words].concat(), input);
        assert!(ended.out.contains(part), "{part:?} in\n{}", ended.out);
    }
    let cut = call(&["check", &capture]);
    assert!(
        cut.out
            .ends_with("cut.pcapng: no SIP message was found in it\n"),
        "{}",
        cut.out
    );
}

#[test]
fn json_is_one_report_and_an_array_for_several_files() {
    let (a, b) = (
        file("json", "a.txt", OLD_BRANCH),
        file("json", "b.txt", "nothing"),
    );
    let one: Value = serde_json::from_str(&call(&["check", "--format", "json", &a]).out).unwrap();
    assert_eq!(one["source"]["name"], a.as_str());
    assert_eq!(one["messages"][0]["callId"], "c");
    let two = call(&["check", "--format", "json", &a, &b]).out;
    let two: Value = serde_json::from_str(&two).unwrap();
    assert_eq!(
        (&two[0], &two[1]["source"]["name"]),
        (&one, &Value::from(b))
    );
    assert_eq!(two[1]["messages"], Value::Array(Vec::new()));
}

#[test]
fn ndjson_is_a_message_or_a_finding_a_line() {
    let args = ["check", "--format", "ndjson", "--select", "SIP204", "-"];
    let ended = call_with(&args, OLD_BRANCH);
    let lines: Vec<Value> = ended
        .out
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let kinds: Vec<_> = lines.iter().map(|l| l["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["message", "finding"]);
    assert_eq!(lines[1]["finding"]["code"], "SIP204");
    assert_eq!(lines[1]["source"], "<stdin>");
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_reported() {
    let path = file("unread", "old.txt", OLD_BRANCH);
    for format in ["text", "json", "ndjson", "sarif"] {
        let ended = call(&["check", "--format", format, "gone.txt", &path]);
        assert_eq!(ended.status, Some(2), "{format}");
        assert!(
            ended.err.starts_with("sip-inspector: gone.txt: "),
            "{}",
            ended.err
        );
        assert!(ended.out.contains("old.txt"), "{format}: {}", ended.out);
    }
}

#[test]
fn rules_are_listed_and_shown() {
    let list = call(&["rule"]);
    assert!(
        list.out
            .lines()
            .any(|l| l.starts_with("SIP204 warning via-branch-without-cookie: "))
    );
    for name in ["SIP204", "sip204", "Via-Branch-without-cookie"] {
        let page = call(&["rule", name]);
        assert_eq!(page.status, Some(0));
        assert!(page.out.contains("## Why it matters"), "{}", page.out);
    }
    let codes = |name| {
        let list = call(&["rule", name]).out;
        let codes = list.lines().map(|l| l[..6].to_owned());
        codes.collect::<Vec<_>>()
    };
    assert_eq!(codes("routing"), codes("sip2"));
    assert!(codes("routing").contains(&"SIP204".to_owned()));
    assert_eq!(codes("SIP").len(), list.out.lines().count());
}

#[test]
fn a_slip_in_a_rules_name_is_told_with_what_is_meant() {
    let path = file("slip", "old.txt", OLD_BRANCH);
    let cases = [
        (
            "via-branch-without-coookie",
            "is `via-branch-without-cookie` meant? ",
        ),
        (
            "via_branch_without_cookie",
            "is `via-branch-without-cookie` meant? ",
        ),
        (
            "VIA-BRANCH-WITHOUT-COKIE",
            "is `via-branch-without-cookie` meant? ",
        ),
        ("without-cookie", "is `via-branch-without-cookie` meant? "),
        ("routng", "is `routing` meant? "),
        ("SIP999", "family; `sip-inspector rule` lists"),
        ("zebra", "family; `sip-inspector rule` lists"),
        ("", "family; `sip-inspector rule` lists"),
    ];
    for (word, part) in cases {
        for call in [
            call(&["rule", word]),
            call(&["check", "--select", word, &path]),
            call(&["check", "--severity", &format!("{word}=off"), &path]),
        ] {
            assert_eq!((call.status, call.out.as_str()), (Some(2), ""), "{word}");
            let said = format!("sip-inspector: `{word}` is no rule's code, name or family; ");
            assert!(call.err.starts_with(&said), "{}", call.err);
            assert!(call.err.contains(part), "{word}: {}", call.err);
        }
    }
}

/// Where file names may be any bytes.
#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_no_utf_8_is_read_and_named() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let path = PathBuf::from(file("named", "old.txt", OLD_BRANCH));
    let odd = path.with_file_name(OsStr::from_bytes(b"od\xff.txt"));
    fs::copy(&path, &odd).unwrap();
    for words in [
        &["check", "--select", "SIP204"][..],
        &["export", "--to", "markdown"],
        &["ladder"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sip-inspector"));
        let ended = command.args(words).arg(&odd).output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{words:?}");
        let out = String::from_utf8(ended.stdout).unwrap();
        assert!(
            out.contains("od\u{fffd}.txt") || words == ["ladder"],
            "{out}"
        );
        let gone = odd.with_extension("gone");
        let ended = command.args(words).arg(&gone).output().unwrap();
        assert_eq!(ended.status.code(), Some(2), "{words:?}");
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let path = file("pipe", "many.txt", &OLD_BRANCH.repeat(3000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_sip-inspector"))
        .args(["check", "--format", "json", &path])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.len()), (Some(0), 0));
}

/// The misspelled name has a safe fix.
#[test]
fn safe_fixes_are_shown_or_applied() {
    let text = OLD_BRANCH.replace("Call-ID", "Cal-ID");
    let path = file("fix", "misspelled.txt", &text);
    let diff = call(&["check", "--fix", "--diff", &path]);
    assert!(
        diff.out.contains("\n-Cal-ID: c\r\n+Call-ID: c\r\n"),
        "{}",
        diff.out
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let piped = call_with(&["check", "--fix", "--diff", "-"], &text);
    assert_eq!(piped.out.replace("<stdin>", &path), diff.out);
    let fixed = call(&["check", "--fix", &path]);
    assert!(fixed.out.contains("1 finding put right"), "{}", fixed.out);
    assert_eq!(fs::read_to_string(&path).unwrap(), OLD_BRANCH);
    let again = call(&["check", "--fix", "--diff", &path]);
    assert_eq!(again.out, "");
}

#[test]
fn sarif_is_one_log_for_all_files() {
    let (a, b) = (
        file("sarif", "a b.txt", OLD_BRANCH),
        file("sarif", "b.txt", OLD_BRANCH),
    );
    let ended = call(&["check", "--format", "sarif", "--select", "SIP204", &a, &b]);
    let log: Value = serde_json::from_str(&ended.out).unwrap();
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for (result, index) in results.iter().zip(0..) {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["index"], index);
        assert_eq!(place["region"]["startColumn"], 44);
    }
}

#[test]
fn a_finding_in_an_endless_line_shows_its_surroundings() {
    let start = "SIP/2.0 200 OK Via: x ";
    let path = file("endless", "endless.txt", &start.repeat(500));
    let ended = call(&["check", &path]);
    assert!(
        ended.out.contains("endless.txt:1:131, of a long line"),
        "{}",
        &ended.out[..3000]
    );
    let longest = ended.out.lines().map(str::len).max();
    assert!(longest < Some(3000), "{longest:?}");
    assert_eq!(ended.err, "");
}

#[test]
fn a_fragment_is_called_one() {
    let text = "It says SIP/2.0 200 OK Via: SIP/2.0/UDP h;branch=z9hG4bK1 Contact: <sip:b@h> \
        and no more.\n\nOPTIONS sip:h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=1\r\nCall-ID: c\r\n\r\n";
    let ended = call_with(&["check", "--select", "SIP204", "-"], text);
    assert!(
        ended.out.contains("2 messages, 1 fragment among them;"),
        "{}",
        ended.out
    );
}
