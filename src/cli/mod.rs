//! The command line: the same engine as the page, on files, without network.
//!
//! Exit status: 0 nothing at or above `--fail-on`, 1 something was found, 2 an input could not be
//! read or the call's words are off.

mod args;
mod check;
mod credentials;
mod export;
mod input;
mod json;
mod ladder;
mod options;
mod progress;
mod rule;
mod terminal;
mod text;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use args::{Args, Command};
use progress::Meter;

/// How a call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Nothing at or above the limit.
    Clean,
    /// Something was found.
    Found,
    /// The call could not be carried out, or not wholly.
    Failed,
}

/// Why a call could not be carried out.
enum Failure {
    /// The call's words are off; the message says how. Never holds a secret.
    Usage(String),
    /// What was to be said could not be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Runs the call of this process.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let stdout = io::stdout();
    let mut out = io::BufWriter::new(stdout.lock());
    let meter = Meter::new(args.no_progress);
    let outcome = match &args.command {
        Command::Check(args) => check::run(args, &meter, &mut out),
        Command::Export(args) => export::run(args, &meter, &mut out),
        Command::Ladder(args) => ladder::run(args, &meter, &mut out),
        Command::Rule { name } => rule::run(name.as_deref(), &mut out),
    };
    let outcome = outcome.and_then(|status| {
        out.flush()?;
        Ok(status)
    });
    let status = match outcome {
        Ok(status) => status,
        // Whoever read the output has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Clean,
        Err(Failure::Output(error)) => {
            complain(&format!("the output could not be written: {error}"));
            Status::Failed
        }
        Err(Failure::Usage(message)) => {
            complain(&message);
            Status::Failed
        }
    };
    ExitCode::from(match status {
        Status::Clean => 0,
        Status::Found => 1,
        Status::Failed => 2,
    })
}

/// Says on standard error what went wrong.
fn complain(message: &str) {
    // Where not even that can be written nobody is there to be told.
    let _ = writeln!(io::stderr(), "sip-inspector: {}", terminal::plain(message));
}
