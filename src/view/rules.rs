//! The rules as the page lists them.

use crate::report::page::RuleRow;

/// The families in the order of the codes: name, title.
const FAMILIES: [(&str, &str); 7] = [
    ("syntax", "Syntax"),
    ("header-fields", "Header fields"),
    ("routing", "Routing and identity"),
    ("body", "Bodies and SDP"),
    ("authentication", "Authentication"),
    ("transactions", "Transactions, dialogs, calls"),
    ("practice", "Practice"),
];

/// The rules in whose code, name or sentence every one of `words` stands, by family; families without any are
/// left out.
pub fn by_family<'a>(rules: &'a [RuleRow], words: &str) -> Vec<(&'static str, Vec<&'a RuleRow>)> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let listed = |rule: &RuleRow| {
        let text = format!("{} {} {}", rule.code, rule.name, rule.title).to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let families = FAMILIES.iter().map(|(family, title)| {
        let own = rules.iter().filter(|r| r.family == *family && listed(r));
        (*title, own.collect::<Vec<_>>())
    });
    families.filter(|(_, rules)| !rules.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_by_words() {
        let rule = |code: &str, name: &str, family: &str| RuleRow {
            code: code.to_owned(),
            name: name.to_owned(),
            family: family.to_owned(),
            ..RuleRow::default()
        };
        let rules = [
            rule("SIP101", "misspelled-header-name", "header-fields"),
            rule("SIP204", "via-branch-without-cookie", "routing"),
        ];
        let cases: [(&str, &[&str]); 4] = [
            ("", &["Header fields", "Routing and identity"]),
            ("sip1", &["Header fields"]),
            ("Cookie via", &["Routing and identity"]),
            ("cookie header", &[]),
        ];
        for (words, families) in cases {
            let found: Vec<&str> = by_family(&rules, words).iter().map(|f| f.0).collect();
            assert_eq!(found, families, "{words}");
        }
    }
}
