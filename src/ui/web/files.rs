//! Files: chosen, dropped or pasted, read here and nowhere else; and files offered to keep.

use super::browser;
use crate::{
    text::Pace,
    ui::state::{Action, Bytes, NamedFile},
};
use js_sys::{Array, Date, Object, Reflect, Uint8Array};
use std::cell::Cell;
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

/// How much of a file is read at once, in bytes.
const PIECE: f64 = 8_388_608.0;

/// The most that can be opened, in bytes.
const MOST: f64 = 4_294_967_295.0;

thread_local! {
    /// Counts the readings begun and stopped.
    static READING: Cell<u32> = const { Cell::new(0) };
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
    spawn_local(async move {
        let mut reading = Reading::new(&files, &say);
        if let Some(action) = reading.all(files).await {
            say.emit(action);
        }
    });
}

/// Leaves off reading files.
pub(super) fn stop() {
    READING.set(READING.get().wrapping_add(1));
}

/// Reads files piece by piece, and tells how far it has come.
struct Reading<'a> {
    number: u32,
    done: f64,
    total: f64,
    pace: Pace,
    say: &'a Callback<Action>,
}

impl<'a> Reading<'a> {
    fn new(files: &[File], say: &'a Callback<Action>) -> Self {
        stop();
        Self {
            number: READING.get(),
            done: 0.0,
            total: files.iter().map(|file| file.size()).sum(),
            pace: Pace::new(Date::now()),
            say,
        }
    }

    /// `None` where it was stopped on the way.
    async fn all(&mut self, files: Vec<File>) -> Option<Action> {
        if self.total > MOST {
            let text = "More than 4 GB cannot be opened.".to_owned();
            return Some(Action::Unreadable(text));
        }
        let mut all = Vec::new();
        for file in files {
            let name = file.name();
            let Ok(bytes) = self.one(&file).await else {
                return Some(Action::Unreadable(format!(
                    "{name} could not be read. A folder cannot be opened, and a file must still be there."
                )));
            };
            let bytes = Bytes(bytes?);
            all.push(NamedFile { name, bytes });
        }
        Some(Action::OpenFiles(all))
    }

    async fn one(&mut self, file: &File) -> Result<Option<Vec<u8>>, JsValue> {
        let (size, mut at) = (file.size(), 0.0);
        let mut bytes = Vec::with_capacity(count(size) as usize);
        while at < size {
            let end = (at + PIECE).min(size);
            let piece = file.slice_with_f64_and_f64(at, end)?;
            let buffer = JsFuture::from(piece.array_buffer()).await?;
            if READING.get() != self.number {
                return Ok(None);
            }
            let (piece, before) = (Uint8Array::new(&buffer), bytes.len());
            bytes.resize(before + piece.length() as usize, 0);
            if let Some(room) = bytes.get_mut(before..) {
                piece.copy_to(room);
            }
            self.done += end - at;
            at = end;
            if self.pace.is_due(Date::now()) {
                let (done, total) = (count(self.done), count(self.total));
                self.say.emit(Action::FilesRead { done, total });
            }
        }
        Ok(Some(bytes))
    }
}

/// A length as the browser gives it.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths are whole, positive and below 4 GB here"
)]
fn count(length: f64) -> u32 {
    length as u32
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
