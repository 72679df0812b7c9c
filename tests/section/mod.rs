//! The sections of `docs/verdicts.md`, each written by the test whose result it holds.

use std::{fs, path::Path};

/// Puts `text` between the marks of section `name` where `UPDATE` is in the environment; gives what
/// stands there.
pub(crate) fn section(name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verdicts.md");
    let (open, close) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let page = fs::read_to_string(&path)
        .expect("docs/verdicts.md")
        .replace("\r\n", "\n");
    let (before, rest) = page.split_once(&open).expect("an opening mark");
    let (old, after) = rest.split_once(&close).expect("a closing mark");
    if std::env::var_os("UPDATE").is_none() || old == text {
        return old.to_owned();
    }
    fs::write(&path, format!("{before}{open}{text}{close}{after}")).unwrap();
    text.to_owned()
}
