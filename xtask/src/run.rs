//! Running other programs: where they are, what is said while they run, how long they took.

use crate::Result;
use std::{
    env,
    ffi::OsStr,
    io::IsTerminal,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// The top of the project.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder of the pinned tools: the project's own, or one shared by several clones.
pub(crate) fn tools() -> PathBuf {
    let named = env::var_os("SIP_INSPECTOR_TOOLS").filter(|path| !path.is_empty());
    named.map_or_else(|| root().join("target/tools"), PathBuf::from)
}

/// A command run at the top of the project, with the pinned tools first on its path.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut folders = vec![tools().join("bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(program);
    command.current_dir(root());
    if let Ok(path) = env::join_paths(folders) {
        command.env("PATH", path);
    }
    command
}

/// Runs a command with its output shown; an error says which command failed and how.
pub(crate) fn run(command: &mut Command) -> Result {
    let shown = shown(command);
    println!("{}", dim(&format!("$ {shown}")));
    let status = command
        .status()
        .map_err(|error| format!("{shown}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("failed ({status}): {shown}"))
    }
}

/// What a command printed, or nothing where it could not be run or failed.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs one step: says what it is, and afterwards how long it took.
pub(crate) fn step(name: &str, work: impl FnOnce() -> Result) -> (f64, Result) {
    println!("{}", bold(&format!("==> {name}")));
    let start = Instant::now();
    let outcome = work();
    let seconds = start.elapsed().as_secs_f64();
    let verdict = if outcome.is_ok() { "done" } else { "FAILED" };
    println!(
        "{}",
        dim(&format!("    {name}: {verdict} in {seconds:.1} s"))
    );
    (seconds, outcome)
}

/// A program of this name on the path.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

fn shown(command: &Command) -> String {
    let root = root();
    let program = Path::new(command.get_program());
    let program = program
        .strip_prefix(&root)
        .unwrap_or(program)
        .to_string_lossy();
    let words = command.get_args().map(OsStr::to_string_lossy);
    std::iter::once(program)
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Red where the terminal can show it.
pub(crate) fn red(text: &str) -> String {
    styled("31", text)
}

fn bold(text: &str) -> String {
    styled("1", text)
}

fn dim(text: &str) -> String {
    styled("2", text)
}

fn styled(code: &str, text: &str) -> String {
    let plain = env::var_os("NO_COLOR").is_some() || !std::io::stdout().is_terminal();
    if plain {
        text.to_owned()
    } else {
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}
