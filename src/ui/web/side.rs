//! The first pane: messages, and challenges with their answers.

use super::message_list::MessageList;
use crate::{
    report::page::Overview,
    ui::state::{Action, Phase, Selection, Tab},
};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) selection: Rc<Selection>,
    pub(super) tab: Tab,
    pub(super) words: String,
    pub(super) phase: Phase,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn Side(props: &Props) -> Html {
    html! {
        <section class="pane messages" aria-label="Messages">
            <MessageList overview={props.overview.clone()} selection={props.selection.clone()}
                words={props.words.clone()} phase={props.phase} say={&props.say} />
        </section>
    }
}
