//! `sip-inspector check`.

use std::{io::Write, path::Path};

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
    if args.fix && !args.diff && args.files.iter().any(|f| input::is_standard(f)) {
        let text = "standard input cannot be fixed in its place: use --fix --diff";
        return Err(Failure::Usage(text.to_owned()));
    }
    let options = options(&args.asked)?;
    let mut status = Status::Clean;
    let mut kept = Vec::new();
    for name in &args.files {
        match file(args, &options, name, meter, out) {
            Ok(checked) => {
                status = status.max(judge(&checked.report, args.fail_on));
                if matches!(args.format, Format::Json | Format::Sarif) {
                    kept.push(checked);
                }
            }
            Err(Failure::Usage(why)) => {
                complain(&why);
                status = Status::Failed;
            }
            Err(failure) => return Err(failure),
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

/// Checks one file. One that cannot be read or written is no reason to leave out the others.
fn file(
    args: &Check,
    options: &Options,
    name: &Path,
    meter: &Meter,
    out: &mut impl Write,
) -> Result<Checked, Failure> {
    let mut text = input::read(name)?;
    let mut fixed = 0;
    if args.fix {
        let before = std::mem::take(&mut text);
        (text, fixed) = meter.fix(&before, options);
        if args.diff {
            diff(&input::shown(name), &before, &text, out)?;
            text = before;
        } else if fixed > 0 {
            input::write(name, &text)?;
        }
    }
    let shown = &input::shown(name);
    let inspection = meter.inspect(text, options);
    let report = match args.format {
        Format::Text => inspection.report_on_text(shown),
        Format::Json | Format::Ndjson | Format::Sarif => inspection.report(shown),
    };
    match args.format {
        _ if args.diff => {}
        Format::Text => Text::new(inspection.text(), &report, colour()).write(fixed, out)?,
        Format::Ndjson => json::lines(&report, out)?,
        Format::Json | Format::Sarif => {}
    }
    let text = match args.format {
        Format::Sarif => inspection.text().to_vec(),
        _ => Vec::new(),
    };
    Ok(Checked { report, text })
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
