//! A button that opens a menu.

use super::browser;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

/// A line of a menu.
#[derive(Clone, PartialEq)]
pub(super) struct Item {
    pub(super) title: AttrValue,
    pub(super) about: AttrValue,
    pub(super) action: Callback<()>,
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) icon: Html,
    pub(super) items: Vec<Item>,
    #[prop_or_default]
    pub(super) disabled: bool,
}

#[component]
pub(super) fn Menu(props: &Props) -> Html {
    let open = use_state(|| false);
    let button = format!("{}-button", props.id);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |()| {
            open.set(false);
            browser::focus(&button);
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
        <div class="menu" onfocusout={leave}>
            <button type="button" class="tool" id={button} aria-haspopup="menu" disabled={props.disabled}
                aria-expanded={open.to_string()} onclick={toggle}>
                { props.icon.clone() }<span class="word">{ props.name }</span>
            </button>
            if *open {
                <MenuList id={props.id} name={props.name} items={props.items.clone()} {close} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ListProps {
    pub(super) id: &'static str,
    pub(super) name: AttrValue,
    pub(super) items: Vec<Item>,
    /// Takes the list away and gives the focus back to its button.
    pub(super) close: Callback<()>,
}

/// The lines of a menu that is open; the first has the focus.
#[component]
pub(super) fn MenuList(props: &ListProps) -> Html {
    let selector = format!("#{} [role=menuitem]", props.id);
    let keys = {
        let (close, selector) = (props.close.clone(), selector.clone());
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            match key.as_str() {
                "Escape" => close.emit(()),
                "ArrowDown" => browser::focus_beside(&selector, 1),
                "ArrowUp" => browser::focus_beside(&selector, -1),
                _ => return,
            }
            event.prevent_default();
        })
    };
    use_effect_with(selector, |selector| browser::focus_beside(selector, 1));
    html! {
        <div class="menu-list" id={props.id} role="menu" aria-label={props.name.clone()} onkeydown={keys}>
            { for props.items.iter().map(|entry| item(entry, &props.close)) }
        </div>
    }
}

fn item(item: &Item, close: &Callback<()>) -> Html {
    let (action, close) = (item.action.clone(), close.clone());
    let choose = Callback::from(move |_: MouseEvent| {
        close.emit(());
        action.emit(());
    });
    html! {
        <button type="button" role="menuitem" tabindex="-1" onclick={choose}>
            <strong>{ &item.title }</strong>
            if !item.about.is_empty() {
                <span>{ &item.about }</span>
            }
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
