//! The list of messages: of a hundred thousand rows only those in sight are drawn.

use super::{icon::tallies, long_list::LongList, side::waiting};
use crate::{
    report::page::{Overview, Row},
    ui::state::{Action, Pane, Phase, Selection, Walk},
    view::{calls, messages},
};
use std::{ops::Range, rc::Rc};
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

/// Height of a row in pixels, as the style sheet has it.
const ROW: u32 = 28;
/// The same where a second line tells when and where messages were seen.
const TALL: u32 = 46;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) selection: Rc<Selection>,
    pub(super) call: Option<u32>,
    pub(super) words: String,
    pub(super) phase: Phase,
    /// Whether what was opened is no text.
    pub(super) binary: bool,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn MessageList(props: &Props) -> Html {
    let call = props
        .call
        .and_then(|id| props.overview.calls.get(id as usize));
    let rows = messages::matching(&props.overview.messages, call, &props.words);
    let filter = props.say.reform(|event: InputEvent| {
        Action::SetWords(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <>
            <div class="filter">
                <input type="search" placeholder="Filter: method, status, Call-ID" aria-label="Filter messages"
                    value={props.words.clone()} oninput={filter} />
            </div>
            if let Some(call) = call {
                <p class="only">
                    <span>{ "Only " }<strong>{ calls::title(call) }</strong></span>
                    <button type="button" class="place" onclick={props.say.reform(|_| Action::ChooseCall(None))}>{ "Show all" }</button>
                </p>
            }
            if rows.is_empty() {
                <p class="nothing">{ nothing(props) }</p>
            } else {
                <Rows overview={props.overview.clone()} selected={props.selection.message}
                    ids={rows.iter().map(|r| r.id).collect::<Rc<[u32]>>()} say={&props.say} />
            }
            if let Some(fault) = &props.overview.ingest.fault {
                <p class="fault">{ fault }</p>
            }
        </>
    }
}

fn nothing(props: &Props) -> &'static str {
    if let Some(waits) = waiting(props.phase) {
        waits
    } else if props.overview.messages.is_empty() {
        messages::none(&props.overview, props.binary)
    } else {
        "No message matches the filter."
    }
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    overview: Rc<Overview>,
    ids: Rc<[u32]>,
    selected: Option<u32>,
    say: Callback<Action>,
}

#[component]
fn Rows(props: &RowsProps) -> Html {
    let count = u32::try_from(props.ids.len()).unwrap_or(u32::MAX);
    let at = props.ids.iter().position(|id| Some(*id) == props.selected);
    let mut all = props.overview.messages.iter();
    let tall = all.any(|row| !row.seen.is_empty());
    let row = if tall { TALL } else { ROW };
    let many = props.overview.messages.len() > 999;
    let class = if many {
        "message-rows many"
    } else {
        "message-rows"
    };
    let active = at.map(|_| format!("message-{}", props.selected.unwrap_or_default()));
    let draw = {
        let (overview, ids) = (props.overview.clone(), props.ids.clone());
        let (selected, say) = (props.selected, props.say.clone());
        Callback::from(move |rows: Range<u32>| {
            let drawn = rows.filter_map(|number| {
                let id = *ids.get(number as usize)?;
                let row = overview.messages.get(id as usize)?;
                Some(option(row, number, count, selected == Some(id), tall, &say))
            });
            html! { <>{ for drawn }</> }
        })
    };
    html! {
        <LongList {class} label="Messages" {row} {count} at={at.and_then(|at| u32::try_from(at).ok())}
            {active} keys={keys(&props.say)} {draw} />
    }
}

fn keys(say: &Callback<Action>) -> Callback<KeyboardEvent> {
    let say = say.clone();
    Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        if key == "Enter" {
            say.emit(Action::SetPane(Pane::Source));
        } else if let Some(walk) = Walk::by_key(&key, 20) {
            event.prevent_default();
            say.emit(Action::WalkMessages(walk));
        }
    })
}

fn option(
    row: &Row,
    number: u32,
    count: u32,
    selected: bool,
    tall: bool,
    say: &Callback<Action>,
) -> Html {
    let id = row.id;
    let choose = say.reform(move |_: MouseEvent| Action::SelectMessage(id));
    let class = row.status.map_or("request", |status| match status {
        100..200 => "status-1",
        200..300 => "status-2",
        300..400 => "status-3",
        _ => "status-4",
    });
    html! {
        <div class={classes!("row", tall.then_some("tall"))} role="option" key={id} id={format!("message-{id}")}
            aria-selected={selected.to_string()} aria-setsize={count.to_string()}
            aria-posinset={number.saturating_add(1).to_string()} onclick={choose}
            title={[row.seen.as_str(), row.call_id.as_str()].join("\n")}>
            <span class="number">{ id.saturating_add(1) }</span>
            if let Some(status) = row.status {
                <span class={classes!("what", class)}>{ status }</span>
                <span class="more">
                    { &row.summary }
                    if !row.method.is_empty() { <span class="of">{ &row.method }</span> }
                </span>
            } else {
                <span class={classes!("what", class)}>{ &row.method }</span>
                <span class="more">{ &row.summary }</span>
            }
            if row.fragment {
                <span class="carrier" title="Only parts of this message are here; what is missing is not held against it">{ "fragment" }</span>
            }
            <span class="carrier">{ &row.carrier }</span>
            <span class="tallies">{ tallies(row.counts) }</span>
            if tall {
                <span class="below">
                    <span class="clock">{ &row.clock }</span>{ " " }
                    <span class="way">{ &row.way }</span>
                </span>
            }
        </div>
    }
}
