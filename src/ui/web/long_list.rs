//! A list of any length, of which only the rows in sight are drawn.

use super::browser;
use crate::view::window;
use std::ops::Range;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, KeyboardEvent, ResizeObserver};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// `listbox`, or `list` where no row can be selected.
    #[prop_or("listbox")]
    pub(super) role: &'static str,
    pub(super) class: &'static str,
    pub(super) label: &'static str,
    /// Height of a row in pixels, as the style sheet has it.
    pub(super) row: u32,
    pub(super) count: u32,
    /// The row to keep in sight.
    pub(super) at: Option<u32>,
    /// The id of the option that is selected.
    #[prop_or_default]
    pub(super) active: Option<String>,
    #[prop_or_default]
    pub(super) keys: Callback<KeyboardEvent>,
    /// Draws these rows.
    pub(super) draw: Callback<Range<u32>, Html>,
    /// What stays above the rows.
    #[prop_or_default]
    pub(super) head: Html,
    /// Height of that.
    #[prop_or_default]
    pub(super) head_height: u32,
    /// Is told whether the keys go here.
    #[prop_or_default]
    pub(super) focused: Callback<bool>,
    /// Is told the width there is.
    #[prop_or_default]
    pub(super) sized: Callback<u32>,
}

#[component]
pub(super) fn LongList(props: &Props) -> Html {
    let (list, spacer, shown) = (use_node_ref(), use_node_ref(), use_node_ref());
    let place = use_state_eq(|| (0, 800));
    let drawn = window::rows(props.count, props.row, place.0, place.1);
    let measure = {
        let (list, place, sized) = (list.clone(), place.setter(), props.sized.clone());
        Callback::from(move |()| measure(&list, &place, &sized))
    };
    use_effect_with((), {
        let (list, measure) = (list.clone(), measure.clone());
        move |()| watch(&list, measure)
    });
    use_effect_with((drawn.start, props.count, props.row), {
        let (spacer, shown) = (spacer.clone(), shown.clone());
        move |(first, count, row)| {
            set_length(&spacer, "height", count.saturating_mul(*row));
            set_length(&shown, "top", first.saturating_mul(*row));
        }
    });
    use_effect_with((props.at, props.count), {
        let (list, measure) = (list.clone(), measure.clone());
        let (row, head) = (props.row, props.head_height);
        move |(at, _)| {
            if let Some(at) = *at {
                reveal(&list, at, row, head);
            }
            measure.emit(());
        }
    });
    html! {
        <div class={classes!("rows", props.class)} ref={list} onscroll={measure.reform(|_: Event| ())}>
            // Within the box that scrolls, so that it moves with the rows; without the list, whose options are rows alone.
            { props.head.clone() }
            <div class="spacer" role={props.role} tabindex="0" aria-label={props.label} ref={spacer}
                aria-activedescendant={props.active.clone()} onkeydown={props.keys.clone()}
                onfocus={props.focused.reform(|_: FocusEvent| true)} onblur={props.focused.reform(|_: FocusEvent| false)}>
                <div class="shown" role="presentation" ref={shown}>{ props.draw.emit(drawn) }</div>
            </div>
        </div>
    }
}

/// Tells which stretch of the list is in sight, and the width there is.
fn measure(list: &NodeRef, place: &UseStateSetter<(u32, u32)>, sized: &Callback<u32>) {
    if let Some(list) = list.cast::<HtmlElement>() {
        place.set((
            browser::pixels(list.scroll_top()),
            browser::pixels(list.client_height()),
        ));
        sized.emit(browser::pixels(list.client_width()));
    }
}

fn set_length(node: &NodeRef, name: &str, pixels: u32) {
    if let Some(element) = node.cast::<HtmlElement>() {
        browser::set_length(&element, name, pixels);
    }
}

/// Scrolls the list as far as it takes to see row `at` below a head of that height.
fn reveal(list: &NodeRef, at: u32, row: u32, head: u32) {
    let Some(list) = list.cast::<HtmlElement>() else {
        return;
    };
    let top = browser::pixels(list.scroll_top());
    let visible = browser::pixels(list.client_height()).saturating_sub(head);
    if let Some(to) = window::reveal(at, row, top, visible) {
        list.set_scroll_top(i32::try_from(to).unwrap_or(i32::MAX));
    }
}

/// Measures whenever the list has another size; gives what ends that.
fn watch(list: &NodeRef, measure: Callback<()>) -> impl FnOnce() + use<> {
    let resized = Closure::<dyn Fn()>::new(move || measure.emit(()));
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(list)) = (&observer, list.cast::<HtmlElement>()) {
        observer.observe(&list);
    }
    move || {
        if let Some(observer) = observer {
            observer.disconnect();
        }
        drop(resized);
    }
}
