//! The few things asked of the browser itself.

use crate::ui::state::{Grades, Theme, grades_from};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

const THEME: &str = "sip-inspector-theme";
const GRADES: &str = "sip-inspector-grades";

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(super) fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// The theme the user chose the last time. A browser may forbid storage: then it is the system's.
pub(super) fn stored_theme() -> Theme {
    let storage = web_sys::window().and_then(|w| w.local_storage().ok().flatten());
    let name = storage.and_then(|s| s.get_item(THEME).ok().flatten());
    name.map_or(Theme::System, |name| Theme::named(&name))
}

/// How the user graded rules the last time.
pub(super) fn stored_grades() -> Grades {
    let storage = web_sys::window().and_then(|w| w.local_storage().ok().flatten());
    let text = storage.and_then(|s| s.get_item(GRADES).ok().flatten());
    grades_from(&text.unwrap_or_default())
}

/// Remembers how the user grades rules. Grades that cannot be remembered still hold.
pub(super) fn remember_grades(grades: &str) {
    let storage = web_sys::window().and_then(|w| w.local_storage().ok().flatten());
    let _ = storage.map(|s| {
        if grades.is_empty() {
            s.remove_item(GRADES)
        } else {
            s.set_item(GRADES, grades)
        }
    });
}

/// Wears `theme` and remembers it.
pub(super) fn wear(theme: Theme) {
    let Some(root) = root() else { return };
    let storage = web_sys::window().and_then(|w| w.local_storage().ok().flatten());
    // A theme that cannot be remembered is still worn.
    let _ = match theme {
        Theme::System => root
            .remove_attribute("data-theme")
            .and_then(|()| storage.map_or(Ok(()), |s| s.remove_item(THEME))),
        chosen => root
            .set_attribute("data-theme", chosen.name())
            .and_then(|()| storage.map_or(Ok(()), |s| s.set_item(THEME, chosen.name()))),
    };
}

/// Sets a length in pixels that the style sheet reads. The policy forbids style attributes, not this.
pub(super) fn set_length(element: &HtmlElement, name: &str, pixels: u32) {
    let _ = element.style().set_property(name, &format!("{pixels}px"));
}

/// The same with a length that may go either way.
pub(super) fn set_shift(element: &HtmlElement, name: &str, pixels: i32) {
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
