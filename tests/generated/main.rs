//! What is made from the code is fresh: the rules' pages in `docs/rules/`, their numbers in
//! `docs/verdicts.md`, the report's records in `docs/report.md`.
//!
//! `cargo xtask docs` writes them (or this test does, with `UPDATE=1` in its environment).

mod records;
#[path = "../section/mod.rs"]
mod section;

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use sip_inspector::{
    lint::{FixKind, Rule, Severity},
    rules::RULES,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules")
}

/// Every page by its file's name.
fn pages() -> BTreeMap<String, String> {
    let page = |r: &&Rule| (format!("{}.md", r.name), r.page());
    let mut pages: BTreeMap<_, _> = RULES.iter().map(|r| page(&&**r)).collect();
    pages.insert("README.md".to_owned(), index());
    pages
}

/// The rules by family.
fn index() -> String {
    let mut text = format!(
        "# The rules\n\n\
         {} rules, by family. `sip-inspector rule NAME` shows a page in the terminal. These files \
         are made from the rules' own documentation by `cargo xtask docs`; its examples run as \
         tests.\n\n\
         In the examples `«` and `»` stand round the place that the finding points at. An example \
         that is no whole message gives what differs from a clean one: `Name: value` replaces a \
         field or adds it, `+` adds one, `-` removes one, `>` replaces the start line, and `===` \
         begins the next message, of the clean one that `base=` names.\n",
        RULES.len()
    );
    let mut family = "";
    for rule in RULES.iter() {
        if rule.family().name() != family {
            family = rule.family().name();
            let count = RULES.iter().filter(|r| r.family().name() == family).count();
            let _ = write!(
                text,
                "\n## {family} ({count})\n\n| code | rule | severity | |\n|---|---|---|---|\n"
            );
        }
        let (name, title) = (rule.name, rule.title().replace('|', "\\|"));
        let severity = rule.severity.name();
        let _ = writeln!(
            text,
            "| {} | [{name}]({name}.md) | {severity} | {title} |",
            rule.code
        );
    }
    text
}

#[test]
fn rule_pages_are_fresh() {
    let (folder, pages) = (folder(), pages());
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &pages {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let mut there = BTreeMap::new();
    for entry in fs::read_dir(&folder).expect("docs/rules/ is there: run `cargo xtask docs`") {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        there.insert(
            name,
            fs::read_to_string(&path).unwrap().replace("\r\n", "\n"),
        );
    }
    let names = |m: &BTreeMap<String, String>| m.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&there), names(&pages), "run `cargo xtask docs`");
    for (name, text) in &pages {
        assert_eq!(
            &there[name], text,
            "{name} is stale: run `cargo xtask docs`"
        );
    }
}

/// How many rules each family has, by grade.
fn counts() -> String {
    let mut text =
        "| family | rules | error | warning | info | with a fix |\n|---|---|---|---|---|---|\n"
            .to_owned();
    let mut families: Vec<_> = RULES.iter().map(|r| r.family().name()).collect();
    families.dedup();
    let mut row = |name: &str, rules: &[&&Rule]| {
        let of = |grade| rules.iter().filter(|r| r.severity == grade).count();
        let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
        let info = of(Severity::Info);
        let fixes = rules.iter().filter(|r| r.fix != FixKind::Never).count();
        let all = rules.len();
        let _ = writeln!(
            text,
            "| {name} | {all} | {errors} | {warnings} | {info} | {fixes} |"
        );
    };
    for family in families {
        let rules: Vec<_> = RULES
            .iter()
            .filter(|r| r.family().name() == family)
            .collect();
        row(family, &rules);
    }
    row("all", &RULES.iter().collect::<Vec<_>>());
    text
}

#[test]
fn rule_counts_are_fresh() {
    let text = counts();
    assert_eq!(
        section::section("docs/verdicts.md", "rules", &text),
        text,
        "run `cargo xtask docs`"
    );
}
