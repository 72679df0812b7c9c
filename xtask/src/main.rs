//! `cargo xtask`: the two commands that build, serve and test SIP Inspector from a fresh clone.
//!
//! Everything that is missing is installed first, into the project's own folders (`target/tools`,
//! `node_modules`). What cannot be installed is named in one line that says how to get it.

mod checks;
mod page;
mod run;
mod setup;

use std::{env, process::ExitCode};

/// What every fallible step returns: the error is one line for the person at the terminal.
type Result<T = ()> = std::result::Result<T, String>;

const USAGE: &str = "\
usage: cargo xtask <command>

  serve [--port N] [--open]   build the release page and serve it on this machine
  build                       build the release page into dist/
  test [CHECK...]             run every check, or only the named ones
  docs                        write the files that are made from the code: docs/, snapshots
  tools                       install the pinned tools, and nothing else

environment:
  SIP_INSPECTOR_TOOLS   folder of the pinned tools, to share one among clones (else target/tools)
  CHROME, CHROMEDRIVER  the browser and its driver, where they are not found by themselves";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("serve") => page::serve(rest),
        Some("build") => setup::for_page().and_then(|()| page::build()),
        Some("test") => checks::test(rest),
        Some("docs") => checks::docs(),
        Some("tools") => setup::for_page(),
        Some("help" | "--help" | "-h") => {
            println!("{USAGE}\n\nchecks: {}", checks::names());
            Ok(())
        }
        _ => Err(format!("{USAGE}\n\nchecks: {}", checks::names())),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{}", run::red(&message));
            ExitCode::FAILURE
        }
    }
}
