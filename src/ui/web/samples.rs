//! Samples: real messages to look at.

use super::{
    icon::{Icon, Shape},
    menu::{Item, Menu},
};
use crate::ui::state::Action;
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
    let items: Vec<Item> = SAMPLES
        .iter()
        .map(|sample| Item {
            title: sample.title.into(),
            about: sample.about.into(),
            action: props.say.reform(|()| sample.open()),
        })
        .collect();
    html! {
        <Menu id="samples" name="Samples" icon={html! { <Icon shape={Shape::Samples} /> }} items={items} />
    }
}
