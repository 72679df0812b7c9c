//! The ladder as a table.

use crate::{
    ui::state::{Action, Walk},
    view::ladder::{self, Arrow, Ladder},
};
use std::rc::Rc;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Rows shown at first, and with each further wish: a table of ten thousand is read by nobody.
const PAGE: usize = 500;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ladder: Rc<Ladder>,
    pub(super) selected: Option<u32>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn LadderTable(props: &Props) -> Html {
    let shown = use_state(|| PAGE);
    let timed = props.ladder.is_timed();
    let count = props.ladder.arrows().count();
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(shown.saturating_add(PAGE)))
    };
    html! {
        <div class="ladder-table" role="region" tabindex="0" aria-label="Ladder as a table" onkeydown={keys(&props.say)}>
            <table>
                <thead>
                    <tr>
                        <th scope="col"><abbr title="Message">{ "#" }</abbr></th>
                        if timed { <th scope="col">{ "After" }</th> }
                        { for ["From", "To", "Message", "Marks"].map(|name| html! { <th scope="col">{ name }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for props.ladder.arrows().take(*shown).map(|arrow| row(arrow, timed, props)) }</tbody>
            </table>
            if count > *shown {
                <p class="rest"><button type="button" class="fix" onclick={more}>
                    { format!("Show more: {} of {count} messages are shown", *shown) }
                </button></p>
            }
        </div>
    }
}

fn row(arrow: &Arrow, timed: bool, props: &Props) -> Html {
    let message = arrow.message;
    let selected = props.selected == Some(message);
    let class = format!("arrow-{}", arrow.class.name());
    html! {
        <tr key={message} class={classes!(selected.then_some("selected"))}>
            <th scope="row">
                <button type="button" class="to-message" aria-label={format!("Message {}", message.saturating_add(1))}
                    aria-current={selected.then_some("true")}
                    onclick={props.say.reform(move |_| Action::SelectMessage(message))}>{ message.saturating_add(1) }</button>
            </th>
            if timed { <td class="when">{ arrow.since_ms.map(ladder::clock) }</td> }
            <td>{ props.ladder.name(arrow.from).to_owned() }</td>
            <td>{ props.ladder.name(arrow.to).to_owned() }</td>
            <td class={classes!("label", class)}>{ &arrow.label }</td>
            <td>{ arrow.marks().join(", ") }</td>
        </tr>
    }
}

fn keys(say: &Callback<Action>) -> Callback<KeyboardEvent> {
    let say = say.clone();
    Callback::from(move |event: KeyboardEvent| {
        let walk = match event.key().as_str() {
            "ArrowDown" => Walk::By(1),
            "ArrowUp" => Walk::By(-1),
            _ => return,
        };
        event.prevent_default();
        say.emit(Action::WalkLadder(walk));
    })
}
