//! The rules' pages as the page shows them: facts and blocks, no markup.

use super::{Block, BlockKind, RulePage, RuleRow, examples};
use crate::{lint::Rule, report::findings::cite, rules::RULES};

/// Every rule, by code.
pub fn rule_rows() -> Vec<RuleRow> {
    RULES.iter().map(|rule| row(rule)).collect()
}

/// The page of the rule of that code or name.
pub fn rule_page(word: &str) -> Option<RulePage> {
    let rule = RULES.iter().find(|r| r.code == word || r.name == word)?;
    Some(RulePage {
        rule: row(rule),
        fix: rule.fix.words().to_owned(),
        since: rule.since.to_owned(),
        cites: rule.cites.iter().map(cite).collect(),
        blocks: blocks(rule.docs),
    })
}

fn row(rule: &Rule) -> RuleRow {
    RuleRow {
        code: rule.code.to_owned(),
        name: rule.name.to_owned(),
        title: rule.title().to_owned(),
        family: rule.family().name().to_owned(),
        severity: Some(rule.severity.into()),
    }
}

/// The blocks of a rule's documentation: headings, paragraphs and examples are all it has.
fn blocks(docs: &str) -> Vec<Block> {
    let (mut blocks, mut paragraph) = (Vec::new(), String::new());
    let mut code: Option<(String, String)> = None;
    for line in docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (&mut code, line.strip_prefix("```")) {
            (None, Some(fence)) => {
                close(&mut paragraph, &mut blocks);
                code = Some((fence.to_owned(), String::new()));
            }
            (Some((fence, body)), Some(_)) => {
                blocks.push(example(fence, body));
                code = None;
            }
            (Some((_, body)), None) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => text(line, &mut paragraph, &mut blocks),
        }
    }
    close(&mut paragraph, &mut blocks);
    blocks
}

fn text(line: &str, paragraph: &mut String, blocks: &mut Vec<Block>) {
    if let Some(heading) = line.strip_prefix("## ") {
        close(paragraph, blocks);
        blocks.push(Block {
            kind: BlockKind::Heading,
            text: heading.to_owned(),
            ..Block::default()
        });
    } else if line.trim().is_empty() {
        close(paragraph, blocks);
    } else {
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line.trim());
    }
}

fn close(paragraph: &mut String, blocks: &mut Vec<Block>) {
    if !paragraph.is_empty() {
        let text = std::mem::take(paragraph);
        blocks.push(Block {
            text,
            ..Block::default()
        });
    }
}

fn example(fence: &str, body: &str) -> Block {
    let sip = fence.starts_with("sip");
    let shown: Vec<String> = body.lines().map(|l| shown(l, sip)).collect();
    Block {
        kind: BlockKind::Code,
        runs: runs(&shown.join("\n")),
        load: sip.then(|| examples::whole(fence, body)),
        ..Block::default()
    }
}

/// A line of an example without what only its making needs.
fn shown(line: &str, sip: bool) -> String {
    if !sip {
        return line.to_owned();
    }
    if let Some(gone) = line.strip_prefix('-') {
        return format!("(without {})", gone.trim_end_matches(':'));
    }
    if line.starts_with("=== ") {
        return "…".to_owned();
    }
    line.strip_prefix(['+', '|', '>'])
        .unwrap_or(line)
        .to_owned()
}

/// What stands between marks told apart.
fn runs(text: &str) -> Vec<(String, bool)> {
    let runs = text
        .split(['«', '»'])
        .zip([false, true].into_iter().cycle());
    runs.filter(|(run, _)| !run.is_empty())
        .map(|(run, marked)| (run.to_owned(), marked))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, inspect};

    #[test]
    fn a_page_has_blocks() {
        use BlockKind::{Code, Heading, Paragraph};

        let page = rule_page("via-branch-without-cookie").expect("a page");
        assert_eq!(page.rule.code, "SIP204");
        let kinds: Vec<BlockKind> = page.blocks.iter().map(|b| b.kind).collect();
        let expected = [Paragraph, Heading, Paragraph, Heading, Code, Heading, Code];
        assert_eq!(kinds, expected);
        let runs = &page.blocks.get(4).expect("an example").runs;
        let marked: Vec<&str> = runs.iter().filter(|r| r.1).map(|r| r.0.as_str()).collect();
        assert_eq!(marked, ["1234"]);
        assert_eq!(rule_page("SIP999"), None);
    }

    /// An example that is loaded shows what its page says.
    #[test]
    fn every_failing_example_draws_its_rule() {
        // Examples that speak of a password bring none.
        let secret = |code: &str| {
            let mut rules = RULES.iter();
            rules.any(|r| r.code == code && r.docs.contains(",password="))
        };
        for row in rule_rows().iter().filter(|row| !secret(&row.code)) {
            let page = rule_page(&row.code).expect("a page");
            let mut section = "";
            for block in &page.blocks {
                if block.kind == BlockKind::Heading {
                    section = &block.text;
                }
                let (Some(load), true) = (&block.load, matches!(section, "Fails" | "Passes"))
                else {
                    continue;
                };
                let inspection = inspect(load, &Options::default());
                let mut found = inspection.findings().iter();
                let drawn = found.any(|f| f.rule.code == row.code);
                let text = String::from_utf8_lossy(load);
                assert_eq!(drawn, section == "Fails", "{} {section}\n{text}", row.code);
            }
        }
    }
}
