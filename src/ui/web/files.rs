//! Files: chosen or dropped, read here and nowhere else.

use crate::ui::state::Action;
use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileList};
use yew::Callback;

/// Opens the first of `files`.
pub(super) fn open(files: Option<&FileList>, say: &Callback<Action>) {
    let Some(file) = files.and_then(|files| files.get(0)) else {
        return;
    };
    let say = say.clone();
    spawn_local(async move { say.emit(read(file).await) });
}

async fn read(file: File) -> Action {
    let name = file.name();
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => {
            let bytes = Uint8Array::new(&buffer).to_vec();
            Action::Open { name, bytes }
        }
        Err(_) => Action::Unreadable(format!(
            "{name} could not be read. A folder cannot be opened, and a file must still be there."
        )),
    }
}
