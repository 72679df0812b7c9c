//! The few things asked of the browser itself.

use crate::ui::state::{Grades, Theme, grades_from};
use std::fmt::Display;
use wasm_bindgen::{JsCast, closure::Closure, convert::FromWasmAbi};
use web_sys::{Document, HtmlDialogElement, HtmlElement, Storage};

const THEME: &str = "sip-inspector-theme";
const GRADES: &str = "sip-inspector-grades";

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(super) fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// Hears an event of the document for as long as the page lives: before anything on the page does, or after.
pub(super) fn listen<E: FromWasmAbi + 'static>(
    kind: &str,
    before: bool,
    hear: impl FnMut(E) + 'static,
) {
    let hear = Closure::<dyn FnMut(E)>::new(hear).into_js_value();
    if let Some(document) = document() {
        let hear = hear.unchecked_ref();
        let _ = document.add_event_listener_with_callback_and_bool(kind, hear, before);
    }
}

/// Opens a dialog over the page, or closes it.
pub(super) fn set_dialog(dialog: &HtmlDialogElement, open: bool) {
    match (open, dialog.open()) {
        (true, false) => drop(dialog.show_modal()),
        (false, true) => dialog.close(),
        _ => {}
    }
}

/// What the browser remembers for the page; it may forbid that.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Remembers `value`, or forgets it where it is none. What cannot be remembered still holds.
fn remember(key: &str, value: Option<&str>) {
    let _ = storage().map(|storage| match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    });
}

/// The theme the user chose the last time.
pub(super) fn stored_theme() -> Theme {
    remembered(THEME).map_or(Theme::System, |name| Theme::named(&name))
}

/// How the user graded rules the last time.
pub(super) fn stored_grades() -> Grades {
    grades_from(&remembered(GRADES).unwrap_or_default())
}

/// Remembers how the user grades rules.
pub(super) fn remember_grades(grades: &str) {
    remember(GRADES, Some(grades).filter(|grades| !grades.is_empty()));
}

/// Wears `theme` and remembers it.
pub(super) fn wear(theme: Theme) {
    let name = (theme != Theme::System).then(|| theme.name());
    if let Some(root) = root() {
        let _ = match name {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    }
    remember(THEME, name);
}

/// Sets a length in pixels that the style sheet reads. The policy forbids style attributes, not this.
pub(super) fn set_length(element: &HtmlElement, name: &str, pixels: impl Display) {
    let _ = element.style().set_property(name, &format!("{pixels}px"));
}

/// A number of pixels as the browser gives it.
pub(super) fn pixels(n: i32) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

/// Scrolls as little as makes `id` visible.
pub(super) fn scroll_to(id: &str) {
    if let Some(element) = document().and_then(|d| d.get_element_by_id(id)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether anything on the page is what `selector` says.
pub(super) fn finds(selector: &str) -> bool {
    let found = document().and_then(|d| d.query_selector(selector).ok().flatten());
    found.is_some()
}

/// Gives the focus to the element of that id.
pub(super) fn focus(id: &str) {
    let element = document().and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus among the elements that `selector` finds: to the next or the one before, round the ends; to
/// the first where none of them has it.
pub(super) fn focus_beside(selector: &str, step: i32) {
    let Some(document) = document() else { return };
    let Ok(found) = document.query_selector_all(selector) else {
        return;
    };
    let items: Vec<HtmlElement> = (0..found.length())
        .filter_map(|i| found.get(i)?.dyn_into().ok())
        .collect();
    let active = document.active_element();
    let at = items
        .iter()
        .position(|item| active.as_ref() == Some(item.as_ref()));
    let count = i32::try_from(items.len()).unwrap_or(i32::MAX).max(1);
    let next = at
        .and_then(|at| i32::try_from(at).ok())
        .map_or(0, |at| (at + step).rem_euclid(count));
    if let Some(item) = items.get(usize::try_from(next).unwrap_or(0)) {
        let _ = item.focus();
    }
}
