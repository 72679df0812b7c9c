//! The sections of pages in `docs/`, each written by the test whose result it holds.

use std::{fs, path::Path};

/// Puts `text` between the marks of section `name` of a page where `UPDATE` is in the environment; gives
/// what stands there.
pub(crate) fn section(page: &str, name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let (open, close) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let page = fs::read_to_string(&path)
        .expect("the page")
        .replace("\r\n", "\n");
    let (before, rest) = page.split_once(&open).expect("an opening mark");
    let (old, after) = rest.split_once(&close).expect("a closing mark");
    if std::env::var_os("UPDATE").is_none() || old == text {
        return old.to_owned();
    }
    fs::write(&path, format!("{before}{open}{text}{close}{after}")).unwrap();
    text.to_owned()
}
