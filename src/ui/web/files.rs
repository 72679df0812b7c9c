//! Files: chosen, dropped or pasted, read here and nowhere else; and files offered to keep.

use super::browser;
use crate::ui::state::{Action, Bytes, NamedFile};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileList, HtmlElement};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    type Blob;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Array, options: &Object) -> Result<Blob, JsValue>;
    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL, catch)]
    fn create_object_url(blob: &Blob) -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke_object_url(url: &str);
}

/// How long the browser has to start keeping a file, in milliseconds.
const KEPT: u32 = 10_000;

/// Opens `files`, several of them as one text.
pub(super) fn open(files: Option<&FileList>, say: &Callback<Action>) {
    let Some(files) = files else { return };
    let files: Vec<File> = (0..files.length()).filter_map(|i| files.get(i)).collect();
    if files.is_empty() {
        return;
    }
    let say = say.clone();
    spawn_local(async move { say.emit(read_all(files).await) });
}

async fn read_all(files: Vec<File>) -> Action {
    let mut all = Vec::new();
    for file in files {
        let name = file.name();
        let Ok(buffer) = JsFuture::from(file.array_buffer()).await else {
            return Action::Unreadable(format!(
                "{name} could not be read. A folder cannot be opened, and a file must still be there."
            ));
        };
        let bytes = Bytes(Uint8Array::new(&buffer).to_vec());
        all.push(NamedFile { name, bytes });
    }
    Action::OpenFiles(all)
}

/// Offers a file to keep: the browser saves it, and nothing is sent.
pub(super) fn download(name: &str, media: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &media.into())?;
    let blob = Blob::new(&Array::of1(&Uint8Array::from(bytes)), &options)?;
    let url = create_object_url(&blob)?;
    let document = browser::document().ok_or(JsValue::NULL)?;
    let link: HtmlElement = document.create_element("a")?.unchecked_into();
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    link.click();
    gloo_timers::callback::Timeout::new(KEPT, move || revoke_object_url(&url)).forget();
    Ok(())
}
