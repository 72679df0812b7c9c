//! The records of the report, read off their declarations and written down in `docs/report.md`.

use std::fmt::Write as _;

use crate::section;

const DECLARED: [&str; 3] = [
    include_str!("../../src/report/v1.rs"),
    include_str!("../../src/report/v1/calls.rs"),
    include_str!("../../src/report/v1/kinds.rs"),
];

/// `requestUri` for `request_uri`, `noSecret` for `NoSecret`: what `rename_all` makes of a name.
fn camel(name: &str) -> String {
    let parts = name.split('_').enumerate().map(|(n, part)| {
        let (first, rest) = part.split_at(1);
        match n {
            0 => first.to_lowercase() + rest,
            _ => first.to_uppercase() + rest,
        }
    });
    parts.collect()
}

/// What a type is in JSON; records and words are linked.
fn shown(kind: &str) -> String {
    let within = |outer: &str| kind.strip_prefix(outer)?.strip_suffix('>');
    if let Some(inner) = within("Option<") {
        return format!("{} or null", shown(inner));
    }
    if let Some(inner) = within("Vec<") {
        return format!("array: {}", shown(inner));
    }
    match kind {
        "String" => "string".to_owned(),
        "u16" | "u32" => "number".to_owned(),
        "bool" => "boolean".to_owned(),
        other => format!("[{other}](#{})", other.to_lowercase()),
    }
}

/// Every record and enumeration as a table, in the order in which they are declared.
fn tables() -> String {
    let (mut text, mut said, mut renamed) = (String::new(), Vec::new(), None);
    let lines = DECLARED.iter().flat_map(|file| file.lines());
    for line in lines.map(str::trim) {
        if let Some(doc) = line.strip_prefix("/// ") {
            said.push(doc.replace('|', "\\|"));
            continue;
        }
        if let Some(rename) = line.strip_prefix("#[serde(rename = \"") {
            renamed = rename.split('"').next();
        }
        if line.starts_with('#') {
            continue;
        }
        let doc = std::mem::take(&mut said).join(" ");
        let words: Vec<_> = line.trim_end_matches([' ', ',', '{']).split(' ').collect();
        let _ = match words[..] {
            ["struct", name] => write!(
                text,
                "\n### {name}\n\n{doc}\n\n| field | | |\n|---|---|---|\n"
            ),
            ["enum", name] => write!(text, "\n### {name}\n\n{doc}\n\n| word | |\n|---|---|\n"),
            ["pub", name, kind] if name.ends_with(':') => {
                let name = camel(name.trim_end_matches(':'));
                writeln!(text, "| `{name}` | {} | {doc} |", shown(kind))
            }
            [word] if !doc.is_empty() => {
                let word = renamed.take().map_or_else(|| camel(word), str::to_owned);
                writeln!(text, "| `{word}` | {doc} |")
            }
            _ => Ok(()),
        };
    }
    text + "\n"
}

#[test]
fn records_are_fresh() {
    let text = tables();
    assert_eq!(
        section::section("docs/report.md", "records", &text),
        text,
        "run `cargo xtask docs`"
    );
}
