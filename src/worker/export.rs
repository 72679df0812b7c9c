//! Files to keep: the report and the messages in forms that other tools read. No secret is in any of them: a
//! session's inspection has none.

use super::protocol::{Answer, Bytes, Form};
use crate::{Inspection, export, report::sarif};
use serde::Serialize;

/// `inspection` in that form, as a file called after `name`.
pub(super) fn export(inspection: &Inspection, name: &str, form: Form) -> Option<Answer> {
    let report = || inspection.report(name);
    let (ending, media, bytes) = match form {
        Form::Json => ("report.json", "application/json", json(&report())?),
        Form::Markdown => {
            let text = inspection.markdown(name);
            ("report.md", "text/markdown", text.into_bytes())
        }
        Form::Sarif => {
            let log = sarif([(&report(), inspection.text())]);
            ("sarif", "application/json", json(&log)?)
        }
        Form::Text => {
            let text = export::text(inspection.capture());
            ("messages.txt", "text/plain", text)
        }
        Form::Pcapng => {
            let packets = export::pcapng(inspection.capture());
            ("pcapng", "application/octet-stream", packets)
        }
    };
    Some(Answer::Exported {
        name: format!("{}.{ending}", stem(name)),
        media: media.to_owned(),
        bytes: Bytes(bytes),
    })
}

fn json(value: &impl Serialize) -> Option<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value).ok()?;
    text.push(b'\n');
    Some(text)
}

/// A file's name without its ending, and without what file systems forbid.
fn stem(name: &str) -> String {
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
    use super::stem;

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
