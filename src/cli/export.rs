//! `sip-inspector export`.

use std::io::Write;

use super::{
    Failure, Status,
    args::{Export, Side, To},
    input, json,
    options::options,
};
use crate::{
    Inspection,
    export::{
        self,
        sipp::{self, sipp},
    },
    inspect,
    report::sarif,
};

/// Writes what is asked for, to a file or to standard output.
pub(super) fn run(args: &Export, out: &mut impl Write) -> Result<Status, Failure> {
    let options = options(&args.asked)?;
    let output = args.output.as_deref().filter(|o| *o != "-");
    if args.to == To::Pcapng && output.is_none() && input::output_is_terminal() {
        let text = "a packet capture is no text for a terminal: name a file with --output";
        return Err(Failure::Usage(text.to_owned()));
    }
    let text = input::read(&args.file).map_err(Failure::Usage)?;
    let inspection = inspect(&text, &options);
    let written = written(args, &inspection)?;
    match output {
        Some(name) => input::write(name, &written).map_err(Failure::Usage)?,
        None => out.write_all(&written)?,
    }
    Ok(Status::Clean)
}

fn written(args: &Export, inspection: &Inspection) -> Result<Vec<u8>, Failure> {
    let (shown, capture) = (input::shown(&args.file), inspection.capture());
    let needs_messages = matches!(args.to, To::Pcapng | To::Text | To::Sipp);
    if needs_messages && capture.messages.is_empty() {
        let text = format!("{shown}: no SIP message was found in it");
        return Err(Failure::Usage(text));
    }
    let mut bytes = Vec::new();
    match args.to {
        To::Pcapng => bytes = export::pcapng(capture),
        To::Text => bytes = export::text(capture),
        To::Markdown => bytes = inspection.markdown(shown).into_bytes(),
        To::Json => json::one(&inspection.report(shown), &mut bytes)?,
        To::Sarif => {
            let report = inspection.report(shown);
            json::one(&sarif([(&report, inspection.text())]), &mut bytes)?;
        }
        To::Sipp => {
            let side = match args.side {
                Side::Uac => sipp::Side::Uac,
                Side::Uas => sipp::Side::Uas,
            };
            let scenario = sipp(capture, args.call.as_deref(), side);
            let scenario = scenario.map_err(|why| Failure::Usage(format!("{shown}: {why}")))?;
            bytes = scenario.into_bytes();
        }
    }
    Ok(bytes)
}
