//! Files to keep: the report and the messages in forms that other tools read. No secret is in any of them: a
//! session's inspection has none.

use super::protocol::{Answer, Bytes, Form};
use crate::{
    Inspection,
    export::{self, sipp},
    report::sarif,
    view::words::stem,
};
use serde::Serialize;

/// `inspection` in that form, as a file called after `name`; a scenario is of the call with the Call-ID `call`.
pub(super) fn export(
    inspection: &Inspection,
    name: &str,
    call: Option<&str>,
    form: Form,
) -> Answer {
    match written(inspection, name, call, form) {
        Ok(bytes) => {
            let (ending, media) = kind(form);
            Answer::Exported {
                name: format!("{}.{ending}", stem(name)),
                media: media.to_owned(),
                bytes: Bytes(bytes),
            }
        }
        Err(reason) => Answer::NotExported { reason },
    }
}

/// How a file of that form ends, and its media type.
const fn kind(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Json => ("report.json", "application/json"),
        Form::Markdown => ("report.md", "text/markdown"),
        Form::Sarif => ("sarif", "application/json"),
        Form::Text => ("messages.txt", "text/plain"),
        Form::Pcapng => ("pcapng", "application/octet-stream"),
        Form::SippUac => ("uac.xml", "application/xml"),
        Form::SippUas => ("uas.xml", "application/xml"),
    }
}

fn written(
    inspection: &Inspection,
    name: &str,
    call: Option<&str>,
    form: Form,
) -> Result<Vec<u8>, String> {
    let capture = inspection.capture();
    let report = || inspection.report(name);
    let scenario = |side| match sipp::sipp(capture, call, side) {
        Ok(scenario) => Ok(scenario.into_bytes()),
        Err(why) => Err(format!("There is no scenario of this trace: {why}.")),
    };
    match form {
        Form::Json => json(&report()),
        Form::Markdown => Ok(inspection.markdown(name).into_bytes()),
        Form::Sarif => json(&sarif([(&report(), inspection.text())])),
        Form::Text => Ok(export::text(capture)),
        Form::Pcapng => Ok(export::pcapng(capture)),
        Form::SippUac => scenario(sipp::Side::Uac),
        Form::SippUas => scenario(sipp::Side::Uas),
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut text = serde_json::to_vec_pretty(value)
        .map_err(|e| format!("The report could not be written: {e}."))?;
    text.push(b'\n');
    Ok(text)
}
