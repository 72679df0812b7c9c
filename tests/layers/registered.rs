//! No rule is forgotten: every file of a family is a rule of the list, under its own name.

use std::collections::{BTreeMap, BTreeSet};

use sip_inspector::rules::RULES;

use crate::sources;

/// The rules' files by family, and the code each declares.
fn files() -> BTreeMap<String, Vec<(String, String)>> {
    let mut families = BTreeMap::<_, Vec<_>>::new();
    for file in sources::library() {
        let name = file.name();
        let parts: Vec<_> = name.trim_end_matches(".rs").split('/').collect();
        let ["src", "rules", family, rule] = parts[..] else {
            continue;
        };
        if file.text.contains("declare_rule! {") {
            let code = file.text.lines().find_map(|l| {
                let (code, name) = l.trim().split_once(" = \"")?;
                let declares = code.starts_with("SIP") && name.ends_with("\" {");
                declares.then(|| code.to_owned())
            });
            let code = code.unwrap_or_else(|| panic!("{name}: no code and name"));
            families
                .entry(family.to_owned())
                .or_default()
                .push((rule.to_owned(), code));
        }
    }
    families
}

#[test]
fn every_rule_file_is_in_the_list_and_in_its_family() {
    let listed: BTreeMap<_, _> = RULES.iter().map(|r| (r.code, *r)).collect();
    assert_eq!(listed.len(), RULES.len(), "a code is given twice");
    let mut declared = BTreeSet::new();
    for (family, rules) in files() {
        for (file, code) in rules {
            let rule = listed.get(code.as_str());
            let rule = rule.unwrap_or_else(|| panic!("{family}/{file}.rs: {code} is not in RULES"));
            assert_eq!(rule.family().name().replace('-', "_"), family, "{file}");
            assert_eq!(
                rule.name.replace(['-', '.'], "_"),
                file,
                "{code}: file and name"
            );
            declared.insert(code);
        }
    }
    let undeclared: Vec<_> = listed.keys().filter(|c| !declared.contains(**c)).collect();
    assert!(
        undeclared.is_empty(),
        "no file of their own: {undeclared:?}"
    );
}
