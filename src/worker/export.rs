//! Files to keep: the report and the messages in forms that other tools read. No secret is in any of them: a
//! session's inspection has none.

use super::protocol::{Answer, Bytes, Form};
use crate::{Inspection, export, report::sarif, view::words::stem};
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
