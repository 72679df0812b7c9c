//! `sip-inspector ladder`: who sent what to whom, drawn with characters.

use std::io::Write;

use super::{Failure, Status, args::Ladder, complain, input, terminal::plain};
use crate::{
    Options, inspect,
    lint::Selection,
    report::v1::Report,
    view::ladder::{ladder, text::draw},
};

/// Draws the calls of a file, or all its messages in one ladder.
pub(super) fn run(args: &Ladder, out: &mut impl Write) -> Result<Status, Failure> {
    let text = match input::read(&args.file) {
        Ok(text) => text,
        Err(why) => {
            complain(&why);
            return Ok(Status::Failed);
        }
    };
    // What is wrong with the messages is not asked here.
    let selection = Selection {
        select: vec!["none".to_owned()],
        ..Selection::default()
    };
    let options = Options {
        selection,
        ..Options::default()
    };
    let report = inspect(&text, &options).report(input::shown(&args.file));
    if args.whole {
        let mut messages: Vec<_> = report.messages.iter().map(|m| (m.order, m.id)).collect();
        messages.sort_unstable();
        let messages: Vec<u32> = messages.into_iter().map(|(_, id)| id).collect();
        write!(out, "{}", draw(&ladder(&report, &messages, None)))?;
        return Ok(Status::Clean);
    }
    calls(&report, args.call, out)
}

fn calls(report: &Report, only: Option<u32>, out: &mut impl Write) -> Result<Status, Failure> {
    let wanted = |id: u32| only.is_none_or(|n| n == id.saturating_add(1));
    let calls: Vec<_> = report.calls.iter().filter(|c| wanted(c.id)).collect();
    if let (Some(number), true) = (only, calls.is_empty()) {
        let count = report.calls.len();
        let text = format!("there is no call {number}: the file has {count}");
        return Err(Failure::Usage(text));
    }
    for (place, call) in calls.into_iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let number = call.id.saturating_add(1);
        writeln!(out, "{number}. {}", plain(&call.summary))?;
        if let Some(cause) = &call.cause {
            writeln!(out, "   {}.", plain(&cause.text))?;
        }
        writeln!(out)?;
        write!(out, "{}", draw(&ladder(report, &call.messages, Some(call))))?;
    }
    Ok(Status::Clean)
}
