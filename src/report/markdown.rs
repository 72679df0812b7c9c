//! The report as Markdown, for a ticket: what was found, message by message.
//!
//! Whatever is the input's own stands in code spans, so that nothing of it becomes a link, a
//! mention, markup or HTML where the report is pasted.

use std::fmt::Write;

use super::{
    v1::{Digest, Finding, Message, Report},
    words::{cites, counted, place, severity, summary, trust, verdict, what},
};
use crate::Inspection;

impl Inspection {
    /// The report in Markdown: a summary, the messages, the findings under their messages, the
    /// digests. `name` is what the input is called. It holds no secret, and neither bodies nor
    /// values of fields but those that findings name.
    pub fn markdown(&self, name: &str) -> String {
        markdown(&self.report(name))
    }
}

/// Writing into a string does not fail.
macro_rules! put {
    ($out:expr, $($text:tt)*) => { let _ = writeln!($out, $($text)*); };
}

fn markdown(report: &Report) -> String {
    let mut out = String::new();
    put!(out, "# SIP report: {}\n", code(&report.source.name));
    put!(out, "{}.", summary(report));
    if !report.source.formats.is_empty() {
        put!(out, "\nRead as {}.", report.source.formats.join(", "));
    }
    messages(report, &mut out);
    findings(report, &mut out);
    digests(report, &mut out);
    besides(report, &mut out);
    let tool = &report.tool;
    put!(out, "\n{} {}", tool.name, tool.version);
    out
}

fn messages(report: &Report, out: &mut String) {
    if report.messages.is_empty() {
        return;
    }
    put!(out, "\n## Messages\n");
    put!(
        out,
        "| # | place | time | from | to | message | CSeq | Call-ID |"
    );
    put!(out, "|--:|---|---|---|---|---|---|---|");
    for message in &report.messages {
        let optional = |text: &Option<String>| text.as_deref().map(cell).unwrap_or_default();
        let cseq = message.cseq.as_ref();
        let cseq = cseq.map(|c| cell(&format!("{} {}", c.number, c.method)));
        put!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            number(message),
            place(message),
            message.time.as_deref().unwrap_or_default(),
            optional(&message.source),
            optional(&message.destination),
            cell(&what(message)),
            cseq.unwrap_or_default(),
            optional(&message.call_id),
        );
    }
}

fn findings(report: &Report, out: &mut String) {
    put!(out, "\n## Findings");
    if report.findings.is_empty() {
        put!(out, "\nNone.");
    }
    let mut findings = report.findings.iter().peekable();
    for message in &report.messages {
        let mut own = Vec::new();
        while let Some(finding) = findings.next_if(|f| f.message_id == message.id) {
            own.push(finding);
        }
        if own.is_empty() {
            continue;
        }
        put!(
            out,
            "\n### Message {}, {}: {}\n",
            number(message),
            place(message),
            code(&what(message))
        );
        for finding in own {
            item(finding, out);
        }
    }
    let fixes = usize::try_from(report.safe_fixes.count).unwrap_or_default();
    if fixes > 0 {
        put!(out, "\nSafe fixes put {} right.", counted(fixes, "finding"));
    }
}

fn item(finding: &Finding, out: &mut String) {
    put!(
        out,
        "* **{}** {} {}, line {}, column {}: {}{}",
        severity(finding.severity),
        finding.code,
        finding.rule,
        finding.line,
        finding.column,
        sentence(&finding.message),
        cites(finding),
    );
    for related in &finding.related {
        let number = related.message_id.saturating_add(1);
        put!(
            out,
            "  * see message {number}, line {}: {}",
            related.line,
            sentence(&related.note)
        );
    }
    for fix in &finding.fixes {
        let trust = trust(fix.applicability);
        put!(out, "  * fix: {} ({trust})", sentence(&fix.title));
    }
}

fn digests(report: &Report, out: &mut String) {
    if report.digests.is_empty() {
        return;
    }
    put!(out, "\n## Digest authentication\n");
    for digest in &report.digests {
        digest_item(digest, out);
    }
}

fn digest_item(digest: &Digest, out: &mut String) {
    let known = |text: &Option<String>| text.as_deref().map_or("?".to_owned(), code);
    let qop = digest.qop.as_deref().map(|q| format!(", qop {}", code(q)));
    put!(
        out,
        "* message {}, user {}, realm {}, algorithm {}{}: **{}**. {}",
        digest.message_id.saturating_add(1),
        known(&digest.username),
        known(&digest.realm),
        code(&digest.algorithm),
        qop.unwrap_or_default(),
        verdict(digest.verdict),
        sentence(&digest.explanation)
    );
}

/// What was done to the input, and what was left out.
fn besides(report: &Report, out: &mut String) {
    let all = super::words::besides(report);
    if !all.is_empty() {
        put!(out, "\n## Besides\n");
    }
    for line in all {
        put!(out, "* {}", sentence(&line));
    }
}

fn number(message: &Message) -> u32 {
    message.id.saturating_add(1)
}

/// `text` on one line, with what no reader can see made visible.
fn line(text: &str) -> String {
    let shown = |c: char| match c {
        c if c.is_whitespace() => ' ',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}

/// A code span, which ends nowhere within `text`.
fn code(text: &str) -> String {
    let text = line(text);
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default().saturating_add(1));
    let blank = text.starts_with('`') || text.ends_with('`') || text.trim().is_empty();
    let pad = if blank { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A code span in a table, where a bar ends the cell even in code.
fn cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// A sentence of the inspector's: what it quotes in code spans stays so, and the rest is no
/// markup.
fn sentence(text: &str) -> String {
    let text = line(text);
    let balanced = text.matches('`').count().is_multiple_of(2);
    if !balanced {
        return escaped(&text);
    }
    let mut out = String::with_capacity(text.len());
    for (part, quoted) in text.split('`').zip([false, true].into_iter().cycle()) {
        match (quoted, part.is_empty()) {
            (true, false) => out += &code(part),
            (true, true) => out += "\\`\\`",
            (false, _) => out += &escaped(part),
        }
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '@' | '&' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, digest::Secret, inspect};

    #[test]
    fn nothing_of_the_input_is_markup() {
        for (text, expected) in [
            ("a", "`a`"),
            ("", "`  `"),
            ("a`b", "``a`b``"),
            ("`a", "`` `a ``"),
            ("a\r\nb\u{7}\u{202e}", "`a  b\u{fffd}\u{fffd}`"),
        ] {
            assert_eq!(code(text), expected);
        }
        assert_eq!(cell("a|b"), "`a\\|b`");
        for (text, expected) in [
            ("`<a>` is *not* <b>", "`<a>` is \\*not\\* \\<b\\>"),
            ("one ` and @all", "one \\` and \\@all"),
            ("empty `` here", "empty \\`\\` here"),
        ] {
            assert_eq!(sentence(text), expected);
        }
    }

    #[test]
    fn a_report_for_a_ticket() {
        let text = "OPTIONS sip:h SIP/2.0\nVia: SIP/2.0/UDP h;branch=1\nCal-ID: c|d\n\n";
        let markdown = inspect(text.as_bytes(), &Options::default()).markdown("a.txt");
        for part in [
            "# SIP report: `a.txt`\n\n1 message; ",
            "| 1 | line 1 |  |  |  | `OPTIONS sip:h` |  |",
            "\n### Message 1, line 1: `OPTIONS sip:h`\n\n* **",
            "* **warning** SIP204 via-branch-without-cookie, line 2, column 27: ",
            " (RFC 3261 §8.1.1.7 MUST",
            "\n  * fix: Write Call-ID (safe)\n",
        ] {
            assert!(markdown.contains(part), "{part:?} in\n{markdown}");
        }
        let nothing = inspect(b"", &Options::default()).markdown("-");
        assert!(nothing.contains("no messages; no errors"), "{nothing}");
    }

    #[test]
    fn digests_are_told_and_secrets_are_not() {
        let text = include_bytes!("../../www/samples/softphone-notes.txt");
        let options = Options {
            secrets: vec![Secret::parse_password("115=123456").unwrap()],
            ..Options::default()
        };
        let markdown = inspect(text, &options).markdown("notes");
        let said = "user `115`, realm `ltsip.cn`, algorithm `MD5`";
        assert!(markdown.contains(said), "{markdown}");
        assert!(markdown.contains(": **match**."), "{markdown}");
        assert!(!markdown.contains("123456"), "{markdown}");
    }
}
