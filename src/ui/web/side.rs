//! The first pane: messages, and challenges with their answers.

use super::{auth::AuthPane, browser, message_list::MessageList};
use crate::{
    report::page::{Check, Overview},
    ui::state::{Action, Phase, Selection, Tab},
};
use std::{collections::BTreeMap, rc::Rc};
use web_sys::KeyboardEvent;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) checks: Rc<BTreeMap<u32, Check>>,
    pub(super) selection: Rc<Selection>,
    pub(super) tab: Tab,
    pub(super) words: String,
    pub(super) phase: Phase,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn Side(props: &Props) -> Html {
    let overview = &props.overview;
    let answers = overview.challenges.len().max(overview.credentials.len());
    let tabs = [
        (
            Tab::Messages,
            "tab-messages",
            "Messages",
            overview.messages.len(),
        ),
        (Tab::Auth, "tab-auth", "Auth", answers),
    ];
    let keys = {
        let (say, tab) = (props.say.clone(), props.tab);
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
                event.prevent_default();
                let (to, id) = match tab {
                    Tab::Messages => (Tab::Auth, "tab-auth"),
                    Tab::Auth => (Tab::Messages, "tab-messages"),
                };
                say.emit(Action::SetTab(to));
                browser::focus(id);
            }
        })
    };
    let label = if props.tab == Tab::Auth {
        "tab-auth"
    } else {
        "tab-messages"
    };
    html! {
        <section class="pane messages" aria-label="Messages and authentication">
            <div class="tabs" role="tablist" aria-label="Messages and authentication" onkeydown={keys}>
                { for tabs.map(|(tab, id, name, count)| {
                    let chosen = tab == props.tab;
                    html! {
                        <button type="button" role="tab" id={id} aria-controls="side-panel" aria-selected={chosen.to_string()}
                            tabindex={if chosen { "0" } else { "-1" }} onclick={props.say.reform(move |_| Action::SetTab(tab))}>
                            { name }<span class="count">{ count }</span>
                        </button>
                    }
                }) }
            </div>
            <div class="tab-panel" id="side-panel" role="tabpanel" aria-labelledby={label}>
                if props.tab == Tab::Auth {
                    <AuthPane overview={props.overview.clone()} checks={props.checks.clone()} say={&props.say} />
                } else {
                    <MessageList overview={props.overview.clone()} selection={props.selection.clone()}
                        words={props.words.clone()} phase={props.phase} say={&props.say} />
                }
            </div>
        </section>
    }
}
