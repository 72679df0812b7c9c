//! The middle: the switch above it, and the ladder where it is wanted. The editor beside it stays mounted.

use super::{ladder::LadderView, ladder_export::LadderExport, ladder_table::LadderTable};
use crate::{
    report::page::Overview,
    ui::state::{Action, Lock, Middle},
    view::ladder::{self, By, Change, Choice},
};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct SwitchProps {
    /// Why the text is not edited.
    pub(super) lock: Option<Lock>,
    /// Whether there is a part of it to open.
    pub(super) part: bool,
    pub(super) middle: Middle,
    /// What the call chosen is called.
    pub(super) call: Option<String>,
    /// What a lane stands for.
    pub(super) by: By,
    pub(super) say: Callback<Action>,
}

/// What stands in the middle, and of which call.
#[component]
pub(super) fn MiddleSwitch(props: &SwitchProps) -> Html {
    let kinds = [
        (Middle::Source, "Source"),
        (Middle::Ladder, "Ladder"),
        (Middle::Table, "Table"),
        (Middle::Bytes, "Bytes"),
    ];
    html! {
        <div class="head middle-head">
            <div class="choice" role="group" aria-label="What the middle shows">
                { for kinds.map(|(middle, name)| html! {
                    <button type="button" aria-pressed={(middle == props.middle).to_string()}
                        onclick={props.say.reform(move |_| Action::SetMiddle(middle))}>{ name }</button>
                }) }
            </div>
            if let (Some(lock), Middle::Source) = (props.lock, props.middle) {
                <span class="which" title={format!("{} is not edited here", lock.what())}>{ lock.why() }</span>
                if props.part || props.call.is_some() {
                    <button type="button" class="place" title="As a text of its own, which can be edited"
                        onclick={props.say.reform(|_| Action::OpenPart)}>
                        { if props.call.is_some() { "Open this call alone" } else { "Open this message alone" } }
                    </button>
                }
            }
            if matches!(props.middle, Middle::Ladder | Middle::Table) {
                <div class="scope">
                    if let Some(call) = &props.call {
                        <span class="which" title={call.clone()}>{ call }</span>
                        <button type="button" class="place" onclick={props.say.reform(|_| Action::ChooseCall(None))}>{ "Show all" }</button>
                    } else {
                        <span class="which">{ "All messages" }</span>
                    }
                </div>
                <div class="drawn">
                    { lanes_by(props) }
                    <LadderExport say={&props.say} />
                </div>
            }
        </div>
    }
}

/// Whether lanes are user agents or hosts.
fn lanes_by(props: &SwitchProps) -> Html {
    let choose = props.say.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let hosts = select.selected_index() == 1;
        Action::Lanes(Change::By(if hosts { By::Host } else { By::Agent }))
    });
    html! {
        <select aria-label="Lanes stand for" onchange={choose}>
            <option selected={props.by == By::Agent}>{ "User agents" }</option>
            <option selected={props.by == By::Host}>{ "Hosts" }</option>
        </select>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) middle: Middle,
    pub(super) overview: Rc<Overview>,
    pub(super) call: Option<u32>,
    pub(super) lanes: Rc<Choice>,
    pub(super) selected: Option<u32>,
    pub(super) say: Callback<Action>,
}

/// The ladder, drawn or as a table.
#[component]
pub(super) fn Ladder(props: &Props) -> Html {
    let wanted = (props.overview.clone(), props.call, props.lanes.clone());
    let ladder = use_memo(wanted, |(overview, call, lanes)| {
        let call = call.and_then(|id| overview.calls.get(id as usize));
        ladder::layout(overview, call, lanes)
    });
    if ladder.steps.is_empty() {
        return html! { <p class="nothing">{ "There is no message to draw." }</p> };
    }
    if props.middle == Middle::Table {
        // Another call starts from the top again.
        let key = props.call.map_or_else(String::new, |id| id.to_string());
        html! { <LadderTable {key} {ladder} selected={props.selected} say={&props.say} /> }
    } else {
        html! { <LadderView {ladder} selected={props.selected} say={&props.say} /> }
    }
}

/// What the call chosen is called in the switch.
pub(super) fn name(overview: &Overview, call: Option<u32>) -> Option<String> {
    overview.calls.get(call? as usize).map(ladder::title)
}
