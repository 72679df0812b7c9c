//! Pasting anywhere on the page opens what is pasted, unless something there takes it itself.

use super::{browser, editor::pasted, files};
use crate::ui::state::Action;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, FileList};
use yew::Callback;

/// Takes text as an input field does, or the source once there is text in it.
const TAKES_TEXT: &str = "input, textarea, select, [contenteditable], .editor";

/// Hears it before the editor does, which knows text alone and would keep a file from being opened.
pub(super) fn listen(say: &Callback<Action>) {
    let say = say.clone();
    browser::listen("paste", true, move |event| take(&event, &say));
}

fn take(event: &ClipboardEvent, say: &Callback<Action>) {
    let Some(data) = event.clipboard_data() else {
        return;
    };
    let text = data.get_data("text/plain").unwrap_or_default();
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let field = target.and_then(|t| t.closest(TAKES_TEXT).ok().flatten());
    let files = data.files().filter(|files| files.length() > 0);
    match files {
        Some(files) if text.is_empty() || (field.is_none() && is_of_files(&files)) => {
            files::open(Some(&files), say);
        }
        _ if text.is_empty() || field.is_some() => return,
        _ => say.emit(pasted(text)),
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Whether files were copied: some systems give their names as text beside them, as office programs give a picture
/// of the text beside it.
fn is_of_files(files: &FileList) -> bool {
    let mut files = (0..files.length()).filter_map(|i| files.get(i));
    files.any(|file| !file.type_().starts_with("image/"))
}
