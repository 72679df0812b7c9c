//! `sip-inspector check`.

use std::io::Write;

use similar::TextDiff;

use super::{
    Failure, Status,
    args::{Check, FailOn, Format},
    complain, credentials, input, json,
    terminal::{colour, plain},
    text::Text,
};
use crate::{
    Options, fix, inspect,
    lint::{Selection, Severity},
    report::v1::{self, Report},
    rules::RULES,
};

/// Checks the files and says what was found.
pub(super) fn run(args: &Check, out: &mut impl Write) -> Result<Status, Failure> {
    if args.fix && !args.diff && args.files.iter().any(|f| f == "-") {
        let text = "standard input cannot be fixed in its place: use --fix --diff";
        return Err(Failure::Usage(text.to_owned()));
    }
    let options = options(args)?;
    let mut status = Status::Clean;
    let mut reports = Vec::new();
    for name in &args.files {
        match file(args, &options, name, out)? {
            Some(report) => {
                status = status.max(judge(&report, args.fail_on));
                if args.format == Format::Json {
                    reports.push(report);
                }
            }
            None => status = Status::Failed,
        }
    }
    if args.format == Format::Json && !args.diff {
        json::write(&reports, args.files.len() > 1, out)?;
    }
    Ok(status)
}

/// Checks one file; `None` where it could not be read or written, which is then said.
fn file(
    args: &Check,
    options: &Options,
    name: &str,
    out: &mut impl Write,
) -> Result<Option<Report>, Failure> {
    let mut text = match input::read(name) {
        Ok(text) => text,
        Err(why) => {
            complain(&why);
            return Ok(None);
        }
    };
    let shown = input::shown(name);
    if args.diff {
        let (fixed, _) = fix(&text, options);
        diff(shown, &text, &fixed, out)?;
        return Ok(Some(inspect(&text, options).report(shown)));
    }
    let mut count = 0;
    if args.fix {
        let (fixed, n) = fix(&text, options);
        if n > 0
            && let Err(why) = input::write(name, &fixed)
        {
            complain(&why);
            return Ok(None);
        }
        (text, count) = (fixed, n);
    }
    let inspection = inspect(&text, options);
    let report = match args.format {
        Format::Text => {
            let report = inspection.report_on_text(shown);
            Text::new(inspection.text(), &report, colour()).write(count, out)?;
            report
        }
        Format::Ndjson => {
            let report = inspection.report(shown);
            json::lines(&report, out)?;
            report
        }
        Format::Json => inspection.report(shown),
    };
    Ok(Some(report))
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

/// What the call asks of the engine.
fn options(args: &Check) -> Result<Options, Failure> {
    let words = |words: &[String]| -> Result<Vec<_>, _> {
        let words = words.iter().map(|w| known(w));
        words.collect::<Result<_, _>>().map_err(Failure::Usage)
    };
    let regrade = args.severity.iter().map(|w| grade(w));
    Ok(Options {
        selection: Selection {
            select: words(&args.select)?,
            ignore: words(&args.ignore)?,
            regrade: regrade.collect::<Result<_, _>>().map_err(Failure::Usage)?,
        },
        secrets: credentials::read(args)?,
    })
}

/// A word that means at least one rule.
fn known(word: &str) -> Result<String, String> {
    let word = word.trim();
    if RULES.iter().any(|r| r.is(word)) {
        return Ok(word.to_owned());
    }
    Err(format!(
        "`{word}` is no rule's code, name or family; `sip-inspector rule` lists the rules"
    ))
}

/// `NAME=error|warning|info|off`
fn grade(word: &str) -> Result<(String, Option<Severity>), String> {
    let Some((name, grade)) = word.split_once('=') else {
        return Err(format!("`{word}` is not of the form RULE=GRADE"));
    };
    let severity = match grade.trim() {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "info" => Some(Severity::Info),
        "off" => None,
        other => {
            return Err(format!(
                "`{other}` is no grade: error, warning, info and off are"
            ));
        }
    };
    Ok((known(name)?, severity))
}
