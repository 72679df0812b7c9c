//! The shape of the library: which layer may know which (`ARCHITECTURE.md` says why), and how
//! long a file may be.

mod registered;
mod sources;

use std::path::Path;

use sources::{File, library};

/// The layers from left to right. A module uses those to its left, and itself.
const ORDER: &[&[&str]] = &[
    &["text"],
    &["syntax"],
    &["message"],
    &["ingest", "digest", "trace"],
    &["lint"],
    &["rules"],
    &["explain"],
    &["inspection"],
    &["report", "export"],
    &["view"],
    &["worker", "cli"],
    &["ui"],
];

/// Layers that see less than all to their left, and one that sees a neighbour.
const ONLY: &[(&str, &[&str])] = &[
    ("view", &["report", "text"]),
    ("ui", &["view", "report", "worker", "text"]),
];

/// A layer that may use a neighbour's types.
const NEIGHBOURS: (&str, &str) = ("trace", "ingest");

/// The crate's root gives these again; they are the facade's.
const FACADE: &[&str] = &[
    "Inspection",
    "Options",
    "inspect",
    "inspect_capture",
    "inspect_watched",
    "fix",
];

fn rank(layer: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&layer))
}

fn may_use(from: &str, to: &str) -> bool {
    let (Some(left), Some(right)) = (rank(to), rank(from)) else {
        return false;
    };
    let only = ONLY.iter().find(|(layer, _)| *layer == from);
    let seen = only.is_none_or(|(_, layers)| layers.contains(&to));
    from == to || (from, to) == NEIGHBOURS || (left < right && seen)
}

#[test]
fn every_layer_uses_those_to_its_left_only() {
    let mut breaches = Vec::new();
    for file in library() {
        let Some(layer) = file.layer() else { continue };
        assert!(
            rank(&layer).is_some(),
            "{}: no layer of that name",
            file.name()
        );
        for name in paths_from_root(&file) {
            let to = match name.as_str() {
                "declare_rule" => "lint",
                n if FACADE.contains(&n) => "inspection",
                n => n,
            };
            if !may_use(&layer, to) {
                breaches.push(format!("{}: `{layer}` uses `crate::{name}`", file.name()));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

/// The first name of every path that starts at the crate's root.
fn paths_from_root(file: &File) -> Vec<String> {
    let code = code(file.without_tests());
    let mut names = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        let rest = &code[at + start.len()..];
        match rest.strip_prefix('{') {
            Some(group) => names.extend(group_names(group)),
            None => names.push(first_name(rest)),
        }
    }
    names.extend(root_by_super(file, &code));
    names
}

/// `code` without comments, which may name what they like.
fn code(text: &str) -> String {
    let lines = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn first_name(path: &str) -> String {
    let name = path.trim_start();
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_');
    name[..end.unwrap_or(name.len())].to_owned()
}

/// The first names in `a::B, c::{D, E}, f}…`.
fn group_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(first_name(&group[start..i]));
                start = i + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|n| !n.is_empty());
    names
}

/// Paths of so many `super::` that they arrive at the crate's root.
fn root_by_super(file: &File, code: &str) -> Vec<String> {
    let climb = "super::".repeat(file.depth());
    let found = code.match_indices(&climb);
    found
        .map(|(at, _)| first_name(&code[at + climb.len()..]))
        .filter(|n| !n.is_empty())
        .collect()
}

#[test]
fn breaches_would_be_found() {
    let file = |path: &str, text: &str| File::new(Path::new(path), text.to_owned());
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "src/text/span.rs",
            "use crate::message::Message;",
            &["message"],
        ),
        (
            "src/text/span.rs",
            "use crate::{\n    lint::{A, b::C},\n    text, Options};\n// crate::x\nfn f() { crate::ui::go() }",
            &["lint", "text", "Options", "ui"],
        ),
        ("src/text/mod.rs", "use super::rules::RULES;", &["rules"]),
        (
            "src/text/span.rs",
            "use super::{offset}; use super::super::ui::x;",
            &["ui"],
        ),
        (
            "src/lint/a.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests {\n    use crate::ui;\n}",
            &[],
        ),
    ];
    for (path, text, expected) in cases {
        assert_eq!(paths_from_root(&file(path, text)), *expected, "{text}");
    }
    for (from, to, allowed) in [
        ("text", "syntax", false),
        ("trace", "ingest", true),
        ("ingest", "trace", false),
        ("digest", "ingest", false),
        ("cli", "text", true),
        ("cli", "worker", false),
        ("ui", "inspection", false),
        ("view", "lint", false),
        ("report", "lint", true),
    ] {
        assert_eq!(may_use(from, to), allowed, "{from} uses {to}");
    }
}

/// A file is read in one sitting; a rule on one screen or two. Tests are tables and do not count.
#[test]
fn no_file_is_too_long() {
    let mut long = Vec::new();
    for file in library() {
        let name = file.name();
        let rule = name.starts_with("src/rules/") && !name.ends_with("mod.rs");
        let (limit, lines) = (
            if rule { 200 } else { 400 },
            file.without_tests().lines().count(),
        );
        if lines > limit {
            long.push(format!("{name}: {lines} lines, {limit} are allowed"));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    for file in library() {
        assert!(
            file.text.starts_with("//! "),
            "{}: no `//!` line",
            file.name()
        );
    }
}
