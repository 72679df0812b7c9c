//! Reads and writes what a call names.

use std::{
    borrow::Cow,
    fmt::Display,
    fs::{self, File},
    io::{self, IsTerminal, Read, Write},
    path::Path,
};

use super::Failure;

/// What is said of an input without messages.
pub(super) const NO_MESSAGE: &str = "no SIP message was found in it";

/// An input of this length and more cannot be pointed into.
const LIMIT: u64 = u32::MAX as u64;

/// The bytes of the file `name`; `-` is standard input. The error says which file and why.
pub(super) fn read(name: &Path) -> Result<Vec<u8>, Failure> {
    read_bytes(name).map_err(|error| failure(name, reason(&error)))
}

/// Whether a name stands for standard input or output.
pub(super) fn is_standard(name: &Path) -> bool {
    name == Path::new("-")
}

/// What an input is called in messages.
pub(super) fn shown(name: &Path) -> Cow<'_, str> {
    if is_standard(name) {
        Cow::Borrowed("<stdin>")
    } else {
        name.to_string_lossy()
    }
}

/// What was asked of the file `name` cannot be done.
pub(super) fn failure(name: &Path, why: impl Display) -> Failure {
    Failure::Usage(format!("{}: {why}", shown(name)))
}

/// Puts `text` in the place of the file `name`.
pub(super) fn write(name: &Path, text: &[u8]) -> Result<(), Failure> {
    fs::write(name, text).map_err(|error| failure(name, reason(&error)))
}

/// Writes `bytes` to the file that `--output` names, or else to standard output.
pub(super) fn put(
    output: Option<&Path>,
    bytes: &[u8],
    out: &mut impl Write,
) -> Result<(), Failure> {
    match output.filter(|name| !is_standard(name)) {
        Some(name) => write(name, bytes),
        None => Ok(out.write_all(bytes)?),
    }
}

/// Whether what goes to `--output` ends on a terminal, which bytes would upset.
pub(super) fn is_terminal(output: Option<&Path>) -> bool {
    output.is_none_or(is_standard) && io::stdout().is_terminal()
}

fn read_bytes(name: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if is_standard(name) {
        io::stdin().lock().take(LIMIT).read_to_end(&mut bytes)?
    } else {
        let file = File::open(name)?;
        // Grown by doubling, it would keep up to twice its size.
        let length = file.metadata()?.len().min(LIMIT);
        bytes.reserve_exact(usize::try_from(length).unwrap_or_default());
        file.take(LIMIT).read_to_end(&mut bytes)?
    };
    if read as u64 >= LIMIT {
        return Err(io::Error::other("it is longer than 4 GiB"));
    }
    Ok(bytes)
}

/// The system's words without its number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let cut = text.find(" (os error").unwrap_or(text.len());
    text.get(..cut).unwrap_or(&text).to_owned()
}
