//! The list of messages: of a hundred thousand rows only those in sight are drawn.

use super::{
    browser,
    icon::{Icon, Shape},
};
use crate::{
    report::{
        page::{Overview, Row},
        v1::Severity,
    },
    ui::state::{Action, Pane, Phase, Selection, Walk},
    view::{messages, window, words},
};
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

/// Height of a row in pixels, as the style sheet has it.
const ROW: u32 = 28;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) selection: Rc<Selection>,
    pub(super) words: String,
    pub(super) phase: Phase,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn MessageList(props: &Props) -> Html {
    let rows = messages::matching(&props.overview.messages, &props.words);
    let filter = props.say.reform(|event: InputEvent| {
        Action::SetWords(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <>
            <div class="filter">
                <input type="search" placeholder="Filter: method, status, Call-ID" aria-label="Filter messages"
                    value={props.words.clone()} oninput={filter} />
            </div>
            if rows.is_empty() {
                <p class="nothing">{ nothing(props) }</p>
            } else {
                <Rows overview={props.overview.clone()} selected={props.selection.message}
                    ids={rows.iter().map(|r| r.id).collect::<Vec<u32>>()} say={&props.say} />
            }
            if !props.overview.told.is_empty() {
                <ul class="told-of">{ for props.overview.told.iter().map(|told| html! { <li>{ told }</li> }) }</ul>
            }
        </>
    }
}

fn nothing(props: &Props) -> &'static str {
    match props.phase {
        Phase::Loading => "Looking for messages…",
        _ if props.overview.messages.is_empty() => {
            "No SIP message was found. A message begins with a line such as “INVITE sip:bob@example.com SIP/2.0” or “SIP/2.0 200 OK”."
        }
        _ => "No message matches the filter.",
    }
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    overview: Rc<Overview>,
    ids: Vec<u32>,
    selected: Option<u32>,
    say: Callback<Action>,
}

#[component]
fn Rows(props: &RowsProps) -> Html {
    let (list, spacer, shown) = (use_node_ref(), use_node_ref(), use_node_ref());
    let place = use_state(|| (0, 800));
    let count = u32::try_from(props.ids.len()).unwrap_or(u32::MAX);
    let drawn = window::rows(count, ROW, place.0, place.1);
    let measure = {
        let (list, place) = (list.clone(), place.clone());
        Callback::from(move |()| {
            if let Some(list) = list.cast::<HtmlElement>() {
                place.set((
                    browser::pixels(list.scroll_top()),
                    browser::pixels(list.client_height()),
                ));
            }
        })
    };
    use_effect_with((drawn.start, count), {
        let (spacer, shown) = (spacer.clone(), shown.clone());
        move |(first, count)| {
            let set = |node: &NodeRef, name, pixels| {
                if let Some(element) = node.cast::<HtmlElement>() {
                    browser::set_length(&element, name, pixels);
                }
            };
            set(&spacer, "height", count.saturating_mul(ROW));
            set(&shown, "top", first.saturating_mul(ROW));
        }
    });
    let at = props.ids.iter().position(|id| Some(*id) == props.selected);
    use_effect_with((at, count), {
        let (list, measure) = (list.clone(), measure.clone());
        move |(at, _)| {
            let row = at.and_then(|at| u32::try_from(at).ok());
            if let (Some(row), Some(list)) = (row, list.cast::<HtmlElement>()) {
                let (top, visible) = (list.scroll_top(), list.client_height());
                let to = window::reveal(row, ROW, browser::pixels(top), browser::pixels(visible));
                if let Some(to) = to {
                    list.set_scroll_top(i32::try_from(to).unwrap_or(i32::MAX));
                }
            }
            measure.emit(());
        }
    });
    let active = at.map(|_| format!("message-{}", props.selected.unwrap_or_default()));
    html! {
        <div class="rows" role="listbox" tabindex="0" aria-label="Messages" ref={list} aria-activedescendant={active}
            onscroll={measure.reform(|_: Event| ())} onkeydown={keys(&props.say)}>
            <div class="spacer" role="presentation" ref={spacer}>
                <div class="shown" role="presentation" ref={shown}>
                    { for drawn.filter_map(|number| {
                        let id = *props.ids.get(number as usize)?;
                        let row = props.overview.messages.get(id as usize)?;
                        Some(option(row, number, count, props))
                    }) }
                </div>
            </div>
        </div>
    }
}

fn keys(say: &Callback<Action>) -> Callback<KeyboardEvent> {
    let say = say.clone();
    Callback::from(move |event: KeyboardEvent| {
        let walk = match event.key().as_str() {
            "ArrowDown" => Walk::By(1),
            "ArrowUp" => Walk::By(-1),
            "PageDown" => Walk::By(20),
            "PageUp" => Walk::By(-20),
            "Home" => Walk::First,
            "End" => Walk::Last,
            "Enter" => {
                say.emit(Action::SetPane(Pane::Source));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        say.emit(Action::WalkMessages(walk));
    })
}

fn option(row: &Row, number: u32, count: u32, props: &RowsProps) -> Html {
    let id = row.id;
    let say = props.say.clone();
    let choose = Callback::from(move |_: MouseEvent| {
        say.emit(Action::SelectMessage(id));
        say.emit(Action::SetPane(Pane::Source));
    });
    let class = row.status.map_or("request", |status| match status {
        100..200 => "status-1",
        200..300 => "status-2",
        300..400 => "status-3",
        _ => "status-4",
    });
    html! {
        <div class="row" role="option" key={id} id={format!("message-{id}")}
            aria-selected={(props.selected == Some(id)).to_string()} aria-setsize={count.to_string()}
            aria-posinset={number.saturating_add(1).to_string()} onclick={choose}
            title={[row.seen.as_str(), row.call_id.as_str()].join("\n")}>
            <span class="number">{ id.saturating_add(1) }</span>
            if let Some(status) = row.status {
                <span class={classes!("what", class)}>{ status }</span>
                <span class="more">{ &row.summary }<span class="of">{ &row.method }</span></span>
            } else {
                <span class={classes!("what", class)}>{ &row.method }</span>
                <span class="more">{ &row.summary }</span>
            }
            <span class="tallies">
                { for [Severity::Error, Severity::Warning].map(|severity| {
                    let n = row.counts.of(severity);
                    if n == 0 { return html! {} }
                    html! {
                        <span class="tally">
                            <Icon shape={Shape::Of(severity)} />{ n }
                            <span class="hidden">{ format!(" {}", words::noun(n, severity)) }</span>
                        </span>
                    }
                }) }
            </span>
        </div>
    }
}
