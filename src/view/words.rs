//! Wording of the page.

pub(crate) use crate::report::words::count;
pub use crate::report::words::severity;
use crate::{
    report::v1::{Applicability, Cite, Force, LineEnds, Severity, Verdict},
    text::Stage,
};

/// What `n` findings of a severity are called: `error`, `errors`.
pub fn noun(n: u32, of: Severity) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{}{plural}", severity(of))
}

/// `2 errors`.
pub fn severities(n: u32, of: Severity) -> String {
    format!("{n} {}", noun(n, of))
}

/// What is being done.
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "Reading",
        Stage::Finding => "Finding messages",
        Stage::Relating => "Relating messages",
        Stage::Judging => "Applying the rules",
    }
}

/// A number where there is room for so many digits: `9999`, `12k`.
pub fn brief(n: usize, digits: usize) -> String {
    let written = n.to_string();
    if written.len() <= digits {
        written
    } else {
        format!("{}k", n.div_euclid(1000))
    }
}

/// A length in bytes, short.
pub fn size(bytes: u32) -> String {
    let kilo = f64::from(bytes) / 1000.0;
    match bytes {
        0..1000 => count(bytes, "byte", "bytes"),
        1000..100_000 => format!("{kilo:.1} kB"),
        100_000..1_000_000 => format!("{kilo:.0} kB"),
        _ => format!("{:.1} MB", kilo / 1000.0),
    }
}

/// Line ends by their usual name.
pub const fn line_ends(ends: LineEnds) -> &'static str {
    match ends {
        LineEnds::Lf => "LF",
        LineEnds::Crlf => "CRLF",
        LineEnds::Cr => "CR",
        LineEnds::Mixed => "mixed",
        LineEnds::None => "none",
    }
}

/// `RFC 3261 §8.1.1`.
pub fn source(rfc: u16, section: &str) -> String {
    if section.is_empty() {
        format!("RFC {rfc}")
    } else {
        format!("RFC {rfc} §{section}")
    }
}

/// Where the section can be read.
pub fn link(rfc: u16, section: &str) -> String {
    let anchor = match section.chars().next() {
        None => String::new(),
        Some(c) if c.is_ascii_digit() => format!("#section-{section}"),
        Some(_) => format!("#appendix-{section}"),
    };
    format!("https://www.rfc-editor.org/rfc/rfc{rfc}{anchor}")
}

/// A sentence with what stands between backticks told apart: (text, whether it is quoted).
pub fn quoted(text: &str) -> Vec<(&str, bool)> {
    if text.matches('`').count() % 2 == 1 {
        return vec![(text, false)];
    }
    let runs = text.split('`').zip([false, true].into_iter().cycle());
    runs.filter(|(run, _)| !run.is_empty()).collect()
}

/// A verdict in words.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Match => "match",
        Verdict::Mismatch => "mismatch",
        Verdict::NoSecret => "not checked",
        Verdict::Incomplete => "incomplete",
        Verdict::Masked => "masked",
        Verdict::Unsupported => "not computed here",
    }
}

/// How strongly a section demands, in the words of RFC 2119.
pub const fn force(cite: &Cite) -> &'static str {
    match cite.force {
        Force::Must => "MUST",
        Force::Should => "SHOULD",
        Force::May => "MAY",
    }
}

/// What to expect of a fix.
pub const fn trust(applicability: Option<Applicability>) -> &'static str {
    match applicability {
        Some(Applicability::Safe) => "Keeps the meaning, or is surely what was meant",
        Some(Applicability::Unsafe) => "May change the meaning: look before you send it",
        Some(Applicability::DisplayOnly) | None => "Shows what is meant: write it yourself",
    }
}

/// A file's name without its ending, and without what file systems forbid.
pub fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let safe = |c: char| match c {
        c if c.is_alphanumeric() => c,
        '-' | '_' | '.' => c,
        _ => '-',
    };
    let stem: String = stem.chars().map(safe).take(80).collect();
    match stem.trim_matches(['-', '.']) {
        "" => "trace".to_owned(),
        stem => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_little_room() {
        let brief = |digits| [0, 999, 9999, 12_999].map(|n| brief(n, digits));
        assert_eq!(brief(4), ["0", "999", "9999", "12k"]);
        assert_eq!(brief(3), ["0", "999", "9k", "12k"]);
    }

    #[test]
    fn sizes_are_short() {
        let cases = [
            (1, "1 byte"),
            (999, "999 bytes"),
            (12_345, "12.3 kB"),
            (123_456, "123 kB"),
            (20_500_000, "20.5 MB"),
        ];
        for (bytes, text) in cases {
            assert_eq!(size(bytes), text);
        }
    }

    #[test]
    fn quoted_words_are_told_apart() {
        let cases: [(&str, &[(&str, bool)]); 4] = [
            ("no quotes", &[("no quotes", false)]),
            ("`a` is b", &[("a", true), (" is b", false)]),
            (
                "write `a:b`.",
                &[("write ", false), ("a:b", true), (".", false)],
            ),
            ("a ` alone", &[("a ` alone", false)]),
        ];
        for (text, runs) in cases {
            assert_eq!(quoted(text), runs, "{text}");
        }
    }

    #[test]
    fn sections_have_addresses() {
        assert_eq!(source(3261, "8.1.1.7"), "RFC 3261 §8.1.1.7");
        assert_eq!(source(3261, ""), "RFC 3261");
        let cases = [
            (
                "8.1.1.7",
                "https://www.rfc-editor.org/rfc/rfc3261#section-8.1.1.7",
            ),
            ("A.2", "https://www.rfc-editor.org/rfc/rfc3261#appendix-A.2"),
            ("", "https://www.rfc-editor.org/rfc/rfc3261"),
        ];
        for (section, address) in cases {
            assert_eq!(link(3261, section), address);
        }
    }

    #[test]
    fn names_are_safe() {
        for (name, expected) in [
            ("a.txt", "a"),
            ("Pasted text", "Pasted-text"),
            ("a/b\\c.log", "a-b-c"),
            ("", "trace"),
            (".pcap", "trace"),
        ] {
            assert_eq!(stem(name), expected, "{name}");
        }
    }
}
