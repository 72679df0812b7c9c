//! The source editor of `www/editor.js`.

use crate::{
    report::page::{CLASSES, Change, Finding, Node, Tokens},
    ui::state::Action,
};
use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::{convert::FromWasmAbi, prelude::*};
use web_sys::HtmlElement;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    type View;
    #[wasm_bindgen(js_namespace = SipEditor)]
    fn mount(host: &HtmlElement, classes: JsValue, page: &Object) -> View;
    #[wasm_bindgen(js_namespace = SipEditor, js_name = setText)]
    fn set_text(view: &View, text: &str);
    #[wasm_bindgen(js_namespace = SipEditor)]
    fn lock(view: &View, locked: bool);
    #[wasm_bindgen(js_namespace = SipEditor)]
    fn apply(view: &View, changes: JsValue);
    #[wasm_bindgen(js_namespace = SipEditor)]
    fn reveal(view: &View, from: u32, to: u32);
    #[wasm_bindgen(js_namespace = SipEditor, js_name = markFindings)]
    fn mark_findings(view: &View, findings: JsValue);
    #[wasm_bindgen(js_namespace = SipEditor, js_name = markMessage)]
    fn mark_message(view: &View, from: u32, to: u32);
    #[wasm_bindgen(js_namespace = SipEditor)]
    fn colour(view: &View, tokens: JsValue);
    #[wasm_bindgen(js_namespace = SipEditor)]
    fn card(view: &View, ask: u32, part: JsValue);
    #[wasm_bindgen(js_namespace = SipEditor)]
    fn focus(view: &View);
}

/// A mounted editor. It lives as long as the page, and so do the functions it calls.
pub(super) struct Editor(View);

impl Editor {
    /// Mounts it in `host`; what happens in it is said to `say`.
    pub(super) fn mount(host: &HtmlElement, say: &Callback<Action>) -> Result<Self, JsValue> {
        let page = Page::new(say);
        page.hears("edited", |changes: JsValue| {
            let changes = serde_wasm_bindgen::from_value::<Vec<Change>>(changes);
            changes.map_or_else(
                |error| Action::Unreadable(error.to_string()),
                Action::Edited,
            )
        })?;
        page.hears("caret", Action::Caret)?;
        page.hears("paste", pasted)?;
        page.hears_two("viewport", Action::Viewport)?;
        page.hears_two("hover", |ask, at| Action::Hover { ask, at })?;
        page.hears_two("fix", |finding, fix| Action::Fix {
            finding: finding as usize,
            fix: fix as usize,
        })?;
        let view = mount(host, to_js(&CLASSES.as_slice()), &page.object);
        Ok(Self(view))
    }

    pub(super) fn set_text(&self, text: &str) {
        set_text(&self.0, text);
    }

    pub(super) fn lock(&self, locked: bool) {
        lock(&self.0, locked);
    }

    pub(super) fn apply(&self, changes: &[Change]) {
        apply(&self.0, to_js(&changes));
    }

    pub(super) fn reveal(&self, from: u32, to: u32) {
        reveal(&self.0, from, to);
    }

    pub(super) fn mark_findings(&self, findings: &[Finding]) {
        mark_findings(&self.0, to_js(&findings));
    }

    pub(super) fn mark_message(&self, from: u32, to: u32) {
        mark_message(&self.0, from, to);
    }

    pub(super) fn colour(&self, tokens: &Tokens) {
        colour(&self.0, to_js(tokens));
    }

    pub(super) fn card(&self, ask: u32, part: Option<&Node>) {
        card(&self.0, ask, to_js(&part));
    }

    pub(super) fn focus(&self) {
        focus(&self.0);
    }
}

/// The functions that the editor calls, by their names.
struct Page {
    object: Object,
    say: Callback<Action>,
}

impl Page {
    fn new(say: &Callback<Action>) -> Self {
        Self {
            object: Object::new(),
            say: say.clone(),
        }
    }

    fn hears<A: FromWasmAbi + 'static>(
        &self,
        name: &str,
        action: impl Fn(A) -> Action + 'static,
    ) -> Result<(), JsValue> {
        let say = self.say.clone();
        let heard = Closure::<dyn Fn(A)>::new(move |told| say.emit(action(told)));
        self.set(name, &heard.into_js_value())
    }

    fn hears_two(
        &self,
        name: &str,
        action: impl Fn(u32, u32) -> Action + 'static,
    ) -> Result<(), JsValue> {
        let say = self.say.clone();
        let heard = Closure::<dyn Fn(u32, u32)>::new(move |a, b| say.emit(action(a, b)));
        self.set(name, &heard.into_js_value())
    }

    fn set(&self, name: &str, function: &JsValue) -> Result<(), JsValue> {
        Reflect::set(&self.object, &name.into(), function).map(drop)
    }
}

/// A text from the clipboard is opened as it is.
pub(super) fn pasted(text: String) -> Action {
    Action::Open {
        name: "Pasted text".to_owned(),
        bytes: text.into_bytes(),
    }
}

/// Records of the page always become objects: they hold nothing that has no form there.
fn to_js<T: Serialize>(value: &T) -> JsValue {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}
