//! The border between two panes, moved by pointer or by arrow keys.

use super::browser;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

#[derive(Clone, Properties, PartialEq)]
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

impl Props {
    /// A length that was moved by so many pixels to the right or down.
    fn moved(&self, length: u32, by: i32) -> u32 {
        let by = if self.mirrored {
            by.saturating_neg()
        } else {
            by
        };
        length.saturating_add_signed(by).clamp(self.from, self.to)
    }

    /// Where the pointer is, on the way that the border can go.
    fn place(&self, event: &PointerEvent) -> i32 {
        if self.upright {
            event.client_x()
        } else {
            event.client_y()
        }
    }

    /// How far a key moves the border.
    fn step(&self, key: &str) -> Option<i32> {
        match (key, self.upright) {
            ("ArrowLeft", true) | ("ArrowUp", false) => Some(-STEP),
            ("ArrowRight", true) | ("ArrowDown", false) => Some(STEP),
            _ => None,
        }
    }
}

#[component]
pub(super) fn Splitter(props: &Props) -> Html {
    let value = use_state(|| props.value);
    let held = use_mut_ref(|| None::<(i32, u32)>);
    use_effect_with(*value, {
        let name = props.name;
        move |length| {
            if let Some(root) = browser::root() {
                browser::set_length(&root, name, *length);
            }
        }
    });
    let down = {
        let (props, held, value) = (props.clone(), held.clone(), value.clone());
        Callback::from(move |event: PointerEvent| {
            let target: HtmlElement = event.target_unchecked_into();
            let _ = target.set_pointer_capture(event.pointer_id());
            *held.borrow_mut() = Some((props.place(&event), *value));
        })
    };
    let drag = {
        let (props, held, value) = (props.clone(), held.clone(), value.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some((start, length)) = *held.borrow() {
                value.set(props.moved(length, props.place(&event) - start));
            }
        })
    };
    let up = Callback::from(move |_: PointerEvent| *held.borrow_mut() = None);
    let key = {
        let (props, value) = (props.clone(), value.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(by) = props.step(&event.key()) {
                event.prevent_default();
                value.set(props.moved(*value, by));
            }
        })
    };
    html! {
        <div class={classes!("splitter", &props.name[2..])} role="separator" tabindex="0" aria-label={props.label}
            aria-orientation={if props.upright { "vertical" } else { "horizontal" }}
            aria-valuemin={props.from.to_string()} aria-valuemax={props.to.to_string()} aria-valuenow={value.to_string()}
            onpointerdown={down} onpointermove={drag} onpointerup={up} onkeydown={key}></div>
    }
}
