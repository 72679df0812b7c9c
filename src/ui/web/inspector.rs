//! The selected message, part by part.

use super::{part_card::PartCard, tree::Tree};
use crate::{
    report::page::Overview,
    ui::state::{Action, Detail, Selection},
    view::tree::{Path, node},
};
use std::{collections::BTreeSet, rc::Rc};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) detail: Option<Rc<Detail>>,
    pub(super) overview: Rc<Overview>,
    pub(super) selection: Rc<Selection>,
    pub(super) open: Rc<BTreeSet<Path>>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn Inspector(props: &Props) -> Html {
    let Some(detail) = &props.detail else {
        return html! {
            <section class="pane inspector" aria-label="Inspector">
                <h2 class="head">{ "Inspector" }</h2>
                <p class="nothing">{ "Select a message to see its parts and what they mean." }</p>
            </section>
        };
    };
    let row = props.overview.messages.get(detail.message as usize);
    let seen = row.map(|row| row.seen.clone()).unwrap_or_default();
    let fragment = row.is_some_and(|row| row.fragment);
    let path = props.selection.part.clone().unwrap_or_default();
    let part = node(&detail.tree, &path).unwrap_or(&detail.tree);
    html! {
        <section class="pane inspector" aria-label="Inspector">
            <h2 class="head">
                { "Inspector" }
                <span class="which">{ format!("message {}", detail.message.saturating_add(1)) }</span>
                if fragment { <span class="which">{ "fragment" }</span> }
                if !seen.is_empty() { <span class="seen" title={seen.clone()}>{ seen }</span> }
            </h2>
            <Tree detail={detail.clone()} overview={props.overview.clone()} selected={props.selection.part.clone()}
                open={props.open.clone()} say={&props.say} />
            <PartCard part={part.clone()} message={detail.message} whole={path.is_empty()}
                overview={props.overview.clone()} say={&props.say} />
        </section>
    }
}
