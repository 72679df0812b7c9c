//! The first pane: messages, calls, and challenges with their answers.

use super::{auth::AuthPane, browser, calls::CallsPane, message_list::MessageList};
use crate::{
    report::page::{Check, Overview},
    ui::state::{Action, Phase, Selection, Tab},
    view::{calls::Filter, words},
};
use std::{collections::BTreeMap, rc::Rc};
use web_sys::KeyboardEvent;
use yew::prelude::*;

const TABS: [(Tab, &str, &str); 3] = [
    (Tab::Messages, "tab-messages", "Messages"),
    (Tab::Calls, "tab-calls", "Calls"),
    (Tab::Auth, "tab-auth", "Auth"),
];

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) checks: Rc<BTreeMap<u32, Check>>,
    pub(super) selection: Rc<Selection>,
    pub(super) tab: Tab,
    pub(super) call: Option<u32>,
    pub(super) calls: Rc<Filter>,
    pub(super) words: String,
    pub(super) phase: Phase,
    /// Whether what was opened is no text.
    pub(super) binary: bool,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn Side(props: &Props) -> Html {
    let overview = &props.overview;
    let answers = overview.challenges.len().max(overview.credentials.len());
    let tabs = TABS.map(|(tab, id, name)| {
        let count = match tab {
            Tab::Messages => overview.messages.len(),
            Tab::Calls => overview.calls.len(),
            Tab::Auth => answers,
        };
        (tab, id, name, count)
    });
    let at = TABS.iter().position(|(tab, ..)| *tab == props.tab);
    let at = at.unwrap_or_default();
    let label = TABS.get(at).map_or("", |(_, id, _)| id);
    html! {
        <section class="pane messages" aria-label="Messages, calls and authentication">
            <div class="tabs" role="tablist" aria-label="Messages, calls and authentication" onkeydown={keys(at, &props.say)}>
                { for tabs.map(|(tab, id, name, count)| {
                    let chosen = tab == props.tab;
                    html! {
                        <button type="button" role="tab" id={id} aria-controls="side-panel" aria-selected={chosen.to_string()}
                            tabindex={if chosen { "0" } else { "-1" }} onclick={props.say.reform(move |_| Action::SetTab(tab))}>
                            { format!("{name} ") }
                            if props.phase == Phase::Open {
                                <span class="count" title={count.to_string()}>{ words::brief(count, 4) }</span>
                            }
                        </button>
                    }
                }) }
            </div>
            <div class="tab-panel" id="side-panel" role="tabpanel" aria-labelledby={label}>
                { panel(props) }
            </div>
        </section>
    }
}

fn panel(props: &Props) -> Html {
    let overview = props.overview.clone();
    let waits = waiting(props.phase).filter(|_| props.tab != Tab::Messages);
    if let Some(waits) = waits {
        return html! { <p class="nothing">{ waits }</p> };
    }
    match props.tab {
        Tab::Messages => html! {
            <MessageList {overview} selection={props.selection.clone()} call={props.call} words={props.words.clone()}
                phase={props.phase} binary={props.binary} say={&props.say} />
        },
        Tab::Calls => html! {
            <CallsPane {overview} filter={props.calls.clone()} call={props.call} say={&props.say} />
        },
        Tab::Auth => html! {
            <AuthPane {overview} checks={props.checks.clone()} say={&props.say} />
        },
    }
}

/// What is said of a text that was not inspected yet.
pub(super) const fn waiting(phase: Phase) -> Option<&'static str> {
    match phase {
        Phase::Loading => Some("Looking for messages…"),
        Phase::Stopped => Some("The text was not inspected."),
        Phase::Empty | Phase::Open => None,
    }
}

/// The arrow keys go to the tab beside, round the ends.
fn keys(at: usize, say: &Callback<Action>) -> Callback<KeyboardEvent> {
    let say = say.clone();
    Callback::from(move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => TABS.len().saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        let to = at.saturating_add(step).checked_rem(TABS.len());
        if let Some((tab, id, _)) = to.and_then(|to| TABS.get(to)) {
            say.emit(Action::SetTab(*tab));
            browser::focus(id);
        }
    })
}
