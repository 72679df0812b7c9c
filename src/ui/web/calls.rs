//! The list of calls, registrations and others, and what is told of the one chosen.

use super::{call_detail::CallDetail, icon::tallies, long_list::LongList};
use crate::{
    report::{page::Overview, v1::Call},
    ui::state::{Action, Middle, Pane, Walk},
    view::{
        calls::{self, Filter, KINDS, Outcome},
        words,
    },
};
use std::{ops::Range, rc::Rc};
use web_sys::{HtmlInputElement, HtmlSelectElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

/// Height of a row in pixels, as the style sheet has it.
const ROW: u32 = 48;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) filter: Rc<Filter>,
    pub(super) call: Option<u32>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn CallsPane(props: &Props) -> Html {
    let overview = &props.overview;
    let listed = calls::matching(overview, &props.filter);
    let ids: Rc<[u32]> = listed.iter().map(|call| call.id).collect();
    let chosen = props.call.and_then(|id| overview.calls.get(id as usize));
    html! {
        <>
            <Filters filter={props.filter.clone()} say={&props.say} />
            if ids.is_empty() {
                <p class="nothing">{ calls::none(overview) }</p>
            } else {
                { list(props, ids) }
            }
            if let Some(call) = chosen {
                <CallDetail call={call.clone()} overview={overview.clone()} say={&props.say} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    filter: Rc<Filter>,
    say: Callback<Action>,
}

impl FiltersProps {
    /// Says the filter as an event changes it.
    fn changed<E>(&self, change: impl Fn(&mut Filter, E) + 'static) -> Callback<E> {
        let filter = self.filter.clone();
        self.say.reform(move |event: E| {
            let mut filter = (*filter).clone();
            change(&mut filter, event);
            Action::SetCalls(filter)
        })
    }
}

#[component]
fn Filters(props: &FiltersProps) -> Html {
    let filter = &props.filter;
    let words = props.changed(|filter, event: InputEvent| {
        filter.words = event.target_unchecked_into::<HtmlInputElement>().value();
    });
    let kind = props.changed(|filter, event: Event| {
        let kind = chosen(&event).and_then(|n| KINDS.get(n));
        filter.kind = kind.map(|(kind, _)| *kind);
    });
    let outcome = props.changed(|filter, event: Event| {
        filter.outcome = chosen(&event).and_then(|n| Outcome::ALL.get(n)).copied();
    });
    let kinds = KINDS.map(|(kind, name)| (name, filter.kind == Some(kind)));
    let outcomes = Outcome::ALL.map(|o| (o.name(), filter.outcome == Some(o)));
    html! {
        <div class="filter call-filter">
            <input type="search" placeholder="Filter: party, method, status, rule, text" aria-label="Filter calls"
                value={filter.words.clone()} oninput={words} />
            <div class="selects">
                <select aria-label="Kind" onchange={kind}>{ options("All kinds", &kinds) }</select>
                <select aria-label="Outcome" onchange={outcome}>{ options("Any outcome", &outcomes) }</select>
            </div>
        </div>
    }
}

/// The number of the option chosen; `None` for the first, which chooses nothing.
fn chosen(event: &Event) -> Option<usize> {
    let at = event
        .target_unchecked_into::<HtmlSelectElement>()
        .selected_index();
    usize::try_from(at).ok()?.checked_sub(1)
}

#[allow(
    clippy::similar_names,
    reason = "`html!` binds names of its own for each element"
)]
fn options(all: &str, named: &[(&str, bool)]) -> Html {
    let none = !named.iter().any(|(_, selected)| *selected);
    html! {
        <>
            <option selected={none}>{ all }</option>
            { for named.iter().map(|(name, selected)| html! { <option selected={*selected}>{ *name }</option> }) }
        </>
    }
}

fn list(props: &Props, ids: Rc<[u32]>) -> Html {
    let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let at = ids.iter().position(|id| Some(*id) == props.call);
    let active = at.and(props.call).map(id);
    let draw = {
        let (overview, call, say) = (props.overview.clone(), props.call, props.say.clone());
        Callback::from(move |rows: Range<u32>| {
            let drawn = rows.filter_map(|number| {
                let id = *ids.get(number as usize)?;
                let of = overview.calls.get(id as usize)?;
                Some(option(of, number, count, &overview, call == Some(id), &say))
            });
            html! { <>{ for drawn }</> }
        })
    };
    html! {
        <LongList class="call-rows" label="Calls" row={ROW} {count} at={at.and_then(|at| u32::try_from(at).ok())}
            {active} keys={keys(&props.say)} {draw} />
    }
}

fn id(call: u32) -> String {
    format!("call-{call}")
}

fn keys(say: &Callback<Action>) -> Callback<KeyboardEvent> {
    let say = say.clone();
    Callback::from(move |event: KeyboardEvent| {
        let action = match event.key().as_str() {
            "Escape" => Action::ChooseCall(None),
            "Enter" => {
                say.emit(Action::SetPane(Pane::Source));
                Action::SetMiddle(Middle::Ladder)
            }
            key => match Walk::by_key(key, 10) {
                Some(walk) => Action::WalkCalls(walk),
                None => return,
            },
        };
        event.prevent_default();
        say.emit(action);
    })
}

fn option(
    call: &Call,
    number: u32,
    count: u32,
    overview: &Overview,
    selected: bool,
    say: &Callback<Action>,
) -> Html {
    let which = call.id;
    let counts = calls::counts(call, &overview.messages);
    let messages = u32::try_from(call.messages.len()).unwrap_or(u32::MAX);
    html! {
        <div class="row call" role="option" key={which} id={id(which)} aria-selected={selected.to_string()}
            aria-setsize={count.to_string()} aria-posinset={number.saturating_add(1).to_string()}
            title={call.summary.clone()} onclick={say.reform(move |_| Action::ChooseCall(Some(which)))}>
            <span class="line">
                <strong class="title"><span class="hidden">{ calls::kind(call) }{ " " }</span>{ calls::title(call) }</strong>
                <span class={classes!("state", calls::tone(call))}>{ calls::state(call) }</span>
            </span>
            <span class="line">
                <span class="more">{ &call.summary }</span>
                <span class="tallies">
                    <span class="messages-of" title={words::count(messages, "message", "messages")}>
                        { messages }<span aria-hidden="true">{ " msg" }</span>
                        <span class="hidden">{ if messages == 1 { " message" } else { " messages" } }</span>
                    </span>
                    { tallies(counts) }
                </span>
            </span>
        </div>
    }
}
