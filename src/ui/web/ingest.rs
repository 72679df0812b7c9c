//! What was done to the input before it was read, and what was left.

use super::{browser, menu::stays_within};
use crate::{
    report::page::{Ingest, Overview},
    ui::state::Action,
    view::ingest,
};
use std::rc::Rc;
use web_sys::{FocusEvent, KeyboardEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) say: Callback<Action>,
}

/// A button with the summary, and a card with the whole of it; nothing where there is nothing to tell.
#[component]
pub(super) fn IngestCard(props: &Props) -> Html {
    let open = use_state(|| false);
    let Some(summary) = ingest::summary(&props.overview.ingest) else {
        return Html::default();
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let keys = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                event.prevent_default();
                open.set(false);
                browser::focus("ingest-button");
            }
        })
    };
    let leave = {
        let open = open.clone();
        Callback::from(move |event: FocusEvent| {
            if !stays_within(&event) {
                open.set(false);
            }
        })
    };
    html! {
        <div class="menu ingest" onkeydown={keys} onfocusout={leave}>
            <button type="button" class="summary" id="ingest-button" aria-expanded={open.to_string()} aria-controls="ingest"
                title={summary.clone()} onclick={toggle}>{ summary }</button>
            if *open {
                <div class="menu-list" id="ingest" tabindex="-1" role="group" aria-label="How this text was read">
                    { card(&props.overview.ingest, &props.say) }
                </div>
            }
        </div>
    }
}

fn card(ingest: &Ingest, say: &Callback<Action>) -> Html {
    let undone = ingest.undone.iter().map(|undone| {
        let place = place(undone.line, undone.from, undone.to, say);
        html! { <li>{ &undone.what }{ ", " }{ ingest::times(undone.count) }{ place }</li> }
    });
    let skipped = ingest.skipped.iter();
    let skipped = skipped.map(|(what, count)| html! { <li>{ format!("{count} {what}") }</li> });
    let left = ingest.left.iter().map(|left| {
        html! { <li>{ place(left.line, left.from, left.to, say) }{ " " }<code>{ &left.excerpt }</code></li> }
    });
    let shown = u32::try_from(ingest.left.len()).unwrap_or(u32::MAX);
    let more = ingest.left_count.saturating_sub(shown);
    html! {
        <>
            if let Some(fault) = &ingest.fault { <p>{ fault }</p> }
            { part("Recognised", ingest.formats.iter().map(|form| html! { <li>{ form }</li> }).collect()) }
            { part("Undone before reading; your text is as you gave it", undone.collect()) }
            { part("Passed over", skipped.collect()) }
            { part("Belongs to no message", left.collect()) }
            if more > 0 { <p>{ format!("and {more} more") }</p> }
        </>
    }
}

fn part(title: &'static str, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! { <><h2>{ title }</h2><ul>{ for lines }</ul></> }
}

fn place(line: u32, from: u32, to: u32, say: &Callback<Action>) -> Html {
    html! {
        <button type="button" class="place" onclick={say.reform(move |_: MouseEvent| Action::Show { from, to })}>
            { format!("line {line}") }
        </button>
    }
}
