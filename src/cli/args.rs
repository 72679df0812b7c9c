//! The words of a call.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// How a call ends.
const EXIT_STATUS: &str = "Exit status: 0 where nothing at or above --fail-on was found, 1 where something was, \
    2 where an input could not be read or the call's words are off";

/// Explains SIP messages and says what is wrong with them.
#[derive(Parser)]
#[command(name = "sip-inspector", version, about, long_about = None)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Do not show on a terminal how far the work has come
    #[arg(long, global = true)]
    pub(super) no_progress: bool,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Finds the SIP messages of files and says what is wrong with them
    #[command(after_help = EXIT_STATUS)]
    Check(Check),
    /// Writes a trace, or what is said of it, in a form that other tools read
    Export(Export),
    /// Draws who sent what to whom
    Ladder(Ladder),
    /// Shows a rule's page, or lists the rules
    Rule {
        /// A code such as SIP204, or a name; a family or the beginning of a code lists its rules
        name: Option<String>,
    },
}

/// What `ladder` is asked to do.
#[derive(clap::Args)]
pub(super) struct Ladder {
    /// The file to read; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Draw only the call of this number
    #[arg(long, value_name = "NUMBER")]
    pub(super) call: Option<u32>,
    /// Draw all messages in one ladder; a format other than text does so unless --call is given
    #[arg(long, conflicts_with = "call")]
    pub(super) whole: bool,
    /// How to draw it
    #[arg(long, value_enum, default_value_t = Drawn::Text)]
    pub(super) format: Drawn,
    /// Where to; standard output unless said
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// One lane for a host, whatever the port
    #[arg(long)]
    pub(super) hosts: bool,
    /// Call the lane of an address by a name; repeatable
    #[arg(long, value_name = "ADDRESS=NAME")]
    pub(super) name: Vec<String>,
    /// Put two addresses into one lane; repeatable
    #[arg(long, value_name = "ADDRESS=ADDRESS")]
    pub(super) merge: Vec<String>,
}

/// How to draw a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Drawn {
    /// With characters
    Text,
    /// As a picture
    Svg,
    /// As a sequence diagram of Mermaid
    Mermaid,
}

/// What `check` is asked to do.
#[derive(clap::Args)]
pub(super) struct Check {
    /// The files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// How to say what was found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) asked: Asked,
    /// What makes the exit status 1
    #[arg(long, value_enum, value_name = "GRADE", default_value_t = FailOn::Error)]
    pub(super) fail_on: FailOn,
    /// Apply the safe fixes to the files
    #[arg(long)]
    pub(super) fix: bool,
    /// With --fix: show what would change and leave the files alone
    #[arg(long, requires = "fix")]
    pub(super) diff: bool,
}

/// What is asked of the engine.
#[derive(clap::Args)]
pub(super) struct Asked {
    /// A password to check digests with; repeatable
    #[arg(long, value_name = "USER[:REALM]=SECRET")]
    pub(super) password: Vec<String>,
    /// A hash of user, realm and password to check digests with; repeatable
    #[arg(long, value_name = "USER:REALM:HEX")]
    pub(super) ha1: Vec<String>,
    /// A file with lines of either form, and of `#` and a remark; repeatable
    #[arg(long, value_name = "FILE")]
    pub(super) credentials: Vec<PathBuf>,
    /// Run only these rules: codes, names or families, with commas between
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Leave these rules out: codes, names or families, with commas between
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// Grade a rule's findings otherwise: error, warning, info or off; repeatable
    #[arg(long, value_name = "RULE=GRADE", value_delimiter = ',')]
    pub(super) severity: Vec<String>,
}

/// What `export` is asked to do.
#[derive(clap::Args)]
pub(super) struct Export {
    /// The file to read; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// What to write
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) to: To,
    /// Where to; standard output unless said
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The call that a scenario is made of; the first INVITE's unless said
    #[arg(long, value_name = "CALL-ID")]
    pub(super) call: Option<String>,
    /// The side of the call that a scenario plays; uac unless said
    #[arg(long, value_enum)]
    pub(super) side: Option<Side>,
    #[command(flatten)]
    pub(super) asked: Asked,
}

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum To {
    /// A packet capture
    Pcapng,
    /// The messages as they go over the wire, under headings
    Text,
    /// The report, for a ticket
    Markdown,
    /// The report
    Json,
    /// The findings as SARIF 2.1.0
    Sarif,
    /// A scenario that sipp plays
    Sipp,
}

/// A side of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Side {
    /// Who sends the first request
    Uac,
    /// Who answers it
    Uas,
}

/// How to say what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Findings under the lines they point at
    Text,
    /// One report; an array of reports for several files
    Json,
    /// A message or a finding a line
    Ndjson,
    /// One log of SARIF 2.1.0 for all the files
    Sarif,
}

/// What makes the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// Anything
    Info,
    /// Nothing
    Never,
}
