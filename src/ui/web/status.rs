//! The line under the bar: what is open and what was found in it.

use super::{
    busy::Busy,
    icon::{Icon, Shape},
    ingest::IngestCard,
};
use crate::{
    report::{
        page::Overview,
        v1::{LineEnds, Severity},
    },
    text::Progress,
    ui::state::{Action, Lock, Phase},
    view::words,
};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) name: String,
    pub(super) phase: Phase,
    pub(super) lock: Option<Lock>,
    pub(super) busy: Option<Progress>,
    /// Whether the text is left uninspected.
    pub(super) waits: bool,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn StatusStrip(props: &Props) -> Html {
    let overview = &props.overview;
    let open = props.phase == Phase::Open;
    html! {
        <div class="status">
            <span class="name" title={props.name.clone()}>{ &props.name }</span>
            <span role="status" class="told">
                if open { { told(overview) } }
                if props.phase == Phase::Loading && props.busy.is_none() { { "Inspecting…" } }
                if props.waits { { "Not inspected" } }
            </span>
            if let Some(progress) = props.busy {
                <Busy {progress} say={&props.say} />
            } else if props.waits {
                <button type="button" class="small-button" onclick={props.say.reform(|_| Action::Inspect)}>{ "Inspect again" }</button>
            }
            if open {
                <IngestCard overview={overview.clone()} say={&props.say} />
                <span class="spring"></span>
                if props.lock != Some(Lock::Packets) {
                    <LineEndsChoice ends={overview.line_ends.unwrap_or(LineEnds::None)} locked={props.lock.is_some()} say={&props.say} />
                }
                <span class="size">{ words::size(overview.bytes) }</span>
            }
        </div>
    }
}

/// How many messages there are, and how many findings of each severity.
fn told(overview: &Overview) -> Html {
    let messages = u32::try_from(overview.messages.len()).unwrap_or(u32::MAX);
    if messages == 0 {
        return html! { <span>{ "No SIP message" }</span> };
    }
    let tally = |severity| {
        let n = overview.counts.of(severity);
        html! {
            <span class={classes!("tally", (n == 0).then_some("none"))}>
                <Icon shape={Shape::Of(severity)} />
                <span>{ n }<span class="word">{ " " }{ words::noun(n, severity) }</span></span>
            </span>
        }
    };
    html! {
        <>
            <span>{ words::count(messages, "message", "messages") }</span>
            { for [Severity::Error, Severity::Warning, Severity::Info].map(tally) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ChoiceProps {
    ends: LineEnds,
    locked: bool,
    say: Callback<Action>,
}

/// What ends the lines; another choice rewrites them all.
#[component]
fn LineEndsChoice(props: &ChoiceProps) -> Html {
    let say = props.say.clone();
    let choose = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        match select.value().as_str() {
            "LF" => say.emit(Action::SetLineEnds(LineEnds::Lf)),
            "CRLF" => say.emit(Action::SetLineEnds(LineEnds::Crlf)),
            _ => {}
        }
    });
    let now = words::line_ends(props.ends);
    let fixed = ["LF", "CRLF"];
    html! {
        <label class="ends" title="How the lines of this text end. On the wire they end with CRLF.">
            <span class="word">{ "Line ends " }</span>
            <select onchange={choose} disabled={props.locked || props.ends == LineEnds::None}>
                if !fixed.contains(&now) {
                    <option value={now} selected=true>{ now }</option>
                }
                { for fixed.map(|ends| html! { <option value={ends} selected={ends == now}>{ ends }</option> }) }
            </select>
        </label>
    }
}
