//! Secrets given to `check`: digests are checked with them, and nothing repeats them.

use super::*;

/// `115`, `ltsip.cn` and the password `123456`, hashed as an htdigest file has it.
const HA1: &str = "115:ltsip.cn:45f38dba5247b7fd4b7b3fe290f96ad2";

#[test]
fn digests_are_checked_and_no_secret_is_repeated() {
    let good = file(
        "secrets",
        "good.txt",
        "# a remark\n\nbob=s3cr3t-4\n115:ltsip.cn=123456\n",
    );
    let hashed = file("secrets", "hashed.txt", &format!("{HA1}\n"));
    // (words, verdict, what must not be repeated)
    let cases: &[(&[&str], &str, &str)] = &[
        (&["--password", "115=123456"], "match", "123456"),
        (&["--password", "115:ltsip.cn=123456"], "match", "123456"),
        (&["--password", "115=s3cr3t-1"], "mismatch", "s3cr3t-1"),
        (
            &["--password", "115:elsewhere=s3cr3t-2"],
            "noSecret",
            "s3cr3t-2",
        ),
        (&["--password", "bob=s3cr3t-3"], "noSecret", "s3cr3t-3"),
        (&["--ha1", HA1], "match", "45f38dba5247"),
        (&["--credentials", &good], "match", "s3cr3t-4"),
        (&["--credentials", &hashed], "match", "45f38dba5247"),
        (&[], "noSecret", "123456"),
    ];
    for (words, verdict, secret) in cases {
        for format in ["json", "ndjson", "text", "sarif"] {
            let ended = call(&[&["check", "--format", format], *words, &[NOTES]].concat());
            let said = format!("{}{}", ended.out, ended.err);
            assert!(!said.contains(secret), "{words:?} {format}: {said}");
            if format == "json" {
                let report: Value = serde_json::from_str(&ended.out).unwrap();
                assert_eq!(report["digests"][0]["verdict"], *verdict, "{words:?}");
            }
        }
    }
}

#[test]
fn secrets_that_cannot_be_read_are_not_repeated() {
    let path = file("bad-secrets", "old.txt", OLD_BRANCH);
    let list = file("bad-secrets", "list.txt", "bob=fine\ns3cr3t\n");
    let cases: &[(&[&str], &str)] = &[
        (&["--password", "s3cr3t"], "--password"),
        (&["--ha1", "bob:s3cr3t"], "--ha1"),
        (&["--ha1", "bob:realm:s3cr3t"], "--ha1"),
        (&["--credentials", &list], "list.txt: line 2"),
        (&["--credentials", "gone-list.txt"], "gone-list.txt"),
        (&["--pasword=bob=s3cr3t"], "--pasword"),
    ];
    for (words, part) in cases {
        let ended = call(&[&["check"], *words, &[&path]].concat());
        assert_eq!(
            (ended.status, ended.out.as_str()),
            (Some(2), ""),
            "{words:?}"
        );
        assert!(ended.err.contains(part), "{words:?}: {}", ended.err);
        assert!(!ended.err.contains("s3cr3t"), "{words:?}: {}", ended.err);
    }
}
