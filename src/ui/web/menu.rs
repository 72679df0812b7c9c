//! A button that opens a menu.

use super::browser;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

/// A line of a menu.
#[derive(Clone, PartialEq)]
pub(super) struct Item {
    pub(super) title: &'static str,
    pub(super) about: &'static str,
    pub(super) action: Callback<()>,
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) icon: Html,
    pub(super) items: Vec<Item>,
}

#[component]
pub(super) fn Menu(props: &Props) -> Html {
    let open = use_state(|| false);
    let button = format!("{}-button", props.id);
    let selector = format!("#{} [role=menuitem]", props.id);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let keys = {
        let (open, button, selector) = (open.clone(), button.clone(), selector.clone());
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "Escape" => {
                    open.set(false);
                    browser::focus(&button);
                    return;
                }
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            event.prevent_default();
            browser::focus_beside(&selector, step);
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
    use_effect_with((*open, selector), |(open, selector)| {
        if *open {
            browser::focus_beside(selector, 1);
        }
    });
    html! {
        <div class="menu" onkeydown={keys} onfocusout={leave}>
            <button type="button" class="tool" id={button} aria-haspopup="menu"
                aria-expanded={open.to_string()} onclick={toggle}>
                { props.icon.clone() }<span class="word">{ props.name }</span>
            </button>
            if *open {
                <div class="menu-list" id={props.id} role="menu" aria-label={props.name}>
                    { for props.items.iter().map(|entry| item(entry, &open)) }
                </div>
            }
        </div>
    }
}

fn item(item: &Item, open: &UseStateHandle<bool>) -> Html {
    let (action, open) = (item.action.clone(), open.clone());
    let choose = Callback::from(move |_: MouseEvent| {
        open.set(false);
        action.emit(());
    });
    html! {
        <button type="button" role="menuitem" tabindex="-1" onclick={choose}>
            <strong>{ item.title }</strong>
            <span>{ item.about }</span>
        </button>
    }
}

/// Whether the focus goes to something within the element that loses it.
pub(super) fn stays_within(event: &FocusEvent) -> bool {
    let here = event
        .current_target()
        .and_then(|t| t.dyn_into::<HtmlElement>().ok());
    let there = event
        .related_target()
        .and_then(|t| t.dyn_into::<Node>().ok());
    there.is_some() && here.is_some_and(|here| here.contains(there.as_ref()))
}
