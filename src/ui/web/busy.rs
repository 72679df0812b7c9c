//! What takes its time: how far it has come, and a way to stop it.

use super::browser;
use crate::{text::Progress, ui::state::Action, view::words};
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

/// The escape key stops it, unless something on the page takes the key itself, as a dialog does.
pub(super) fn listen(say: &Callback<Action>) {
    let say = say.clone();
    browser::listen("keydown", false, move |event: KeyboardEvent| {
        let taken = event.default_prevented() || browser::finds("dialog[open]");
        if event.key() == "Escape" && !taken {
            say.emit(Action::Cancel);
        }
    });
}
