//! `sip-inspector export`.

use std::io::Write;

use super::{
    Failure, Status,
    args::{Export, Side, To},
    input::{self, NO_MESSAGE},
    json,
    options::options,
    progress::Meter,
};
use crate::{
    Inspection,
    export::{
        self,
        sipp::{self, sipp},
    },
    report::sarif,
};

/// Writes what is asked for, to a file or to standard output.
pub(super) fn run(args: &Export, meter: &Meter, out: &mut impl Write) -> Result<Status, Failure> {
    if args.to != To::Sipp && (args.call.is_some() || args.side.is_some()) {
        let text = "--call and --side choose a scenario: they go with --to sipp";
        return Err(Failure::Usage(text.to_owned()));
    }
    let options = options(&args.asked)?;
    let output = args.output.as_deref();
    if args.to == To::Pcapng && input::is_terminal(output) {
        let text = "a packet capture is no text for a terminal: name a file with --output";
        return Err(Failure::Usage(text.to_owned()));
    }
    let text = input::read(&args.file)?;
    let written = match args.to {
        To::Pcapng | To::Text | To::Sipp => trace(args, &text, meter)?,
        To::Markdown | To::Json | To::Sarif => said(args, &meter.inspect(&text, &options))?,
    };
    input::put(output, &written, out)?;
    Ok(Status::Clean)
}

/// The messages themselves; no rule runs.
fn trace(args: &Export, text: &[u8], meter: &Meter) -> Result<Vec<u8>, Failure> {
    let capture = meter.read(text);
    if capture.messages.is_empty() {
        return Err(input::failure(&args.file, NO_MESSAGE));
    }
    let side = match args.side {
        None | Some(Side::Uac) => sipp::Side::Uac,
        Some(Side::Uas) => sipp::Side::Uas,
    };
    match args.to {
        To::Pcapng => Ok(export::pcapng(&capture)),
        To::Sipp => match sipp(&capture, args.call.as_deref(), side) {
            Ok(scenario) => Ok(scenario.into_bytes()),
            Err(why) => Err(input::failure(&args.file, why)),
        },
        _ => Ok(export::text(&capture)),
    }
}

/// What is said of them.
fn said(args: &Export, inspection: &Inspection) -> Result<Vec<u8>, Failure> {
    let shown = &input::shown(&args.file);
    let mut bytes = Vec::new();
    match args.to {
        To::Markdown => bytes = inspection.markdown(shown).into_bytes(),
        To::Sarif => {
            let report = inspection.report(shown);
            json::one(&sarif([(&report, inspection.text())]), &mut bytes)?;
        }
        _ => json::one(&inspection.report(shown), &mut bytes)?,
    }
    Ok(bytes)
}
