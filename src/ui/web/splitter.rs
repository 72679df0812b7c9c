//! The border between two panes, moved by pointer or by arrow keys.

use super::browser;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The custom property that holds the length.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) from: u32,
    pub(super) to: u32,
    /// The length to begin with.
    pub(super) value: u32,
    /// Whether the pane behind it has the length, not the one before it.
    #[prop_or(false)]
    pub(super) mirrored: bool,
    /// Whether it stands between left and right, not between above and below.
    #[prop_or(true)]
    pub(super) upright: bool,
}

/// How far an arrow key moves it.
const STEP: i32 = 16;

#[component]
pub(super) fn Splitter(props: &Props) -> Html {
    let value = use_state(|| props.value);
    let held = use_mut_ref(|| None::<(i32, u32)>);
    let (from, to, upright) = (props.from, props.to, props.upright);
    let sign = if props.mirrored { -1 } else { 1 };
    let moved = move |length: u32, by: i32| length.saturating_add_signed(by * sign).clamp(from, to);
    use_effect_with(*value, {
        let name = props.name;
        move |length| {
            if let Some(root) = browser::root() {
                browser::set_length(&root, name, *length);
            }
        }
    });
    let down = {
        let (held, value) = (held.clone(), value.clone());
        Callback::from(move |event: PointerEvent| {
            let target: HtmlElement = event.target_unchecked_into();
            let _ = target.set_pointer_capture(event.pointer_id());
            *held.borrow_mut() = Some((place(&event, upright), *value));
        })
    };
    let drag = {
        let (held, value) = (held.clone(), value.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some((start, length)) = *held.borrow() {
                value.set(moved(length, place(&event, upright) - start));
            }
        })
    };
    let up = Callback::from(move |_: PointerEvent| *held.borrow_mut() = None);
    let key = {
        let value = value.clone();
        Callback::from(move |event: KeyboardEvent| {
            let by = match (event.key().as_str(), upright) {
                ("ArrowLeft", true) | ("ArrowUp", false) => -STEP,
                ("ArrowRight", true) | ("ArrowDown", false) => STEP,
                _ => return,
            };
            event.prevent_default();
            value.set(moved(*value, by));
        })
    };
    html! {
        <div class={classes!("splitter", &props.name[2..])} role="separator" tabindex="0" aria-label={props.label}
            aria-orientation={if upright { "vertical" } else { "horizontal" }}
            aria-valuemin={from.to_string()} aria-valuemax={to.to_string()} aria-valuenow={value.to_string()}
            onpointerdown={down} onpointermove={drag} onpointerup={up} onkeydown={key}></div>
    }
}

fn place(event: &PointerEvent, upright: bool) -> i32 {
    if upright {
        event.client_x()
    } else {
        event.client_y()
    }
}
