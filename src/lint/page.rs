//! A rule's page in Markdown, as the command line shows it and `docs/rules/` keeps it.

use super::{Cite, FixKind, Force, Rule, Severity};

impl Cite {
    /// `RFC 3261 §8.1.1.7`
    pub fn name(&self) -> String {
        format!("RFC {} §{}", self.rfc, self.section)
    }

    /// Where to read it.
    pub fn url(&self) -> String {
        let part = if self.section.starts_with(|c: char| c.is_ascii_alphabetic()) {
            "appendix"
        } else {
            "section"
        };
        format!(
            "https://www.rfc-editor.org/rfc/rfc{}#{part}-{}",
            self.rfc, self.section
        )
    }
}

impl Severity {
    /// Its name, as `--severity` takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl FixKind {
    /// When there is one, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Sometimes => "where there is one right answer",
            Self::Never => "none",
        }
    }
}

impl Rule {
    /// Its page: facts, then what its documentation says.
    pub fn page(&self) -> String {
        let cites: Vec<_> = self.cites.iter().map(cite).collect();
        let mut page = format!(
            "# {}: {}\n\nSeverity: {} · family: {} · fix: {} · since {}\n\nSource: {}\n\n",
            self.code,
            self.name,
            self.severity.name(),
            self.family().name(),
            self.fix.words(),
            self.since,
            cites.join(", ")
        );
        let mut open = false;
        for line in self.docs.lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            let fence = line.starts_with("```");
            // What stands behind `sip` on a fence is for the tests.
            let example = fence && !open && line.starts_with("```sip");
            page += if example { "```sip" } else { line };
            page.push('\n');
            open ^= fence;
        }
        page
    }
}

fn cite(cite: &Cite) -> String {
    let force = match cite.force {
        Force::Must => "MUST",
        Force::Should => "SHOULD",
        Force::May => "MAY",
    };
    format!("[{}]({}) ({force})", cite.name(), cite.url())
}

#[cfg(test)]
mod tests {
    use crate::lint::{May, Must};

    #[test]
    fn cites_lead_to_the_text() {
        let cites = [
            (
                Must(3261, "8.1.1.7"),
                "https://www.rfc-editor.org/rfc/rfc3261#section-8.1.1.7",
            ),
            (
                May(2617, "A.1"),
                "https://www.rfc-editor.org/rfc/rfc2617#appendix-A.1",
            ),
        ];
        for (cite, url) in cites {
            assert_eq!(cite.url(), url);
        }
    }

    #[test]
    fn a_page_gives_the_facts_and_hides_what_is_for_the_tests() {
        let rule = crate::rules::RULES
            .iter()
            .find(|r| r.code == "SIP204")
            .unwrap();
        let page = rule.page();
        assert!(page.starts_with("# SIP204: via-branch-without-cookie\n\nSeverity: warning"));
        assert!(
            page.contains("\n```sip\nVia: SIP/2.0/UDP client.example.com;branch=«1234»\n```\n")
        );
        assert!(!page.contains("base="));
    }
}
