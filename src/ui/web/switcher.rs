//! The choice of pane where there is room for one.

use crate::{
    report::page::Counts,
    ui::state::{Action, Pane},
};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) pane: Pane,
    pub(super) counts: Counts,
    pub(super) messages: usize,
    pub(super) say: Callback<Action>,
}

const PANES: [(Pane, &str); 4] = [
    (Pane::Messages, "Messages"),
    (Pane::Source, "Source"),
    (Pane::Inspector, "Inspector"),
    (Pane::Findings, "Findings"),
];

#[component]
pub(super) fn Switcher(props: &Props) -> Html {
    html! {
        <nav class="switcher" aria-label="Panes">
            { for PANES.map(|(pane, name)| {
                let count = match pane {
                    Pane::Messages => Some(props.messages.to_string()),
                    Pane::Findings => Some(props.counts.total().to_string()),
                    Pane::Source | Pane::Inspector => None,
                };
                html! {
                    <button type="button" aria-current={(pane == props.pane).then_some("true")}
                        onclick={props.say.reform(move |_| Action::SetPane(pane))}>
                        { name }
                        if let Some(count) = count { <span class="count">{ count }</span> }
                    </button>
                }
            }) }
        </nav>
    }
}
