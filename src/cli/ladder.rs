//! `sip-inspector ladder`: who sent what to whom, drawn.

use std::io::Write;

use super::{
    Failure, Status,
    args::{Drawn, Ladder},
    input::{self, NO_MESSAGE},
    progress::Meter,
    terminal::plain,
};
use crate::{
    Options,
    lint::Selection,
    report::{
        page::{self, Overview},
        v1::Call,
    },
    text::Document,
    view::ladder::{self, By, Change, Choice, Ladders},
};

/// Draws the calls of a file, or one ladder.
pub(super) fn run(args: &Ladder, meter: &Meter, out: &mut impl Write) -> Result<Status, Failure> {
    let choice = choice(args)?;
    let text = input::read(&args.file)?;
    let overview = overview(&text, meter);
    if overview.messages.is_empty() {
        return Err(input::failure(&args.file, NO_MESSAGE));
    }
    let only = args
        .call
        .map(|number| call(&overview, number))
        .transpose()?;
    let drawn = match args.format {
        // Of fragments that belong to no call the whole can be drawn.
        Drawn::Text if !args.whole && !overview.calls.is_empty() => calls(&overview, only, &choice),
        form => {
            let ladder = ladder::layout(&overview, only, &choice);
            match form {
                Drawn::Text => ladder::text(&ladder),
                Drawn::Svg => ladder::svg(&ladder).text,
                Drawn::Mermaid => ladder::mermaid(&ladder),
            }
        }
    };
    input::put(args.output.as_deref(), drawn.as_bytes(), out)?;
    Ok(Status::Clean)
}

/// What is wrong with the messages is not asked here: no rule runs.
fn overview(text: &[u8], meter: &Meter) -> Overview {
    let selection = Selection {
        select: vec!["none".to_owned()],
        ..Selection::default()
    };
    let inspection = meter.inspect(
        text,
        &Options {
            selection,
            ..Options::default()
        },
    );
    page::overview(&inspection, &Document::new(inspection.text().to_vec()))
}

/// The lanes as the call's words want them.
fn choice(args: &Ladder) -> Result<Choice, Failure> {
    let mut choice = Choice::default();
    if args.hosts {
        choice.apply(&Change::By(By::Host), &[]);
    }
    for word in &args.name {
        let (end, name) = pair(word, "ADDRESS=NAME")?;
        choice.name(end, name);
    }
    for word in &args.merge {
        let (end, other) = pair(word, "ADDRESS=ADDRESS")?;
        choice.join(end, other);
    }
    Ok(choice)
}

fn pair<'w>(word: &'w str, form: &str) -> Result<(&'w str, &'w str), Failure> {
    let pair = word.split_once('=').map(|(a, b)| (a.trim(), b.trim()));
    let whole = pair.filter(|(a, b)| !a.is_empty() && !b.is_empty());
    whole.ok_or_else(|| Failure::Usage(format!("`{word}` is not of the form {form}")))
}

fn call(overview: &Overview, number: u32) -> Result<&Call, Failure> {
    let mut calls = overview.calls.iter();
    let call = calls.find(|call| call.id.saturating_add(1) == number);
    call.ok_or_else(|| {
        let count = overview.calls.len();
        Failure::Usage(format!(
            "there is no call {number}: the last one is {count}"
        ))
    })
}

/// The calls, each under its story in a line, or one of them.
fn calls(overview: &Overview, only: Option<&Call>, choice: &Choice) -> String {
    let ladders = Ladders::new(overview, choice);
    let all = overview.calls.iter();
    let wanted = all.filter(|call| only.is_none_or(|only| only.id == call.id));
    let told = wanted.map(|call| {
        let number = call.id.saturating_add(1);
        let mut text = format!("{number}. {}\n", plain(&call.summary));
        if let Some(cause) = &call.cause {
            text += &format!("   {}.\n", plain(&cause.text));
        }
        format!("{text}\n{}", ladder::text(&ladders.of(Some(call))))
    });
    told.collect::<Vec<_>>().join("\n")
}
