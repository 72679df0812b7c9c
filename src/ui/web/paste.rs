//! Pasting anywhere on the page opens what is pasted, unless something there takes it itself.

use super::{editor::pasted, files};
use crate::ui::state::Action;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{ClipboardEvent, Element};
use yew::Callback;

/// Takes text as an input field does, or the source once there is text in it.
const TAKES_TEXT: &str = "input, textarea, select, [contenteditable], .editor";

/// Listens for as long as the page lives.
pub(super) fn listen(say: &Callback<Action>) {
    let Some(document) = super::browser::document() else {
        return;
    };
    let say = say.clone();
    let hear = Closure::<dyn FnMut(ClipboardEvent)>::new(move |event| take(&event, &say));
    let heard = document.add_event_listener_with_callback("paste", hear.as_ref().unchecked_ref());
    if heard.is_ok() {
        hear.forget();
    }
}

fn take(event: &ClipboardEvent, say: &Callback<Action>) {
    let Some(data) = event.clipboard_data() else {
        return;
    };
    if event.default_prevented() {
        return;
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    let files = data.files().filter(|files| files.length() > 0);
    if text.is_empty() {
        if files.is_some() {
            event.prevent_default();
            files::open(files.as_ref(), say);
        }
        return;
    }
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let taken = target.and_then(|t| t.closest(TAKES_TEXT).ok().flatten());
    if taken.is_none() {
        event.prevent_default();
        say.emit(pasted(text));
    }
}
