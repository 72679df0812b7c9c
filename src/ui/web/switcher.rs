//! The choice of pane where there is room for one.

use crate::{
    report::page::Overview,
    ui::state::{Action, Pane, Phase},
    view::words,
};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) pane: Pane,
    pub(super) phase: Phase,
    pub(super) overview: Rc<Overview>,
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
                    Pane::Messages => Some(props.overview.messages.len()),
                    Pane::Findings => usize::try_from(props.overview.counts.total()).ok(),
                    Pane::Source | Pane::Inspector => None,
                };
                let count = count.filter(|_| props.phase == Phase::Open);
                html! {
                    <button type="button" aria-current={(pane == props.pane).then_some("true")}
                        onclick={props.say.reform(move |_| Action::SetPane(pane))}>
                        { name }
                        if let Some(count) = count { <span class="count">{ words::brief(count, 3) }</span> }
                    </button>
                }
            }) }
        </nav>
    }
}
