//! Sentences of the engine.

use crate::view::words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) text: String,
}

/// A sentence; what it quotes from the message is set as code.
#[component]
pub(super) fn Said(props: &Props) -> Html {
    let runs = words::quoted(&props.text).into_iter().map(|(run, quoted)| {
        if quoted {
            html! { <code>{ run }</code> }
        } else {
            html! { run }
        }
    });
    html! { <>{ for runs }</> }
}
