//! How the reports for readers, on the command line and in Markdown, put things into words.

use super::v1::{Applicability, Finding, Force, Message, Report, Severity, Verdict};
use crate::text::offset;

pub(crate) use crate::explain::count;

/// `no findings`, `1 finding`, `2 findings`
pub(crate) fn counted(n: usize, what: &str) -> String {
    match n {
        0 => format!("no {what}s"),
        n => count(offset(n), what, &format!("{what}s")),
    }
}

/// `7 messages, 2 fragments among them; 8 errors, 1 warning, no notes`
pub(crate) fn summary(report: &Report) -> String {
    let fragments = match report.messages.iter().filter(|m| m.fragment).count() {
        0 => String::new(),
        n => format!(", {} among them", counted(n, "fragment")),
    };
    let of = |severity| {
        let findings = report.findings.iter();
        findings.filter(|f| f.severity == severity).count()
    };
    format!(
        "{}{fragments}; {}, {}, {}",
        counted(report.messages.len(), "message"),
        counted(of(Severity::Error), "error"),
        counted(of(Severity::Warning), "warning"),
        counted(of(Severity::Info), "note"),
    )
}

/// `OPTIONS sip:h`, `401 Unauthorized to REGISTER`
pub(crate) fn what(message: &Message) -> String {
    match (&message.method, message.status) {
        (Some(method), _) => {
            let target = message.request_uri.as_deref().unwrap_or_default();
            format!("{method} {target}")
        }
        (None, Some(status)) => {
            let reason = message.reason.as_deref().unwrap_or_default();
            let to = message.cseq.as_ref().map(|c| format!(" to {}", c.method));
            format!("{status} {reason}{}", to.unwrap_or_default())
        }
        (None, None) => "without a start line".to_owned(),
    }
}

/// `packet 3`, `line 20`, `line 20, a fragment`
pub(crate) fn place(message: &Message) -> String {
    let fragment = if message.fragment { ", a fragment" } else { "" };
    match message.frame {
        Some(frame) => format!("packet {frame}{fragment}"),
        None => format!("line {}{fragment}", message.line),
    }
}

/// ` (RFC 3261 §20.14 MUST)`
pub(crate) fn cites(finding: &Finding) -> String {
    let one = |force| match force {
        Force::Must => " MUST",
        Force::Should => " SHOULD",
        Force::May => "",
    };
    let cites = finding.cites.iter();
    let cites = cites.map(|c| format!("RFC {} §{}{}", c.rfc, c.section, one(c.force)));
    let cites: Vec<_> = cites.collect();
    if cites.is_empty() {
        String::new()
    } else {
        format!(" ({})", cites.join(", "))
    }
}

/// What was done to the input, what of it was passed over or not read, and what was not looked for: a line
/// each.
pub(crate) fn besides(report: &Report) -> Vec<String> {
    let ingest = &report.ingest;
    let often = |n: u32| match n {
        1 => String::new(),
        n => format!(" ({n} times)"),
    };
    let undone = ingest.undone.iter();
    let undone = undone.map(|u| format!("undone: {}{}", u.what, often(u.count)));
    let skipped = ingest.skipped.iter();
    let skipped = skipped.map(|s| format!("passed over: {} {}", s.count, s.what));
    let fault = ingest.fault.iter();
    let fault = fault.map(|f| format!("not read from byte {} on: {}", f.at, f.what));
    let crashed = report.crashed.iter();
    let crashed = crashed
        .map(|code| format!("rule {code} crashed, a bug of the inspector; the other rules ran"));
    let off = report.suppressed.rules;
    let off = (off > 0).then(|| format!("{} switched off", count(off, "rule", "rules")));
    let all = undone.chain(skipped).chain(fault).chain(crashed).chain(off);
    all.collect()
}

/// How far a fix may be trusted.
pub(crate) fn trust(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "may change the meaning",
        Applicability::DisplayOnly => "by hand",
    }
}

/// What became of checking a digest.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Match => "match",
        Verdict::Mismatch => "MISMATCH",
        Verdict::NoSecret => "not checked, no secret",
        Verdict::Incomplete => "not checked, incomplete",
        Verdict::Masked => "not checked, masked",
        Verdict::Unsupported => "not checked, unsupported",
    }
}

/// `error`, `warning`, `note`
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
