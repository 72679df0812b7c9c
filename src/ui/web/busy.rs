//! What takes its time: how far it has come, and a way to stop it.

use crate::{text::Progress, ui::state::Action, view::words};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::KeyboardEvent;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) progress: Progress,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn Busy(props: &Props) -> Html {
    let Progress { stage, done, total } = props.progress;
    let stage = words::stage(stage);
    html! {
        <span class="busy">
            <span role="status">{ format!("{stage}…") }</span>
            <progress aria-label={stage} value={done.to_string()} max={total.max(1).to_string()}></progress>
            <button type="button" class="small-button" title="Stop (Esc)" onclick={props.say.reform(|_| Action::Cancel)}>{ "Cancel" }</button>
        </span>
    }
}

/// The escape key stops it, unless something on the page takes the key itself. Listens for as long as the page
/// lives.
pub(super) fn listen(say: &Callback<Action>) {
    let Some(document) = super::browser::document() else {
        return;
    };
    let say = say.clone();
    let hear = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            say.emit(Action::Cancel);
        }
    });
    let heard = document.add_event_listener_with_callback("keydown", hear.as_ref().unchecked_ref());
    if heard.is_ok() {
        hear.forget();
    }
}
