//! The report as JSON.

use std::io::{self, Write};

use serde::Serialize;

use crate::report::v1::{Digest, Finding, Message, Report};

/// A line of the streamed form.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Line<'a> {
    Message {
        source: &'a str,
        message: &'a Message,
    },
    Finding {
        source: &'a str,
        finding: &'a Finding,
    },
    Digest {
        source: &'a str,
        digest: &'a Digest,
    },
}

/// One report as an object, or an array of them.
pub(super) fn write(reports: &[Report], array: bool, out: &mut impl Write) -> io::Result<()> {
    if array {
        one(reports, out)
    } else if let Some(report) = reports.first() {
        one(report, out)
    } else {
        Ok(())
    }
}

/// One value, on lines for a reader.
pub(super) fn one(value: &(impl Serialize + ?Sized), out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// A message, then its findings and digests, one a line.
pub(super) fn lines(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let source = report.source.name.as_str();
    let mut findings = report.findings.iter().peekable();
    let mut digests = report.digests.iter().peekable();
    for message in &report.messages {
        line(&Line::Message { source, message }, out)?;
        while let Some(finding) = findings.next_if(|f| f.message_id <= message.id) {
            line(&Line::Finding { source, finding }, out)?;
        }
        while let Some(digest) = digests.next_if(|d| d.message_id <= message.id) {
            line(&Line::Digest { source, digest }, out)?;
        }
    }
    Ok(())
}

fn line(line: &Line<'_>, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    writeln!(out)
}
