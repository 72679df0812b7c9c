//! Samples: real messages to look at.

use super::{
    browser,
    icon::{Icon, Shape},
};
use crate::ui::state::Action;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

/// A sample: it comes with the page, so that looking at one asks for nothing.
#[derive(PartialEq, Eq)]
pub(super) struct Sample {
    pub(super) title: &'static str,
    pub(super) about: &'static str,
    file: &'static str,
    text: &'static str,
}

pub(super) const SAMPLES: [Sample; 3] = [
    Sample {
        title: "Typing errors",
        about: "Seven messages with a misspelled field, wrong separators in a digest, an INVITE without its body",
        file: "typing-errors.txt",
        text: include_str!("../../../www/samples/typing-errors.txt"),
    },
    Sample {
        title: "Softphone notes",
        about: "Ten messages with remarks between them; a challenge answered in another call (user 115, password 123456)",
        file: "softphone-notes.txt",
        text: include_str!("../../../www/samples/softphone-notes.txt"),
    },
    Sample {
        title: "FreeSWITCH calls",
        about: "Nineteen messages back to back: a call, a cancellation, a registration (user 10103002002, password 123456)",
        file: "freeswitch-calls.txt",
        text: include_str!("../../../www/samples/freeswitch-calls.txt"),
    },
];

impl Sample {
    pub(super) fn open(&self) -> Action {
        Action::Open {
            name: self.file.to_owned(),
            bytes: self.text.as_bytes().to_vec(),
        }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) say: Callback<Action>,
}

/// A button that opens the list of samples.
#[component]
pub(super) fn SamplesMenu(props: &Props) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let keys = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "Escape" => {
                    open.set(false);
                    browser::focus("samples-button");
                    return;
                }
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            event.prevent_default();
            browser::focus_beside("#samples [role=menuitem]", step);
        })
    };
    let leave = {
        let open = open.clone();
        Callback::from(move |event: FocusEvent| {
            let here = event
                .current_target()
                .and_then(|t| t.dyn_into::<HtmlElement>().ok());
            let there = event
                .related_target()
                .and_then(|t| t.dyn_into::<Node>().ok());
            if !here.is_some_and(|here| here.contains(there.as_ref())) {
                open.set(false);
            }
        })
    };
    use_effect_with(*open, |open| {
        if *open {
            browser::focus_beside("#samples [role=menuitem]", 1);
        }
    });
    html! {
        <div class="menu" onkeydown={keys} onfocusout={leave}>
            <button type="button" class="tool" id="samples-button" aria-haspopup="menu"
                aria-expanded={open.to_string()} onclick={toggle}>
                <Icon shape={Shape::Samples} /><span class="word">{ "Samples" }</span>
            </button>
            if *open {
                <div class="menu-list" id="samples" role="menu" aria-label="Samples">
                    { for SAMPLES.iter().map(|sample| item(sample, &props.say, &open)) }
                </div>
            }
        </div>
    }
}

fn item(sample: &'static Sample, say: &Callback<Action>, open: &UseStateHandle<bool>) -> Html {
    let (say, open) = (say.clone(), open.clone());
    let choose = Callback::from(move |_: MouseEvent| {
        open.set(false);
        say.emit(sample.open());
    });
    html! {
        <button type="button" role="menuitem" tabindex="-1" onclick={choose}>
            <strong>{ sample.title }</strong>
            <span>{ sample.about }</span>
        </button>
    }
}
