//! The command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    sip_inspector::cli::main()
}
