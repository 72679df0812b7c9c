//! What a terminal is given: nothing of the input's may command it.

use std::io::{self, IsTerminal};

/// `text` with every control character but the line end made visible, so that no escape sequence
/// of an input reaches the terminal.
pub(super) fn plain(text: &str) -> String {
    annotate_snippets::normalize_untrusted_str(text)
}

/// Whether standard output shows colours: it is a terminal, and `NO_COLOR` does not speak against.
pub(super) fn colour() -> bool {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    io::stdout().is_terminal() && !unwanted
}
