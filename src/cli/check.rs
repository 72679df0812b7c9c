//! `sip-inspector check`.

use std::io::Write;

use similar::TextDiff;

use super::{
    Failure, Status,
    args::{Check, FailOn, Format},
    complain, input, json,
    options::options,
    progress::Meter,
    terminal::{colour, plain},
    text::Text,
};
use crate::{
    Options,
    report::{
        sarif,
        v1::{self, Report},
    },
};

/// Checks the files and says what was found.
pub(super) fn run(args: &Check, meter: &Meter, out: &mut impl Write) -> Result<Status, Failure> {
    if args.fix && !args.diff && args.files.iter().any(|f| f == "-") {
        let text = "standard input cannot be fixed in its place: use --fix --diff";
        return Err(Failure::Usage(text.to_owned()));
    }
    let options = options(&args.asked)?;
    let mut status = Status::Clean;
    let mut kept = Vec::new();
    for name in &args.files {
        match file(args, &options, name, meter, out)? {
            Some(checked) => {
                status = status.max(judge(&checked.report, args.fail_on));
                if matches!(args.format, Format::Json | Format::Sarif) {
                    kept.push(checked);
                }
            }
            None => status = Status::Failed,
        }
    }
    match args.format {
        _ if args.diff => {}
        Format::Json => {
            let reports: Vec<_> = kept.into_iter().map(|c| c.report).collect();
            json::write(&reports, args.files.len() > 1, out)?;
        }
        Format::Sarif => {
            let log = sarif(kept.iter().map(|c| (&c.report, c.text.as_slice())));
            json::one(&log, out)?;
        }
        Format::Text | Format::Ndjson => {}
    }
    Ok(status)
}

/// A report, and the text its places are in where that is wanted still.
struct Checked {
    report: Report,
    text: Vec<u8>,
}

/// Checks one file; `None` where it could not be read or written, which is then said.
fn file(
    args: &Check,
    options: &Options,
    name: &str,
    meter: &Meter,
    out: &mut impl Write,
) -> Result<Option<Checked>, Failure> {
    let text = match input::read(name) {
        Ok(text) => text,
        Err(why) => {
            complain(&why);
            return Ok(None);
        }
    };
    let shown = input::shown(name);
    if args.diff {
        let (fixed, _) = meter.fix(&text, options);
        diff(shown, &text, &fixed, out)?;
        let report = meter.inspect(&text, options).report(shown);
        return Ok(Some(Checked {
            report,
            text: Vec::new(),
        }));
    }
    let (text, fixed) = if args.fix {
        meter.fix(&text, options)
    } else {
        (text, 0)
    };
    if fixed > 0
        && let Err(why) = input::write(name, &text)
    {
        complain(&why);
        return Ok(None);
    }
    let inspection = meter.inspect(text, options);
    let report = match args.format {
        Format::Text => inspection.report_on_text(shown),
        Format::Json | Format::Ndjson | Format::Sarif => inspection.report(shown),
    };
    match args.format {
        Format::Text => Text::new(inspection.text(), &report, colour()).write(fixed, out)?,
        Format::Ndjson => json::lines(&report, out)?,
        Format::Json | Format::Sarif => {}
    }
    let text = match args.format {
        Format::Sarif => inspection.text().to_vec(),
        _ => Vec::new(),
    };
    Ok(Some(Checked { report, text }))
}

/// What would change, as a unified diff.
fn diff(name: &str, old: &[u8], new: &[u8], out: &mut impl Write) -> Result<(), Failure> {
    let diff = TextDiff::from_lines(old, new);
    let mut diff = diff.unified_diff();
    diff.header(name, name);
    let mut patch = Vec::new();
    diff.to_writer(&mut patch)?;
    if colour() {
        for line in String::from_utf8_lossy(&patch).lines() {
            writeln!(out, "{}", plain(line))?;
        }
    } else {
        out.write_all(&patch)?;
    }
    Ok(())
}

/// The status that a report's findings give.
fn judge(report: &Report, fail_on: FailOn) -> Status {
    let limit = match fail_on {
        FailOn::Error => v1::Severity::Error,
        FailOn::Warning => v1::Severity::Warning,
        FailOn::Info => v1::Severity::Info,
        FailOn::Never => return Status::Clean,
    };
    if report.findings.iter().any(|f| f.severity >= limit) {
        Status::Found
    } else {
        Status::Clean
    }
}
